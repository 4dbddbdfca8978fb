// What a Lock was made with, as code for provideAuth0Lock() in another file.
import { posix } from 'node:path';
import ts from 'typescript';
import type { Edits } from '../../code/edits.ts';
import { importedNames } from '../../code/imports.ts';
import { literalText, property, valueOf } from '../../code/lists.ts';
import { bare, findAll } from '../../code/source.ts';
import { applyEdits, type TextEdit } from '../../code/text-edit.ts';
import { isOwnOrigin } from '../symbols/own-origin.ts';
import { redented } from './redented.ts';
import { valueBehind } from '../symbols/values.ts';
import type { Workspace } from '../symbols/workspace.ts';

/** Why it cannot be carried over, and where that stands. */
export class NotCarried extends Error {
  readonly node: ts.Node;

  constructor(node: ts.Node, why: string) {
    super(why);
    this.node = node;
  }
}

/** Options that the library sets by itself, or that Lock no longer has. */
const ownOptions = [
  'autoclose',
  'oidcConformant',
  'hashCleanup',
  'configurationBaseUrl',
  'autoParseHash',
];
const ownAuth = ['sso', 'autoParseHash', 'responseType'];

export interface LockArguments {
  readonly clientId: ts.Expression;
  readonly domain: ts.Expression;
  /** Names of options that were left out. */
  readonly options: ts.Expression | null;
  readonly passwordless: boolean;
}

/** @throws NotCarried where something is missing. */
export function lockArguments(made: ts.NewExpression): LockArguments {
  const [clientId, domain, options, more] = made.arguments ?? [];
  if (!clientId || !domain || more) throw new NotCarried(made, 'it is made with other arguments.');
  return {
    clientId,
    domain,
    options: options ? bare(options) : null,
    passwordless: /Passwordless$/.test(made.expression.getText()),
  };
}

/**
 * The configuration as code for another file, whose imports it adds.
 *
 * @throws NotCarried where a part means something only where it stands.
 */
export function lockConfigCode(
  edits: Edits,
  workspace: Workspace,
  lock: LockArguments,
  target: ts.SourceFile,
): string {
  const carry = (node: ts.Expression) => carried(edits, workspace, node, target);
  const parts = [`clientId: ${carry(lock.clientId)}`, `domain: ${carry(lock.domain)}`];
  if (lock.passwordless) parts.push('passwordless: true');
  if (!lock.options) return `{ ${parts.join(', ')} }`;
  const options = ownField(lock.options) ?? valueBehind(workspace, lock.options);
  if (!options || !ts.isObjectLiteralExpression(options)) {
    throw new NotCarried(lock.options, 'its options are not written out.');
  }
  const { gone, callbackPath } = unneeded(options);
  if (callbackPath) parts.push(`callbackPath: ${callbackPath}`);
  if (options.properties.every((one) => gone.includes(one))) return `{ ${parts.join(', ')} }`;
  if (options !== lock.options && gone.length === 0) parts.push(`lock: ${carry(lock.options)}`);
  else {
    const names = carriedEdits(edits, workspace, options, target);
    parts.push(`lock: ${redented(withoutProperties(options, gone, names), '      ')}`);
  }
  return `{ ${parts.join(', ')} }`;
}

/** `this.options`, a field of the class that nothing assigns later. */
function ownField(node: ts.Expression): ts.ObjectLiteralExpression | null {
  const found = fieldBehind(node);
  const value = found?.initializer && bare(found.initializer);
  return value && ts.isObjectLiteralExpression(value) ? value : null;
}

/** The field that `this.options`, or `Auth.options`, is. */
export function fieldBehind(node: ts.Expression): ts.PropertyDeclaration | null {
  if (!ts.isPropertyAccessExpression(node)) return null;
  let owner: ts.Node = node;
  while (!ts.isClassDeclaration(owner)) {
    if (ts.isSourceFile(owner)) return null;
    owner = owner.parent;
  }
  const mine =
    node.expression.kind === ts.SyntaxKind.ThisKeyword ||
    node.expression.getText() === owner.name?.text;
  const member = owner.members.find((one) => one.name?.getText() === node.name.text);
  if (!mine || !member || !ts.isPropertyDeclaration(member)) return null;
  const writes = findAll(owner, ts.isBinaryExpression).some(
    ({ left, operatorToken }) =>
      operatorToken.kind === ts.SyntaxKind.EqualsToken && left.getText() === node.getText(),
  );
  return writes ? null : member;
}

/** What goes, and what redirectUrl says. */
function unneeded(options: ts.ObjectLiteralExpression): {
  readonly gone: readonly ts.Node[];
  readonly callbackPath: string | null;
} {
  const gone: ts.Node[] = ownOptions.flatMap((name) => property(options, name) ?? []);
  let callbackPath: string | null = null;
  const auth = property(options, 'auth');
  const given = valueOf(options, 'auth');
  if (auth && !(given && ts.isObjectLiteralExpression(given))) {
    throw new NotCarried(auth, 'the option `auth` is not written out.');
  }
  if (given && ts.isObjectLiteralExpression(given) && auth) {
    const inside: ts.Node[] = ownAuth.flatMap((name) => property(given, name) ?? []);
    const responseType = literalText(valueOf(given, 'responseType'));
    if (
      property(given, 'responseType') &&
      !/^(?:token id_token|id_token token|id_token|token)$/.test(responseType ?? '')
    ) {
      throw new NotCarried(
        property(given, 'responseType') as ts.Node,
        'its responseType asks for something else than tokens.',
      );
    }
    const redirect = property(given, 'redirectUrl');
    const url = valueOf(given, 'redirectUrl');
    if (redirect && url) {
      callbackPath = pathOf(url, redirect);
      inside.push(redirect);
    }
    const params = valueOf(given, 'params');
    const fixed =
      property(given, 'state') ??
      (params && ts.isObjectLiteralExpression(params)
        ? (property(params, 'state') ?? property(params, 'nonce'))
        : undefined);
    if (fixed)
      throw new NotCarried(fixed, 'a fixed state or nonce is refused: use login({ returnTo }).');
    gone.push(...(given.properties.every((one) => inside.includes(one)) ? [auth] : inside));
  }
  return { gone, callbackPath };
}

