// Templates written against @auth0/auth0-angular: what reads `auth.user$ | async` then reads `auth.user()`.
import * as compiler from '@angular/compiler';
import ts from 'typescript';
import { parse } from '../code/source.ts';
import { loginArguments, logoutArguments } from './auth-calls.ts';
import { goneMembers, signals } from './auth0-angular.ts';
import type { TextEdit } from '../code/text-edit.ts';

export interface TemplateChange {
  readonly edits: readonly TextEdit[];
  /** Position in the template → what to do there. */
  readonly left: readonly { readonly position: number; readonly what: string }[];
  /** Whether a pipe `async` is left. */
  readonly usesAsync: boolean;
}

/** @param fields what the component calls its AuthService. Null where the template has errors. */
export function templateChange(
  template: string,
  path: string,
  fields: ReadonlySet<string>,
): TemplateChange | null {
  const parsed = compiler.parseTemplate(template, path, { preserveWhitespaces: true });
  if (parsed.errors?.length) return null;
  const nodes = expressionsOf(parsed.nodes);
  const isAuth = (node: unknown): node is compiler.PropertyRead =>
    node instanceof compiler.PropertyRead &&
    fields.has(node.name) &&
    (node.receiver instanceof compiler.ImplicitReceiver ||
      node.receiver instanceof compiler.ThisReceiver);
  const edits: TextEdit[] = [];
  const done = new Set<unknown>();
  let pipes = 0;

  for (const node of nodes) {
    if (node instanceof compiler.BindingPipe && node.name === 'async') {
      const read = node.exp;
      const known = read instanceof compiler.PropertyRead && isAuth(read.receiver);
      const call = known ? signals[read.name] : undefined;
      const edit = call && known ? pipeEdit(template, node, read, call) : null;
      if (!edit) pipes++;
      else edits.push(edit);
      if (edit) done.add(read);
    }
    if (!(node instanceof compiler.Call) || !(node.receiver instanceof compiler.PropertyRead))
      continue;
    const { receiver } = node;
    if (!isAuth(receiver.receiver)) continue;
    const edit = callEdit(template, node, receiver);
    if (edit) {
      edits.push(edit);
      done.add(receiver);
    }
  }
  const left = nodes.flatMap((node) => {
    if (!(node instanceof compiler.PropertyRead) || done.has(node)) return [];
    const what = isAuth(node.receiver) ? goneMembers[node.name] : undefined;
    return what ? [{ position: node.nameSpan.start, what: `${node.name}: ${what}` }] : [];
  });
  const wrongLogouts = nodes.flatMap((node) =>
    node instanceof compiler.Call &&
    node.receiver instanceof compiler.PropertyRead &&
    isAuth(node.receiver.receiver) &&
    node.receiver.name === 'logout' &&
    !done.has(node.receiver) &&
    /\blogoutParams\b/.test(textOf(template, node.args[0]))
      ? [{ position: node.receiver.nameSpan.start, what: 'logout(): takes { scope, returnTo }.' }]
      : [],
  );
  return { edits, left: [...left, ...wrongLogouts], usesAsync: pipes > 0 };
}

/** All nodes of the template and of the expressions in it. */
function expressionsOf(nodes: readonly unknown[]): object[] {
  const found = new Set<object>();
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object' || found.has(node)) return;
    if (Array.isArray(node)) return node.forEach(visit);
    found.add(node);
    for (const [key, value] of Object.entries(node)) {
      // Places in the text lead to the whole file, and its messages to copies of the nodes.
      if (!/span$|^i18n$/i.test(key)) visit(value);
    }
  };
  visit(nodes);
  return [...found];
}

function pipeEdit(
  template: string,
  pipe: compiler.BindingPipe,
  read: compiler.PropertyRead,
  call: string,
): TextEdit | null {
  let { start } = read.sourceSpan;
  let { end } = pipe.nameSpan;
  const receiver = template.slice(start, read.nameSpan.start);
  const between = template.slice(read.nameSpan.end, end);
  if (!receiver.endsWith('.') || !/^\s*\|\s*async$/.test(between)) return null;
  const text = receiver + call;
  if (call.includes("'")) {
    // Its quotes need double ones around them, or a block.
    const quote = /["'][^"'<>]*$/.exec(template.slice(0, start))?.[0][0];
    return quote === "'" ? null : { start, end, text };
  }
  // `(auth.user$ | async)?.name`; but those of `@if (…)` and of calls stay.
  const before = /(\S?)\s*\(\s*$/.exec(template.slice(0, start));
  const after = /^\s*\)/.exec(template.slice(end));
  if (before && after && !/[\w$)\]]/.test(before[1] ?? '')) {
    start = template.lastIndexOf('(', start);
    end += after[0].length;
  }
  return { start, end, text };
}

function callEdit(
  template: string,
  call: compiler.Call,
  receiver: compiler.PropertyRead,
): TextEdit | null {
  const isLogin = receiver.name === 'loginWithRedirect';
  if (!isLogin && (receiver.name !== 'logout' || call.args.length === 0)) return null;
  const start = receiver.nameSpan.start;
  const end = call.sourceSpan.end;
  const text = template.slice(start, end).trimEnd();
  const given = (isLogin ? loginArguments : logoutArguments)(argumentsOf(text));
  if (given === null || !text.endsWith(')')) return null;
  return { start, end: start + text.length, text: `${isLogin ? 'login' : 'logout'}(${given})` };
}

/** Objects in a template are written as in TypeScript. */
function argumentsOf(call: string): readonly ts.Expression[] {
  const [statement] = parse('call.ts', call).statements;
  return statement &&
    ts.isExpressionStatement(statement) &&
    ts.isCallExpression(statement.expression)
    ? statement.expression.arguments
    : [];
}

const textOf = (template: string, node: compiler.AST | undefined) =>
  node ? template.slice(node.sourceSpan.start, node.sourceSpan.end) : '';
