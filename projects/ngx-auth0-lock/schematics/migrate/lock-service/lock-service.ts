// A class of the app around Lock: it keeps its name and its members, and does its work by AuthService.
import ts from 'typescript';
import { decoratorNames } from '../../code/decorators.ts';
import type { Edits } from '../../code/edits.ts';
import { indentAt } from '../../code/import-edits.ts';
import { importedNames, importsOf, moduleOf, referencesTo } from '../../code/imports.ts';
import { findAll } from '../../code/source.ts';
import { isRead, templatesOf } from '../templates/component-template.ts';
import { ours } from '../symbols/package-types.ts';
import { keysOf } from '../symbols/stored-values.ts';
import type { Workspace } from '../symbols/workspace.ts';
import { fieldBehind, NotCarried } from './lock-config.ts';
import { redented } from './redented.ts';
import type { LockClass } from './lock-class.ts';
import {
  asksWhetherItLasts,
  conversions,
  endsSession,
  isObsolete,
  type ServiceNames,
} from './service-code.ts';
import {
  listenerOf,
  remainsOf,
  remainsOfProfile,
  shownWithCallback,
  type Remains,
} from './sign-in-listener.ts';
import { profileField } from './profile-field.ts';

const field = 'session';

/**
 * Plans the class anew.
 *
 * @throws NotCarried at the first thing that has no counterpart: then nothing of it may be changed.
 */
export function rewriteLockClass(edits: Edits, workspace: Workspace, lock: LockClass): void {
  const { source, declaration } = lock;
  refuseOthers(workspace, lock);
  const taken = declaration.members.some((one) => one.name?.getText() === field);
  const session = taken ? 'lockSession' : field;
  const found = profileField(workspace, lock);
  const names: ServiceNames = {
    lock: lock.field,
    session: `this.${session}`,
    profile: found?.name ?? null,
    keys: keysOf(declaration),
  };
  const rewrite = new ClassRewrite(edits, lock, names);
  rewrite.members(found?.declaration ?? null);
  const type = edits.import(source, ours, 'AuthService');
  const inject = edits.import(source, '@angular/core', 'inject');
  const text = `private readonly ${session} = ${inject}(${type});`;
  if (lock.fieldNode) edits.replaceNode(lock.fieldNode, text);
  else rewrite.insertFirst(text);
  if (found?.declaration) {
    const given = found.declaration.type?.getText();
    const plain = given === undefined || /^(?:any|Object|object|\{\})$/.test(given);
    const modifiers = (found.declaration.modifiers ?? [])
      .filter((one) => one.kind !== ts.SyntaxKind.ReadonlyKeyword)
      .map((one) => `${one.getText()} `)
      .join('');
    edits.replaceNode(
      found.declaration,
      `${modifiers}get ${found.name}(): ${plain ? 'any' : given} {\n${rewrite.indent}  return this.${session}.user()${plain ? '' : ` as any`};\n${rewrite.indent}}`,
    );
  }
  dropOptions(edits, lock);
  dropConstants(edits, source);
  dropNames(edits, source);
}

/** Options that were written apart, and that nothing else reads. */
function dropOptions(edits: Edits, { declaration, made }: LockClass): void {
  const given = made.arguments?.[2];
  if (!given) return;
  const field = fieldBehind(given);
  if (field) {
    const name = field.name.getText();
    const reads = findAll(declaration, ts.isPropertyAccessExpression).filter(
      (one) => one.name.text === name,
    );
    const hidden = ts.getCombinedModifierFlags(field) & ts.ModifierFlags.Private;
    if (reads.length === 1 && hidden) removeLine(edits, field);
  }
}

/** Constants of the file that only what is gone has read. */
function dropConstants(edits: Edits, source: ts.SourceFile): void {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement) || statement.modifiers?.length) continue;
    const [only, more] = statement.declarationList.declarations;
    if (!only || more || !ts.isIdentifier(only.name)) continue;
    const reads = referencesTo(source, only.name.text).filter((one) => one !== only.name);
    const isGone = (one: ts.Node) => edits.covers(source.fileName, one.getStart(), one.getEnd());
    if (reads.length > 0 && reads.every(isGone)) removeLine(edits, statement);
  }
}

/** With the line that it had for itself. */
function removeLine(edits: Edits, node: ts.Node): void {
  const { fileName, text } = node.getSourceFile();
  const start = text.lastIndexOf('\n', node.getStart() - 1) + 1;
  const own = text.slice(start, node.getStart()).trim() === '';
  // Of a declaration at the top, also the empty line after it.
  const after =
    ts.isSourceFile(node.parent) || ts.isClassLike(node.parent)
      ? /^[ \t]*\r?\n(?:[ \t]*\r?\n)?/
      : /^[ \t]*\r?\n/;
  const rest = after.exec(text.slice(node.getEnd()))?.[0].length;
  if (own && rest !== undefined) edits.replace(fileName, start, node.getEnd() + rest, '');
  else edits.replaceNode(node, '');
}

