// Finds the templates of components that hold an AuthService, and converts them.
import type { Tree } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import ts from 'typescript';
import { decoratorOf } from '../code/decorators.ts';
import type { Edits } from '../code/edits.ts';
import { importedNames, referencesTo } from '../code/imports.ts';
import { arrayOf, literalText, property, removeElement, valueOf } from '../code/lists.ts';
import { findAll, shown } from '../code/source.ts';
import { authMembers } from './auth-members.ts';
import type { Report } from './report.ts';
import { templateChange } from './template-edits.ts';

interface Template {
  readonly path: string;
  readonly text: string;
  /** Where it starts in the file. */
  readonly offset: number;
}

export function migrateTemplates(
  edits: Edits,
  tree: Tree,
  source: ts.SourceFile,
  report: Report,
): void {
  const { fields } = authMembers(source);
  if (fields.size === 0) return;
  for (const declaration of findAll(source, ts.isClassDeclaration)) {
    const component = decoratorOf(declaration, 'Component');
    const template = component && templateOf(tree, component);
    if (!component || !template) continue;
    const { path, text, offset } = template;
    const change = templateChange(text, path, fields);
    if (!change) {
      report.leave(shown(path), 'This template has errors, so it was not looked at.');
      continue;
    }
    for (const edit of change.edits) {
      edits.replace(path, offset + edit.start, offset + edit.end, edit.text);
    }
    const whole = tree.readText(path);
    for (const { position, what } of change.left) {
      const line = whole.slice(0, offset + position).split('\n').length;
      report.leave(`${shown(path)}:${line}`, what);
    }
    if (change.edits.length > 0 && !change.usesAsync) dropAsyncPipe(edits, source, component);
  }
}

function templateOf(tree: Tree, component: ts.ObjectLiteralExpression): Template | null {
  const { fileName } = component.getSourceFile();
  const url = literalText(valueOf(component, 'templateUrl'));
  if (url !== null) {
    const path = posix.join(posix.dirname(fileName), url);
    return tree.exists(path) ? { path, text: tree.readText(path), offset: 0 } : null;
  }
  const inline = valueOf(component, 'template');
  if (!inline || !ts.isStringLiteralLike(inline)) return null;
  const text = inline.getText().slice(1, -1);
  // With escapes in it, positions would not be those of the file.
  return text === inline.text ? { path: fileName, text, offset: inline.getStart() + 1 } : null;
}

/** An import that a template does not use is a warning of the build. */
function dropAsyncPipe(
  edits: Edits,
  source: ts.SourceFile,
  component: ts.ObjectLiteralExpression,
): void {
  const pipe = importedNames(source, '@angular/common').find(({ name }) => name === 'AsyncPipe');
  if (!pipe || !property(component, 'imports')) return;
  const element = arrayOf(component, 'imports')?.elements.find(
    (one) => one.getText() === pipe.local,
  );
  if (!element) return;
  removeElement(edits, element);
  if (referencesTo(source, pipe.local).length === 1) {
    edits.dropImport(source, '@angular/common', pipe.name);
  }
}
