// The `Auth` service of Auth0's Angular 2 tutorial: recognised by its exact shape, and replaced by AuthService.
import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';
import { library } from '../app/lock-setup.ts';
import type { Edits } from '../code/edits.ts';
import { resolveRelative } from '../code/follow.ts';
import { importedNames, moduleOf, referencesTo, type ImportedName } from '../code/imports.ts';
import { literalText, removeElement } from '../code/lists.ts';
import { findAll, shown } from '../code/source.ts';
import type { Report } from './report.ts';
import { tutorialLock } from './tutorial-shape.ts';

export interface TutorialLock {
  readonly clientId: string;
  readonly domain: string;
}

const advice =
  "new Auth0Lock(…): this service is more than the tutorial's, so it is yours to replace by AuthService. provideAuth0Lock() takes client id, domain, and Lock's options as `lock`; login(), logout() and authenticated() keep their names, the profile is auth.user().";

/** @returns what the service that was replaced gave to Lock; null where none was. */
export function migrateTutorialService(
  edits: Edits,
  tree: Tree,
  sources: readonly ts.SourceFile[],
  report: Report,
): TutorialLock | null {
  for (const source of sources) {
    const locks = findAll(source, ts.isNewExpression).filter(({ expression }) =>
      /^Auth0Lock(?:Passwordless)?$/.test(expression.getText()),
    );
    const [first] = locks;
    if (!first) continue;
    const found = tutorialLock(tree, source);
    const users = found ? usersOf(tree, sources, source, found.className) : null;
    if (!found || !users || users.some(({ from }) => usesMore(from))) {
      report.leave(first, advice);
      continue;
    }
    edits.remove(source.fileName);
    for (const { from, imported } of users) replaceIn(edits, from, imported);
    const { clientId, domain } = found;
    return { clientId, domain };
  }
  return null;
}

interface User {
  readonly from: ts.SourceFile;
  readonly imported: ImportedName;
}

/** Who imports the service; null where it is passed on in ways that are not followed. */
function usersOf(
  tree: Tree,
  sources: readonly ts.SourceFile[],
  service: ts.SourceFile,
  className: string,
): User[] | null {
  const users: User[] = [];
  const file = shown(service.fileName).replace(/^.*\/|\.ts$/g, '');
  for (const from of sources) {
    const exported = from.statements.filter(ts.isExportDeclaration).some((one) => {
      const module = one.moduleSpecifier;
      return module && resolveRelative(tree, from, literalText(module) ?? '') === service.fileName;
    });
    if (exported) return null;
    for (const imported of importedNames(from)) {
      const path = resolveRelative(tree, from, imported.module);
      if (path === service.fileName) users.push({ from, imported });
      // By a path of tsconfig.json, perhaps.
      else if (!path && imported.name === className && imported.module.endsWith(file)) return null;
    }
    const others = from.statements
      .filter(ts.isImportDeclaration)
      .filter(
        (one) =>
          resolveRelative(tree, from, moduleOf(one)) === service.fileName &&
          !users.some(({ imported }) => imported.declaration === one),
      );
    if (others.length > 0) return null;
  }
  return users;
}

/** Whether somebody talks to the service's Lock directly. */
const usesMore = (source: ts.SourceFile) =>
  findAll(source, ts.isPropertyAccessExpression).some(
    ({ name, expression }) => name.text === 'lock' && expression.kind !== ts.SyntaxKind.ThisKeyword,
  );

function replaceIn(edits: Edits, source: ts.SourceFile, imported: ImportedName): void {
  edits.dropImport(source, imported.module, imported.name);
  const uses = referencesTo(source, imported.local);
  const provided = uses.filter(isProvided);
  for (const use of provided) removeElement(edits, use);
  const others = uses.filter((use) => !provided.includes(use));
  if (others.length === 0) return;
  const ours = edits.import(source, library, 'AuthService');
  for (const use of others) edits.replaceNode(use, ours);
}

/** In `providers: […]`: AuthService is there by itself. */
function isProvided({ parent }: ts.Identifier): boolean {
  if (!ts.isArrayLiteralExpression(parent)) return false;
  const owner = parent.parent;
  return ts.isPropertyAssignment(owner) && owner.name.getText() === 'providers';
}
