// The template of a component, parsed, and what the names in it stand for in the component's class.
import * as compiler from '@angular/compiler';
import { posix } from 'node:path';
import ts from 'typescript';
import { decoratorOf } from '../../code/decorators.ts';
import { property, valueOf } from '../../code/lists.ts';
import { bare, findAll, shown } from '../../code/source.ts';
import { originOfSymbol, type Origin } from '../symbols/origin.ts';
import type { Workspace } from '../symbols/workspace.ts';
import { textOfExpression } from '../symbols/values.ts';
import { MappedText } from './mapped-text.ts';

export type Read = compiler.PropertyRead | compiler.SafePropertyRead;

export interface ComponentTemplate {
  readonly component: ts.ClassDeclaration;
  readonly metadata: ts.ObjectLiteralExpression;
  /** The file that the text stands in. */
  readonly path: string;
  readonly mapped: MappedText;
  /** All nodes of the template and of the expressions in it. */
  readonly nodes: readonly object[];
  /** The package's member that a name stands for. */
  originOf(read: Read): Origin | null;
  /** The member of the app's own classes that a name stands for. */
  memberOf(read: Read): ts.Symbol | null;
}

/** A template that could not be read: where, and why. */
export interface UnreadTemplate {
  readonly node: ts.Node;
  readonly path: string;
  readonly why: string;
  /** What of its text is known. */
  readonly text: string;
}

export interface FoundTemplates {
  readonly read: readonly ComponentTemplate[];
  readonly unread: readonly UnreadTemplate[];
}

export const isRead = (node: unknown): node is Read =>
  node instanceof compiler.PropertyRead || node instanceof compiler.SafePropertyRead;

/** @param worthwhile whether a template with this text is to be looked at. */
export function templatesOf(
  workspace: Workspace,
  source: ts.SourceFile,
  worthwhile: (text: string) => boolean,
): FoundTemplates {
  const read: ComponentTemplate[] = [];
  const unread: UnreadTemplate[] = [];
  for (const component of findAll(source, ts.isClassDeclaration)) {
    const metadata = decoratorOf(component, 'Component');
    if (!metadata) continue;
    const found = locate(workspace, metadata);
    if (!found || !worthwhile(found.mapped?.text ?? found.raw)) continue;
    const { path, node, raw, mapped } = found;
    const fail = (why: string) => unread.push({ node, path, why, text: raw });
    if (!mapped) {
      fail('is put together while the app runs');
      continue;
    }
    const parsed = compiler.parseTemplate(mapped.text, path, {
      preserveWhitespaces: true,
      // Else places begin after the white space that the texts begin with.
      leadingTriviaChars: [],
    });
    if (parsed.errors?.length) {
      fail('has errors');
      continue;
    }
    const nodes = nodesBelow(parsed.nodes);
    const scope = new TemplateScope(workspace.checker, component, nodes);
    read.push({
      component,
      metadata,
      path,
      mapped,
      nodes,
      originOf: (one) => scope.originOf(one),
      memberOf: (one) => scope.symbolOf(one),
    });
  }
  return { read, unread };
}

interface Located {
  readonly path: string;
  readonly node: ts.Node;
  readonly raw: string;
  readonly mapped: MappedText | null;
}

function locate(workspace: Workspace, metadata: ts.ObjectLiteralExpression): Located | null {
  const { fileName } = metadata.getSourceFile();
  const url = valueOf(metadata, 'templateUrl');
  if (url) {
    const relative = textOfExpression(workspace, url);
    const path = relative === null ? null : posix.join(posix.dirname(fileName), relative);
    const raw = path === null ? null : workspace.text(path);
    if (path === null || raw === null) return null;
    return { path, node: url, raw, mapped: MappedText.ofFile(raw) };
  }
  const given = property(metadata, 'template');
  if (!given) return null;
  const inline = ts.isPropertyAssignment(given)
    ? bare(given.initializer)
    : ts.isShorthandPropertyAssignment(given)
      ? given.name
      : null;
  if (!inline) return null;
  const mapped = MappedText.ofExpression(inline, (one) => textOfExpression(workspace, one));
  const raw = mapped?.text ?? inline.getText();
  return { path: fileName, node: inline, raw, mapped };
}

/** Resolves names of a template in the class of its component. */
class TemplateScope {
  private readonly checker: ts.TypeChecker;
  private readonly component: ts.ClassDeclaration;
  private readonly own: ReadonlySet<string>;

  constructor(checker: ts.TypeChecker, component: ts.ClassDeclaration, nodes: readonly object[]) {
    this.checker = checker;
    this.component = component;
    // `let user`, `#auth`, `@let`, `as user`: what has such a name is not the class's.
    this.own = new Set(
      nodes
        .filter(
          (node) =>
            node instanceof compiler.TmplAstVariable ||
            node instanceof compiler.TmplAstReference ||
            node instanceof compiler.TmplAstLetDeclaration,
        )
        .map(({ name }) => name),
    );
  }

  originOf(read: Read): Origin | null {
    const symbol = this.symbolOf(read);
    return symbol && originOfSymbol(this.checker, symbol);
  }

  symbolOf(read: Read): ts.Symbol | null {
    const type = this.receiverType(read);
    return (type && this.checker.getApparentType(type).getProperty(read.name)) ?? null;
  }

  private receiverType({ receiver, name }: Read): ts.Type | null {
    if (receiver instanceof compiler.ThisReceiver) return this.classType();
    if (receiver instanceof compiler.ImplicitReceiver) {
      return this.own.has(name) ? null : this.classType();
    }
    return this.typeOf(receiver);
  }

  private typeOf(node: unknown): ts.Type | null {
    if (node instanceof compiler.NonNullAssert) return this.typeOf(node.expression);
    if (node instanceof compiler.ParenthesizedExpression) return this.typeOf(node.expression);
    if (node instanceof compiler.Call) {
      const [signature] = this.typeOf(node.receiver)?.getCallSignatures() ?? [];
      return signature?.getReturnType() ?? null;
    }
    if (!isRead(node)) return null;
    const symbol = this.symbolOf(node);
    return symbol && this.checker.getTypeOfSymbolAtLocation(symbol, this.component);
  }

  private classType(): ts.Type | null {
    const symbol = this.component.name && this.checker.getSymbolAtLocation(this.component.name);
    return symbol ? this.checker.getDeclaredTypeOfSymbol(symbol) : null;
  }
}

function nodesBelow(nodes: readonly unknown[]): object[] {
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

/** `src/app/app.html:12`, for people. */
export function placeIn(workspace: Workspace, path: string, position: number): string {
  const line = (workspace.text(path) ?? '').slice(0, position).split('\n').length;
  return `${shown(path)}:${line}`;
}
