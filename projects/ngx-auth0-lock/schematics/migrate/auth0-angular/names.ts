// Names of @auth0/auth0-angular with a counterpart: its service, guards, interceptor function and types.
import ts from 'typescript';
import type { Edits } from '../../code/edits.ts';
import { importedNames, referencesTo, type ImportedName } from '../../code/imports.ts';
import { removeElement } from '../../code/lists.ts';
import { bare, findAll } from '../../code/source.ts';
import type { Report } from '../report/report.ts';
import { instanceOrigin } from '../symbols/origin.ts';
import { auth0Angular, ours } from '../symbols/package-types.ts';
import type { Workspace } from '../symbols/workspace.ts';
import { goneNames, renamed } from './advice.ts';

/** @param retyped uses of AuthService that become another type. */
export function migrateNames(
  edits: Edits,
  source: ts.SourceFile,
  retyped: ReadonlySet<ts.Node>,
  report: Report,
): void {
  for (const imported of importedNames(source, auth0Angular)) {
    const name = renamed[imported.name];
    const blocking = reasonsToStay(source, imported);
    for (const { node, why } of blocking) report.leave(node, `${imported.name}: ${why}`);
    if (blocking.length > 0) continue;
    if (name) rename(edits, source, imported, name, retyped);
    else if (imported.name in goneNames) {
      report.leave(imported.specifier, `${imported.name}: ${goneNames[imported.name]}`);
    }
  }
}

/** Whether the file's AuthService stays the old one, and with it what is called on it. */
export const keepsService = (source: ts.SourceFile) =>
  importedNames(source, auth0Angular).some(
    (one) => one.name === 'AuthService' && reasonsToStay(source, one).length > 0,
  );

function reasonsToStay(
  source: ts.SourceFile,
  { name, local }: ImportedName,
): { node: ts.Node; why: string }[] {
  const uses = referencesTo(source, local);
  if (renamed[name] === 'authGuard') {
    return uses
      .filter((use) => !guardsRoute(use))
      .map((node) => ({
        node,
        why: 'put authGuard into canActivate, canActivateChild or canMatch.',
      }));
  }
  if (name !== 'AuthService') return [];
  return uses.flatMap((node) => {
    const { parent } = node;
    if (ts.isExpressionWithTypeArguments(parent)) {
      return [{ node, why: 'a class of yours extends it: let it inject AuthService instead.' }];
    }
    if (
      ts.isPropertyAssignment(parent) &&
      /^(?:provide|useExisting|useClass)$/.test(parent.name.getText())
    ) {
      return [
        {
          node,
          why: 'something else is provided in its place: on a server AuthService of ngx-auth0-lock is pending and needs no stand-in; in tests provideAuthTesting() is one.',
        },
      ];
    }
    if (ts.isExportSpecifier(parent)) {
      return [{ node, why: "it is passed on: export AuthService from 'ngx-auth0-lock' there." }];
    }
    return [];
  });
}

function rename(
  edits: Edits,
  source: ts.SourceFile,
  { name, local }: ImportedName,
  target: string,
  retyped: ReadonlySet<ts.Node>,
): void {
  const uses = referencesTo(source, local);
  edits.dropImport(source, auth0Angular, name);
  const doubles = uses.filter((use) => hasTwin(use, target));
  for (const use of doubles) removeElement(edits, use);
  const others = uses.filter((use) => !doubles.includes(use) && !retyped.has(use));
  if (others.length === 0) return;
  const here = edits.import(source, ours, target);
  for (const use of others) if (use.text !== here) edits.replaceNode(use, here);
}

/** A list of guards or of interceptors, where one of a kind is enough. */
function hasTwin({ parent }: ts.Identifier, target: string): boolean {
  if (!ts.isArrayLiteralExpression(parent) || target === 'AuthService') return false;
  return parent.elements.some((one) => one.getText() === target);
}

function guardsRoute({ parent }: ts.Identifier): boolean {
  if (!ts.isArrayLiteralExpression(parent) || !ts.isPropertyAssignment(parent.parent)) return false;
  return ['canActivate', 'canActivateChild', 'canMatch'].includes(parent.parent.name.getText());
}

/** Claims of the app's own: anything there, unknown until checked here. */
export function reportOwnClaims(workspace: Workspace, source: ts.SourceFile, report: Report): void {
  const { checker } = workspace;
  const isClaims = (node: ts.Expression) => {
    const origin = instanceOrigin(checker, checker.getTypeAtLocation(node));
    return /^(?:User|IdToken|IdTokenClaims)$/.test(origin?.name ?? '') && origin?.member === null;
  };
  const accesses = findAll(
    source,
    (node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression =>
      ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node),
  );
  for (const node of accesses) {
    const name = ts.isPropertyAccessExpression(node)
      ? node.name.text
      : ts.isStringLiteralLike(bare(node.argumentExpression))
        ? (bare(node.argumentExpression) as ts.StringLiteralLike).text
        : null;
    if (!isClaims(node.expression)) continue;
    const known = name !== null && checker.getTypeAtLocation(node.expression).getProperty(name);
    if (known && name !== '__raw') continue;
    const raw = name === '__raw';
    report.leave(
      raw && ts.isPropertyAccessExpression(node) ? node.name : node,
      raw
        ? '__raw: the raw ID token is auth.idToken().'
        : `${name ?? node.getText()}, a claim of your own: it is \`unknown\` in IdTokenClaims, so check its type before using it.`,
    );
  }
}
