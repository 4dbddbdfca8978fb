// Calls of the service of @auth0/auth0-angular that have an exact counterpart: signing in and out.
import ts from 'typescript';
import type { Edits } from '../../code/edits.ts';
import type { Report } from '../report/report.ts';
import { instanceOrigin, usesIn, type Use } from '../symbols/origin.ts';
import { auth0Angular } from '../symbols/package-types.ts';
import type { Workspace } from '../symbols/workspace.ts';
import { goneMembers, looksGone } from './advice.ts';
import { loginArguments, logoutArguments } from './call-arguments.ts';
import { isAuthServiceMember } from './members.ts';

/** @param observed what reads an observable, and is taken care of elsewhere. */
export function migrateCalls(
  edits: Edits,
  workspace: Workspace,
  source: ts.SourceFile,
  observed: ReadonlySet<ts.Node>,
  report: Report,
): void {
  for (const use of usesIn(workspace, source)) {
    if (!isAuthServiceMember(use) || observed.has(use.node)) continue;
    const member = use.member ?? '';
    if (isCalled(member) && convert(edits, use)) continue;
    if (member === 'logout') {
      if (isOldLogout(use)) {
        report.leave(use.node, 'logout(): takes { scope, returnTo }, and returns nothing.');
      }
    } else if (member in goneMembers) {
      report.leave(use.node, `${member}: ${goneMembers[member]}`);
    }
  }
  reportLookalikes(workspace, source, report);
}

const isCalled = (member: string) => member === 'loginWithRedirect' || member === 'logout';

/** On what has no type that says whose it is. */
function reportLookalikes(workspace: Workspace, source: ts.SourceFile, report: Report): void {
  const { checker } = workspace;
  const visit = (node: ts.Node): void => {
    if (ts.isElementAccessExpression(node) && !ts.isStringLiteralLike(node.argumentExpression)) {
      const origin = instanceOrigin(checker, checker.getTypeAtLocation(node.expression));
      if (isAuthServiceMember(origin && { ...origin, member: '' })) {
        report.leave(
          node,
          `${node.getText()}: which member this reads is only known while the app runs.`,
        );
      }
    }
    if (ts.isPropertyAccessExpression(node) && looksGone(node.name.text)) {
      const symbol = checker.getSymbolAtLocation(node.name);
      if (!symbol) {
        report.leave(
          node.name,
          `${node.name.text}, on a value without a type: ${goneMembers[node.name.text]}`,
        );
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** What only the old logout() takes and returns. */
function isOldLogout({ node, module }: Use): boolean {
  const call = callOf(node);
  if (!call) return module === auth0Angular;
  const [options] = call.arguments;
  if (/\b(?:logoutParams|openUrl)\b/.test(options?.getText() ?? '')) return true;
  return ts.isPropertyAccessExpression(call.parent) || (module === auth0Angular && !!options);
}

function callOf(name: ts.Node): ts.CallExpression | null {
  const access = name.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name !== name) return null;
  const call = access.parent;
  return ts.isCallExpression(call) && call.expression === access ? call : null;
}

function convert(edits: Edits, use: Use): boolean {
  const call = callOf(use.node);
  const isLogout = use.member === 'logout';
  if (!call) return false;
  if (isLogout && !isOldLogout(use)) return false;
  const given = (isLogout ? logoutArguments : loginArguments)(call.arguments, quoteOf(call));
  const whole = subscribed(call) ?? call;
  if (given === null) return false;
  // Nobody may use what it returned: an Observable there, a Promise or nothing here.
  const awaited = !isLogout && isAwaited(whole);
  if (!isUnused(whole) && !awaited) return false;
  const { fileName } = call.getSourceFile();
  edits.replaceNode(use.node, isLogout ? 'logout' : 'login');
  edits.replace(fileName, use.node.getEnd(), call.getEnd(), `(${given})`);
  if (whole !== call) edits.replace(fileName, call.getEnd(), whole.getEnd(), '');
  if (awaited) {
    const outer = whole.parent as ts.CallExpression;
    edits.replace(fileName, outer.getStart(), whole.getStart(), '');
    edits.replace(fileName, whole.getEnd(), outer.getEnd(), '');
  }
  return true;
}

/** The quotes of the file. */
const quoteOf = (node: ts.Node) =>
  /\bfrom\s*(['"])/.exec(node.getSourceFile().text)?.[1] === '"' ? '"' : "'";

/** `….subscribe()`, which the old calls needed to do anything. */
function subscribed(call: ts.CallExpression): ts.CallExpression | null {
  const access = call.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name.text !== 'subscribe') return null;
  const outer = access.parent;
  return ts.isCallExpression(outer) && outer.arguments.length === 0 ? outer : null;
}

/** `await firstValueFrom(…)` of a statement. */
function isAwaited(node: ts.Expression): boolean {
  const { parent } = node;
  return (
    ts.isCallExpression(parent) &&
    /^(?:firstValueFrom|lastValueFrom)$/.test(parent.expression.getText()) &&
    parent.arguments.length === 1 &&
    ts.isAwaitExpression(parent.parent) &&
    ts.isExpressionStatement(parent.parent.parent)
  );
}

/** Functions that do nothing with what a callback returns. */
const ignores =
  /\.?(?:tap|subscribe|forEach|addEventListener|setTimeout|then|finally|run|runOutsideAngular)$/;

/** Whether nobody uses the value. */
function isUnused(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return true;
  if (ts.isParenthesizedExpression(parent)) return isUnused(parent);
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const decides =
      kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
    return decides && parent.right === node && isUnused(parent);
  }
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isUnused(parent);
  if (!ts.isArrowFunction(parent) || parent.body !== node) return false;
  const call = parent.parent;
  // `then()` hands the value on; only at the end of a chain nobody takes it.
  return ts.isCallExpression(call) && ignores.test(call.expression.getText()) && isQuiet(call);
}

function isQuiet(call: ts.CallExpression): boolean {
  return /then$/.test(call.expression.getText()) ? isUnused(call) : true;
}