/** Lock is used from elsewhere, or the class is made where nothing can be injected. */
function refuseOthers(
  workspace: Workspace,
  { source, declaration, field: name, made }: LockClass,
): void {
  const { checker } = workspace;
  if (decoratorNames(declaration).length === 0) {
    throw new NotCarried(declaration.name ?? declaration, 'its class is none that Angular makes.');
  }
  const className = declaration.name?.text ?? '';
  const constructed = new RegExp(`\\bnew\\s+${className}\\s*\\(`);
  for (const path of workspace.relevant) {
    const text = workspace.text(path) ?? '';
    if (constructed.test(text) && className !== '') {
      throw new NotCarried(
        made,
        `${path.slice(1)} makes ${className} by \`new\`, where nothing can be injected.`,
      );
    }
    if (path === source.fileName || !text.includes(name)) continue;
    const other = workspace.source(path);
    if (!other) continue;
    for (const access of findAll(other, ts.isPropertyAccessExpression)) {
      if (access.name.text !== name) continue;
      const symbol = checker.getSymbolAtLocation(access.name);
      const owner = symbol?.declarations?.[0]?.parent;
      if (owner === declaration) throw new NotCarried(access, 'its Lock is used here directly.');
    }
  }
  for (const other of workspace.sourcesOf('all')) {
    const { read } = templatesOf(
      workspace,
      other,
      (text) => text.includes(`.${name}`) || other === source,
    );
    for (const template of read) {
      for (const node of template.nodes) {
        if (!isRead(node) || node.name !== name) continue;
        const owner = template.memberOf(node)?.declarations?.[0]?.parent;
        if (owner === declaration) {
          throw new NotCarried(template.metadata, 'a template uses its Lock directly.');
        }
      }
    }
  }
}

class ClassRewrite {
  readonly indent: string;
  private readonly edits: Edits;
  private readonly lock: LockClass;
  private readonly names: ServiceNames;
  private readonly answered = new Set<string>();

  constructor(edits: Edits, lock: LockClass, names: ServiceNames) {
    this.edits = edits;
    this.lock = lock;
    this.names = names;
    const [first] = lock.declaration.members;
    this.indent = (first && indentAt(lock.source, first)) || '  ';
  }

  members(profile: ts.PropertyDeclaration | null): void {
    const { declaration, fieldNode } = this.lock;
    // Listeners first: they say which methods take Lock's answer.
    const body = declaration.members.find(ts.isConstructorDeclaration)?.body;
    if (body && this.isNothing(body)) removeLine(this.edits, body.parent);
    else if (body) this.steps(body);
    for (const member of declaration.members) {
      if (member === fieldNode || member === profile || ts.isConstructorDeclaration(member))
        continue;
      const answered = this.answered.has(member.name?.getText() ?? '');
      if (ts.isMethodDeclaration(member) && answered) this.answerMethod(member);
      else if (ts.isMethodDeclaration(member) && member.body) this.steps(member.body);
      else this.apply(conversions(member, this.names));
    }
  }