function pathOf(url: ts.Expression, place: ts.Node): string | null {
  if (isOwnOrigin(url)) return null;
  const [span, more] = ts.isTemplateExpression(url) ? url.templateSpans : [];
  const text =
    span && !more && isOwnOrigin(span.expression)
      ? span.literal.text
      : ts.isBinaryExpression(url) && isOwnOrigin(url.left)
        ? literalText(url.right)
        : /^https?:\/\/[^/?#]+(\/[^?#]*)?$/.exec(literalText(url) ?? '')?.[1];
  if (text === '/' || text === '') return null;
  if (!text || !/^\/[\w/-]+$/.test(text)) {
    const plain = /^https?:\/\/[^/?#]+$/.test(literalText(url) ?? '');
    if (plain) return null;
    throw new NotCarried(place, 'redirectUrl: callbackPath is in its place, and takes a path.');
  }
  return `'${text}'`;
}

/** The text of an object without some of its properties, at any depth. */
function withoutProperties(
  object: ts.ObjectLiteralExpression,
  gone: readonly ts.Node[],
  names: readonly TextEdit[],
): string {
  const source = object.getSourceFile();
  const offset = object.getStart();
  const edits = gone.map((node): TextEdit => {
    const start = node.getStart();
    const end = node.getEnd() + (/^\s*,/.exec(source.text.slice(node.getEnd()))?.[0].length ?? 0);
    const line = source.text.lastIndexOf('\n', start - 1) + 1;
    const rest = /^[ \t]*\r?\n/.exec(source.text.slice(end))?.[0].length;
    const alone = source.text.slice(line, start).trim() === '' && rest !== undefined;
    const space = /^[ \t]*/.exec(source.text.slice(end))?.[0].length ?? 0;
    return {
      start: (alone ? line : start) - offset,
      end: end + (alone ? rest : space) - offset,
      text: '',
    };
  });
  const kept = names
    .map(({ start, end, text }) => ({ start: start - offset, end: end - offset, text }))
    .filter((one) => !edits.some(({ start, end }) => one.start >= start && one.end <= end));
  return applyEdits(object.getText(), [...edits, ...kept]);
}

/** An expression as code for another file. */
function carried(
  edits: Edits,
  workspace: Workspace,
  node: ts.Expression,
  target: ts.SourceFile,
): string {
  const offset = node.getStart();
  const names = carriedEdits(edits, workspace, node, target);
  return applyEdits(
    node.getText(),
    names.map(({ start, end, text }) => ({ start: start - offset, end: end - offset, text })),
  );
}

const globals = /^(?:window|location|document|undefined|Object|JSON|String|Number|Boolean)$/;

/** What the names in an expression are in the other file. */
function carriedEdits(
  edits: Edits,
  workspace: Workspace,
  node: ts.Expression,
  target: ts.SourceFile,
): TextEdit[] {
  const source = node.getSourceFile();
  if (source === target) return [];
  const field = fieldBehind(node);
  if (field?.initializer) {
    const text = carried(edits, workspace, field.initializer, target);
    return [{ start: node.getStart(), end: node.getEnd(), text }];
  }
  if (findAll(node, (one): one is ts.Node => one.kind === ts.SyntaxKind.ThisKeyword).length > 0) {
    throw new NotCarried(node, 'it is made from what only this class knows.');
  }
  const found: TextEdit[] = [];
  const replace = (one: ts.Node, text: string) =>
    found.push({ start: one.getStart(), end: one.getEnd(), text });
  for (const name of findAll(node, ts.isIdentifier)) {
    const { parent } = name;
    if (ts.isPropertyAccessExpression(parent) && parent.name === name) continue;
    if (ts.isPropertyAssignment(parent) && parent.name === name) continue;
    const symbol = ts.isShorthandPropertyAssignment(parent)
      ? workspace.checker.getShorthandAssignmentValueSymbol(parent)
      : workspace.checker.getSymbolAtLocation(name);
    const declaration = symbol?.declarations?.[0];
    if (
      declaration &&
      declaration.pos >= node.pos &&
      declaration.end <= node.end &&
      declaration.getSourceFile() === source
    )
      continue;
    const imported = importedNames(source).find(({ local }) => local === name.text);
    const short = ts.isShorthandPropertyAssignment(parent) ? `${name.text}: ` : '';
    if (imported) {
      const module = rebased(imported.module, source.fileName, target.fileName);
      replace(name, short + edits.import(target, module, imported.name));
    } else if (
      declaration &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer &&
      declaration.getSourceFile() === source
    ) {
      const exported = !!(ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export);
      if (exported) {
        const module = relativeModule(target.fileName, source.fileName);
        replace(name, short + edits.import(target, module, name.text));
      } else replace(name, short + carried(edits, workspace, declaration.initializer, target));
    } else if (!globals.test(name.text)) {
      throw new NotCarried(name, `${name.text} is known only in this file.`);
    }
  }
  return found;
}

function rebased(module: string, from: string, to: string): string {
  if (!module.startsWith('.')) return module;
  return relativeModule(to, posix.join(posix.dirname(from), module));
}

export function relativeModule(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to.replace(/\.ts$/, ''));
  return path.startsWith('.') ? path : `./${path}`;
}
