// Templates written against @auth0/auth0-angular: what reads `auth.user$ | async` then reads `auth.user()`.
import * as compiler from '@angular/compiler';
import ts from 'typescript';
import { parse } from '../../code/source.ts';
import type { TextEdit } from '../../code/text-edit.ts';
import { isRead, type ComponentTemplate, type Read } from '../templates/component-template.ts';
import { quoteFor } from '../templates/attribute-quotes.ts';
import { goneMembers, looksGone, signals } from './advice.ts';
import { loginArguments, logoutArguments } from './call-arguments.ts';
import { isAuthServiceMember } from './members.ts';

export interface TemplateChange {
  /** Edits of the file. */
  readonly edits: readonly TextEdit[];
  /** Position in the template → what to do there. */
  readonly left: readonly { readonly position: number; readonly what: string }[];
  /** Whether a pipe `async` is left. */
  readonly usesAsync: boolean;
}

export function templateChange(template: ComponentTemplate): TemplateChange {
  const { mapped, nodes } = template;
  const edits: TextEdit[] = [];
  const left: { position: number; what: string }[] = [];
  const done = new Set<unknown>();
  let pipes = 0;
  const make = (edit: { start: number; end: number; text: string } | null): boolean => {
    const there = edit && mapped.edit(edit.start, edit.end, edit.text);
    if (there) edits.push(there);
    return there !== null;
  };

  for (const node of nodes) {
    if (!(node instanceof compiler.BindingPipe) || node.name !== 'async') continue;
    const read = node.exp;
    const call = isRead(read) && isAuthMember(template, read) ? signals[read.name] : undefined;
    if (
      call &&
      isRead(read) &&
      isExact(template, read) &&
      make(pipeEdit(template, node, read, call))
    )
      done.add(read);
    else pipes++;
  }
  for (const { call, access } of handlerCalls(nodes)) {
    if (!isAuthMember(template, access) || !isExact(template, access)) continue;
    if (make(callEdit(template, call, access))) done.add(access);
  }
  for (const node of nodes) {
    if (!isRead(node) || done.has(node)) continue;
    const what = isAuthMember(template, node)
      ? node.name === 'logout'
        ? oldLogout(nodes, node)
        : goneMembers[node.name]
      : looksGone(node.name) && !template.memberOf(node)
        ? goneMembers[node.name]
        : undefined;
    if (what) left.push({ position: node.nameSpan.start, what: `${node.name}: ${what}` });
  }
  return { edits, left, usesAsync: pipes > 0 };
}

const isAuthMember = (template: ComponentTemplate, read: Read) =>
  isAuthServiceMember(template.originOf(read));

/** Entities and the like shift positions; what is not where it seems to be is not touched. */
const isExact = ({ mapped }: ComponentTemplate, { nameSpan, name }: Read) =>
  mapped.text.slice(nameSpan.start, nameSpan.end) === name;

interface HandlerCall {
  /** With the `.subscribe()` that the old calls needed to do anything. */
  readonly call: compiler.Call;
  readonly access: Read;
}

/** Calls whose value nobody uses: those that an event makes. */
function handlerCalls(nodes: readonly object[]): HandlerCall[] {
  const found: HandlerCall[] = [];
  const visit = (node: unknown): void => {
    if (node instanceof compiler.ASTWithSource) visit(node.ast);
    else if (node instanceof compiler.Chain) node.expressions.forEach(visit);
    else if (node instanceof compiler.ParenthesizedExpression) visit(node.expression);
    else if (node instanceof compiler.Conditional) [node.trueExp, node.falseExp].forEach(visit);
    else if (node instanceof compiler.Binary) visit(node.right);
    else if (node instanceof compiler.Call && isRead(node.receiver)) {
      const { receiver } = node;
      const inner = receiver.receiver;
      const subscribed =
        receiver.name === 'subscribe' && node.args.length === 0 && inner instanceof compiler.Call;
      if (!subscribed) found.push({ call: node, access: receiver });
      else if (isRead(inner.receiver)) found.push({ call: node, access: inner.receiver });
    }
  };
  for (const node of nodes) if (node instanceof compiler.TmplAstBoundEvent) visit(node.handler);
  return found;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function pipeEdit(
  { mapped, nodes }: ComponentTemplate,
  pipe: compiler.BindingPipe,
  read: Read,
  call: string,
): Stretch | null {
  const template = mapped.text;
  let { start } = read.sourceSpan;
  let { end } = pipe.nameSpan;
  const receiver = template.slice(start, read.nameSpan.start);
  const between = template.slice(read.nameSpan.end, end);
  if (!/^[\w$.?!\s]*\.\s*$/.test(receiver) || !/^\s*\|\s*async$/.test(between)) return null;
  const quote = quoteFor(nodes, mapped, start);
  if (quote === null && /['\s]/.test(call)) return null;
  const text = receiver + call.replaceAll("'", quote ?? '');
  if (/\s/.test(call)) return { start, end, text };
  // `(auth.user$ | async)?.name`; but those of `@if (…)` and of calls stay.
  const before = /(\S?)\s*\(\s*$/.exec(template.slice(0, start));
  const after = /^\s*\)/.exec(template.slice(end));
  if (before && after && !/[\w$)\]]/.test(before[1] ?? '')) {
    start = template.lastIndexOf('(', start - 1);
    end += after[0].length;
  }
  return { start, end, text };
}

function callEdit(
  { mapped, nodes }: ComponentTemplate,
  call: compiler.Call,
  access: Read,
): Stretch | null {
  const isLogin = access.name === 'loginWithRedirect';
  if (!isLogin && access.name !== 'logout') return null;
  const { start } = access.nameSpan;
  const written = mapped.text.slice(start, call.sourceSpan.end).trimEnd();
  const text = written.replace(/\s*\.\s*subscribe\s*\(\s*\)$/, '');
  const node = callIn(text);
  if (!node || !written.endsWith(')')) return null;
  if (!isLogin && text === written && isOurLogout(node)) return null;
  const quote = quoteFor(nodes, mapped, start);
  const given = (isLogin ? loginArguments : logoutArguments)(node.arguments, quote ?? '');
  if (given === null || (quote === null && given !== '')) return null;
  return {
    start,
    end: start + written.length,
    text: `${isLogin ? 'login' : 'logout'}(${given})`,
  };
}

/** Nothing that only the old one took. */
const isOurLogout = ({ arguments: [options] }: ts.CallExpression) =>
  !options || !/\b(?:logoutParams|openUrl|federated)\b|location/.test(options.getText());

/** Objects in a template are written as in TypeScript. */
function callIn(text: string): ts.CallExpression | null {
  const [statement] = parse('call.ts', text).statements;
  const call = statement && ts.isExpressionStatement(statement) ? statement.expression : null;
  return call && ts.isCallExpression(call) ? call : null;
}

function oldLogout(nodes: readonly object[], read: Read): string | undefined {
  const call = nodes.find((one) => one instanceof compiler.Call && one.receiver === read);
  const [options] = call instanceof compiler.Call ? call.args : [];
  const keys = options instanceof compiler.LiteralMap ? options.keys : [];
  const isOld = keys.some(
    (one) => 'key' in one && /^(?:logoutParams|openUrl|federated)$/.test(one.key),
  );
  return isOld ? 'takes { scope, returnTo } here.' : undefined;
}
