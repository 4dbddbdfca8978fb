// The provider of AuthHttp, with its factory: goes where no class asks for AuthHttp.
import ts from 'typescript';
import type { Edits } from '../../code/edits.ts';
import { importedNames, referencesTo } from '../../code/imports.ts';
import { property, removeElement } from '../../code/lists.ts';
import { findAll } from '../../code/source.ts';
import { usesIn } from '../symbols/origin.ts';
import { angular2Jwt } from '../symbols/package-types.ts';
import type { Workspace } from '../symbols/workspace.ts';

/** Whether a file needs AuthHttp for more than to provide it. */
export function asksForAuthHttp(workspace: Workspace, source: ts.SourceFile): boolean {
  return usesIn(workspace, source).some(
    ({ module, name, node }) =>
      module === angular2Jwt &&
      name === 'AuthHttp' &&
      !ts.isImportSpecifier(node.parent) &&
      !providerAround(node) &&
      !factoryAround(node),
  );
}

/** `{ provide: AuthHttp, useFactory: …, deps: […] }` in a list. */
function providerAround(node: ts.Node): ts.ObjectLiteralExpression | null {
  const assignment = node.parent;
  if (!ts.isPropertyAssignment(assignment) || assignment.name.getText() !== 'provide') return null;
  const object = assignment.parent;
  return ts.isArrayLiteralExpression(object.parent) ? object : null;
}

/** A function that does nothing but make one. */
function factoryAround(node: ts.Node): ts.FunctionDeclaration | null {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isFunctionDeclaration(at)) continue;
    const [only, more] = at.body?.statements ?? [];
    const makes = only && !more && ts.isReturnStatement(only) && only.expression;
    return makes && ts.isNewExpression(makes) && /^AuthHttp$/.test(makes.expression.getText())
      ? at
      : null;
  }
  return null;
}

/** Takes provider, factory and what only they import out of a file. */
export function dropAuthHttpProvider(edits: Edits, source: ts.SourceFile): void {
  const imported = importedNames(source, angular2Jwt).find(({ name }) => name === 'AuthHttp');
  if (!imported) return;
  const uses = referencesTo(source, imported.local);
  const providers = uses.flatMap((use) => providerAround(use) ?? []);
  const factories = new Set(uses.flatMap((use) => factoryAround(use) ?? []));
  const isKnown = (use: ts.Node) => providerAround(use) !== null || factoryAround(use) !== null;
  if (!uses.every(isKnown) || new Set(providers).size !== 1) return;
  const [provider] = providers;
  if (!provider) return;
  const named = property(provider, 'useFactory');
  for (const factory of factories) {
    const name = factory.name?.text ?? '';
    const calls = referencesTo(source, name).filter((one) => one.parent !== factory);
    const own = named && calls.every((one) => one.pos >= named.pos && one.end <= named.end);
    if (!own) return;
  }
  removeElement(edits, provider);
  for (const factory of factories) {
    const rest = /^[ \t]*\r?\n(?:[ \t]*\r?\n)?/.exec(source.text.slice(factory.getEnd()))?.[0]
      .length;
    edits.replace(source.fileName, factory.getStart(), factory.getEnd() + (rest ?? 0), '');
  }
  const isGone = (one: ts.Node) => edits.covers(source.fileName, one.getStart(), one.getEnd());
  for (const { module, name, local } of importedNames(source)) {
    const reads = findAll(source, ts.isIdentifier).filter(
      (one) => one.text === local && !ts.isImportSpecifier(one.parent),
    );
    if (reads.length > 0 && reads.every(isGone)) edits.dropImport(source, module, name);
  }
}
