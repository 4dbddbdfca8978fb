// The members of a class around Lock, written anew one by one.
import ts from 'typescript';
import type { Edits } from '../../code/edits.ts';
import { indentAt } from '../../code/import-edits.ts';
import { findAll } from '../../code/source.ts';
import type { LockClass } from './lock-class.ts';
import { NotCarried } from './lock-config.ts';
import { redented } from './redented.ts';
import { removeLine } from './remove-line.ts';
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

export class ClassRewrite {
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