  /** A constructor without parameters of which nothing is left. */
  private isNothing(body: ts.Block): boolean {
    const { parameters } = body.parent as ts.ConstructorDeclaration;
    if (parameters.length > 0 || /\/[/*]/.test(body.getText())) return false;
    return body.statements.every((one) => {
      if (one === this.lock.assignment || isObsolete(one, this.names)) return true;
      const listener = listenerOf(one, this.names);
      if (!listener) return false;
      const { code, methods } = remainsOf(listener, this.names);
      return code.length === 0 && methods.size === 0;
    });
  }

  insertFirst(text: string): void {
    const { declaration, source } = this.lock;
    this.edits.insert(source.fileName, declaration.members.pos, `\n${this.indent}${text}`);
  }

  /** The statements of a method, the listeners among them. */
  private steps(block: ts.Block, names = this.names): void {
    if (asksWhetherItLasts(block)) {
      const [first] = block.statements;
      const last = block.statements.at(-1);
      if (!first || !last) return;
      const text = `return ${names.session}.authenticated();`;
      this.edits.replace(this.lock.source.fileName, first.getStart(), last.getEnd(), text);
      return;
    }
    let ended = false;
    const { assignment } = this.lock;
    const leaves = /\.logout\(/.test(block.getText()) && hasLockLogout(block, names);
    for (const statement of block.statements) {
      if (statement === assignment) {
        removeLine(this.edits, statement);
        continue;
      }
      const listener = listenerOf(statement, names);
      if (listener) {
        this.listen(listener.event, statement, remainsOf(listener, names));
        continue;
      }
      const code = shownWithCallback(statement, names) ?? remainsOfProfile(statement, names)?.code;
      if (code !== undefined) {
        const lines = typeof code === 'string' ? [code] : code;
        const inner = indentAt(this.lock.source, statement);
        if (lines.length === 0) removeLine(this.edits, statement);
        else
          this.edits.replaceNode(
            statement,
            lines.map((one) => redented(one, inner)).join(`\n${inner}`),
          );
        continue;
      }
      if (isObsolete(statement, names)) {
        if (endsSession(statement, names) && !ended && !leaves) {
          ended = true;
          this.edits.replaceNode(statement, `${names.session}.logout({ scope: 'app' });`);
        } else removeLine(this.edits, statement);
        continue;
      }
      const inner = findAll(statement, ts.isBlock).filter(
        (one) => nearest(one) === statement || one.parent === statement,
      );
      if (inner.length > 0 && ts.isIfStatement(statement)) {
        this.apply(conversions(statement.expression, names));
        for (const one of inner) this.steps(one, names);
        if (statement.elseStatement && !ts.isBlock(statement.elseStatement)) {
          this.apply(conversions(statement.elseStatement, names));
        }
        continue;
      }
      this.apply(conversions(statement, names));
    }
  }

  private listen(event: string, statement: ts.Statement, { code, methods }: Remains): void {
    for (const name of methods) this.answered.add(name);
    const { session } = this.names;
    const called = [...methods].flatMap((name) =>
      this.isEmptied(name) ? [] : [`this.${name}();`],
    );
    const all = [...code, ...called];
    if (event !== 'authenticated') {
      if (all.length === 0) return removeLine(this.edits, statement);
      throw new NotCarried(
        statement,
        `its listener to "${event}" is yours to move to auth.events.`,
      );
    }
    if (all.length === 0) return removeLine(this.edits, statement);
    const inner = indentAt(this.lock.source, statement);
    const lines = all.map((one) => redented(one, `${inner}  `));
    this.edits.replaceNode(
      statement,
      [
        `${session}.events.subscribe((event) => {`,
        `${inner}  if (event.type !== 'signed-in' || event.origin !== 'here') return;`,
        ...lines.map((line) => `${inner}  ${line}`),
        `${inner}});`,
      ].join('\n'),
    );
  }

  /** A method that took the answer: without what the session does; gone where nothing is left. */
  private answerMethod(member: ts.MethodDeclaration): void {
    const [parameter] = member.parameters;
    if (!member.body || !parameter) return;
    const names = { ...this.names, result: parameter.name.getText() };
    if (this.isEmptied(member.name.getText())) {
      removeLine(this.edits, member);
      return;
    }
    this.edits.replaceNode(parameter, '');
    this.steps(member.body, names);
  }

  /** Whether nothing is left of a method that took Lock's answer, and nobody else calls it. */
  private isEmptied(name: string): boolean {
    const { declaration, source } = this.lock;
    const member = declaration.members.find((one) => one.name?.getText() === name);
    if (!member || !ts.isMethodDeclaration(member) || !member.body) {
      throw new NotCarried(
        declaration.name ?? declaration,
        `Lock's answer goes to ${name}, which is no method of it.`,
      );
    }
    const [parameter] = member.parameters;
    const names = parameter ? { ...this.names, result: parameter.name.getText() } : this.names;
    const calls = findAll(source, ts.isPropertyAccessExpression).filter(
      (one) => one.getText() === `this.${name}` && !isHandedOver(one, this.names),
    );
    if (calls.length > 0) {
      throw new NotCarried(calls[0] as ts.Node, `${name}() is called from elsewhere too.`);
    }
    return member.body.statements.every((one) => isObsolete(one, names));
  }

  private apply(found: ReturnType<typeof conversions>): void {
    const { fileName } = this.lock.source;
    for (const { start, end, text } of found) this.edits.replace(fileName, start, end, text);
  }
}

/** The innermost statement around a block. */
function nearest(block: ts.Block): ts.Node {
  let at: ts.Node = block.parent;
  while (!ts.isStatement(at)) at = at.parent;
  return at;
}

const hasLockLogout = (block: ts.Block, { lock }: ServiceNames) =>
  findAll(block, ts.isCallExpression).some(
    ({ expression }) => expression.getText() === `this.${lock}.logout`,
  );

/** In a listener of Lock, which is written anew. */
function isHandedOver(node: ts.Node, { lock }: ServiceNames): boolean {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isCallExpression(at) && at.expression.getText() === `this.${lock}.on`) return true;
  }
  return false;
}

/** Imports and declarations that the class needs no more. */
function dropNames(edits: Edits, source: ts.SourceFile): void {
  for (const one of importsOf(source)) {
    if (/^auth0-lock(?:\/|$)/.test(moduleOf(one))) edits.dropWholeImport(one);
  }
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const ambient = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
    const [only, more] = statement.declarationList.declarations;
    if (!ambient || !only || more || !/^Auth0Lock(?:Passwordless)?$/.test(only.name.getText()))
      continue;
    const rest = /^[ \t]*\r?\n/.exec(source.text.slice(statement.getEnd()))?.[0].length ?? 0;
    edits.replace(source.fileName, statement.getStart(), statement.getEnd() + rest, '');
  }
  for (const { module, name, local } of importedNames(source)) {
    const uses = referencesTo(source, local);
    const isGone = (one: ts.Node) => edits.covers(source.fileName, one.getStart(), one.getEnd());
    if (uses.length > 0 && uses.every(isGone)) edits.dropImport(source, module, name);
  }
}
