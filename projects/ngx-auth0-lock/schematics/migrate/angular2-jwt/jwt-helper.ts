// angular2-jwt's JwtHelper: its methods become functions of ngx-auth0-lock, and the helper goes.
import ts from 'typescript';
import { library } from '../../app/lock-setup.ts';
import type { Edits } from '../../code/edits.ts';
import { referencesTo, type ImportedName } from '../../code/imports.ts';
import { findAll } from '../../code/source.ts';
import type { Report } from '../report/report.ts';

const functions: Readonly<Record<string, string>> = {
  decodeToken: 'decodeIdToken',
  isTokenExpired: 'isTokenExpired',
  getTokenExpirationDate: 'getTokenExpirationDate',
};

/** `helper = new JwtHelper()`, and how it is named where it is used. */
type Holder = ts.PropertyDeclaration | ts.VariableDeclaration;

/** All uses in a file, or none: a helper that is half gone helps nobody. */
export function migrateJwtHelper(
  edits: Edits,
  source: ts.SourceFile,
  { module, name, local }: ImportedName,
  report: Report,
): void {
  const made = findAll(source, ts.isNewExpression).filter(
    ({ expression }) => ts.isIdentifier(expression) && expression.text === local,
  );
  const holders = made.map(({ parent }) => parent).filter(isHolder);
  const uses = made
    .flatMap((one): ts.Node[] => (isHolder(one.parent) ? usesOf(source, one.parent) : [one]))
    .map((node) => ({ node, call: convertible(node) }));
  const typed = holders.flatMap(({ type }) => (type ? findAll(type, ts.isIdentifier) : []));
  const known = new Set<ts.Node>([...typed, ...made.map(({ expression }) => expression)]);
  const unknown = referencesTo(source, local).filter((one) => !known.has(one));
  const unsafe = [...unknown, ...uses.filter(({ call }) => !call).map(({ node }) => node)];
  for (const node of unsafe) report.leave(node, sayWhy(node));
  if (unsafe.length > 0) return;

  edits.dropImport(source, module, name);
  for (const { call } of uses) {
    if (!call) continue;
    const method = (call.expression as ts.PropertyAccessExpression).name.text;
    const ours = edits.import(source, library, functions[method] as string);
    edits.replaceNode(call.expression, ours);
  }
  for (const holder of holders) removeHolder(edits, holder);
}

function isHolder(node: ts.Node): node is Holder {
  if (ts.isPropertyDeclaration(node)) return ts.isIdentifier(node.name);
  return (
    ts.isVariableDeclaration(node) &&
    ts.isIdentifier(node.name) &&
    ts.isVariableDeclarationList(node.parent) &&
    node.parent.declarations.length === 1 &&
    ts.isVariableStatement(node.parent.parent)
  );
}

function usesOf(source: ts.SourceFile, holder: Holder): ts.Node[] {
  const { text } = holder.name as ts.Identifier;
  if (ts.isVariableDeclaration(holder)) {
    return referencesTo(source, text).filter((one) => one.parent !== holder);
  }
  return findAll(source, ts.isPropertyAccessExpression).filter(
    ({ expression, name }) => name.text === text && expression.kind === ts.SyntaxKind.ThisKeyword,
  );
}

/** The call of a method that has a counterpart, where null in the place of an exception does no harm. */
function convertible(helper: ts.Node): ts.CallExpression | null {
  const access = helper.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== helper) return null;
  const call = access.parent;
  if (!ts.isCallExpression(call) || call.expression !== access) return null;
  if (!(access.name.text in functions) || call.arguments.length === 0) return null;
  const { parent } = call;
  const readOn =
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) &&
    parent.expression === call &&
    !parent.questionDotToken;
  return readOn && access.name.text !== 'isTokenExpired' ? null : call;
}

function sayWhy(node: ts.Node): string {
  const access = node.parent;
  const method = ts.isPropertyAccessExpression(access) ? access.name.text : '';
  const ours = functions[method];
  return ours && ours !== 'isTokenExpired'
    ? `JwtHelper.${method}(): ${ours}() from ngx-auth0-lock returns null where this threw, so reading on from it needs a check.`
    : 'JwtHelper: use decodeIdToken(), isTokenExpired() and getTokenExpirationDate() from ngx-auth0-lock, or auth.user().';
}

function removeHolder(edits: Edits, holder: Holder): void {
  const node = ts.isPropertyDeclaration(holder) ? holder : holder.parent.parent;
  const { fileName, text } = node.getSourceFile();
  const start = text.lastIndexOf('\n', node.getStart() - 1) + 1;
  const own = text.slice(start, node.getStart()).trim() === '';
  const rest = /^[ \t]*\r?\n/.exec(text.slice(node.getEnd()))?.[0].length;
  if (own && rest !== undefined) edits.replace(fileName, start, node.getEnd() + rest, '');
  else edits.replaceNode(node, '');
}
