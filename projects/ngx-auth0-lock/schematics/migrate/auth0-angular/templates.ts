// Converts the templates of components that hold an AuthService, and the pipe that they then need no more.
import ts from 'typescript';
import type { Edits } from '../../code/edits.ts';
import { importedNames, referencesTo } from '../../code/imports.ts';
import { arrayOf, property, removeElement } from '../../code/lists.ts';
import { placeOf } from '../../code/source.ts';
import type { Report } from '../report/report.ts';
import type { Workspace } from '../symbols/workspace.ts';
import {
  placeIn,
  templatesOf,
  type ComponentTemplate,
  type UnreadTemplate,
} from '../templates/component-template.ts';
import { keepsService } from './names.ts';
import { templateChange, type TemplateChange } from './template-edits.ts';

const talksOfAuth =
  /(?:isAuthenticated|user|isLoading|error|idTokenClaims|appState)\$|loginWith|logout|getAccessToken|handleRedirectCallback/;

/** All at once: components may share a template, and then agree on it or leave it. */
export function migrateTemplates(
  edits: Edits,
  workspace: Workspace,
  sources: readonly ts.SourceFile[],
  report: Report,
): void {
  const changes = new Map<string, Found[]>();
  for (const source of sources.filter((one) => !keepsService(one))) {
    const { read, unread } = templatesOf(workspace, source, (text) => talksOfAuth.test(text));
    for (const one of unread) reportUnread(workspace, source, one, report);
    for (const template of read) {
      const external = template.path !== source.fileName;
      const key = external ? template.path : `${source.fileName}:${template.metadata.pos}`;
      const found = { source, template, change: templateChange(template) };
      changes.set(key, [...(changes.get(key) ?? []), found]);
    }
  }
  for (const found of changes.values()) migrateShared(edits, workspace, found, report);
}

interface Found {
  readonly source: ts.SourceFile;
  readonly template: ComponentTemplate;
  readonly change: TemplateChange;
}

function migrateShared(
  edits: Edits,
  workspace: Workspace,
  found: readonly Found[],
  report: Report,
): void {
  const wanted = new Set(found.map(({ change }) => JSON.stringify(change.edits)));
  if (wanted.size > 1) {
    const places = found.flatMap(({ template, change }) =>
      change.edits.map(({ start }) => placeIn(workspace, template.path, start)),
    );
    for (const place of places) {
      report.leave(
        place,
        'This template belongs to several components, which mean different things by this name: convert it by hand.',
      );
    }
    return;
  }
  for (const { source, template, change } of found) {
    for (const { start, end, text } of change.edits) {
      edits.replace(template.path, start, end, text);
    }
    for (const { position, what } of change.left) {
      const there = template.mapped.positionOf(position);
      const inside = there !== null && template.mapped.edit(position, position, '') !== null;
      report.leave(
        inside ? placeIn(workspace, template.path, there) : placeOf(template.metadata),
        what,
      );
    }
    if (change.edits.length > 0 && !change.usesAsync) dropAsyncPipe(edits, source, template);
  }
}

function reportUnread(
  workspace: Workspace,
  source: ts.SourceFile,
  { node, path, why, text }: UnreadTemplate,
  report: Report,
): void {
  const names = new Set([...text.matchAll(new RegExp(talksOfAuth, 'g'))].map(([name]) => name));
  report.leave(
    path === source.fileName ? node : placeIn(workspace, path, 0),
    `This template ${why}, so it was not touched. It names ${[...names].join(', ')}.`,
  );
}

/** An import that a template does not use is a warning of the build. */
function dropAsyncPipe(
  edits: Edits,
  source: ts.SourceFile,
  { metadata }: { readonly metadata: ts.ObjectLiteralExpression },
): void {
  const pipe = importedNames(source, '@angular/common').find(({ name }) => name === 'AsyncPipe');
  const imports = property(metadata, 'imports');
  if (!pipe || !imports || !ts.isPropertyAssignment(imports)) return;
  if (!ts.isArrayLiteralExpression(imports.initializer)) return;
  const element = arrayOf(metadata, 'imports')?.elements.find(
    (one) => one.getText() === pipe.local,
  );
  if (!element) return;
  removeElement(edits, element);
  if (referencesTo(source, pipe.local).length === 1) {
    edits.dropImport(source, '@angular/common', pipe.name);
  }
}
