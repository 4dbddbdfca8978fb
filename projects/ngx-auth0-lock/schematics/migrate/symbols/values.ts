// What an expression amounts to where that is written out somewhere in the workspace.
import ts from 'typescript';
import { property } from '../../code/lists.ts';
import { bare } from '../../code/source.ts';
import type { Workspace } from './workspace.ts';

/** The expression that a name, or `config.auth`, was given; itself where it is written out. */
export function valueBehind(
  workspace: Workspace,
  node: ts.Expression,
  depth = 0,
): ts.Expression | null {
  const value = bare(node);
  // Constants that name one another in a circle end here.
  if (depth > 8) return null;
  if (!ts.isIdentifier(value) && !ts.isPropertyAccessExpression(value)) return value;
  if (ts.isPropertyAccessExpression(value)) {
    const object = valueBehind(workspace, value.expression, depth + 1);
    if (object && ts.isObjectLiteralExpression(object)) {
      const found = memberValue(workspace, object, value.name.text, depth);
      if (found) return found;
    }
  }
  const declaration = constantBehind(workspace, value);
  return declaration ? valueBehind(workspace, declaration, depth + 1) : null;
}

function memberValue(
  workspace: Workspace,
  object: ts.ObjectLiteralExpression,
  name: string,
  depth: number,
): ts.Expression | null {
  const found = property(object, name);
  if (!found) return null;
  if (ts.isPropertyAssignment(found)) return valueBehind(workspace, found.initializer, depth + 1);
  if (!ts.isShorthandPropertyAssignment(found)) return null;
  const symbol = workspace.checker.getShorthandAssignmentValueSymbol(found);
  const initializer = symbol && initializerOf(symbol);
  return initializer ? valueBehind(workspace, initializer, depth + 1) : found.name;
}

function constantBehind(workspace: Workspace, node: ts.Expression): ts.Expression | null {
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  const symbol = workspace.checker.getSymbolAtLocation(name);
  if (!symbol) return null;
  const { checker } = workspace;
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return initializerOf(target);
}

/** Only what cannot be given another value later. */
function initializerOf({ declarations }: ts.Symbol): ts.Expression | null {
  const [only, more] = declarations ?? [];
  if (!only || more) return null;
  if (ts.isVariableDeclaration(only) && ts.isIdentifier(only.name)) {
    const isConst = (only.parent.flags & ts.NodeFlags.Const) !== 0;
    return isConst ? (only.initializer ?? null) : null;
  }
  if (!ts.isPropertyDeclaration(only)) return null;
  const readonly = only.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword);
  const fixed = only.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
  return readonly || fixed ? (only.initializer ?? null) : null;
}

/** The text behind an expression; null where it is not known for certain. */
export function textOfExpression(workspace: Workspace, node: ts.Expression): string | null {
  const value = valueBehind(workspace, node);
  if (!value) return null;
  if (ts.isStringLiteralLike(value)) return value.text;
  if (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [value.left, value.right].map((one) => textOfExpression(workspace, one));
    return left === null || right === null ? null : `${left}${right}`;
  }
  if (!ts.isTemplateExpression(value)) return null;
  const parts = value.templateSpans.map(({ expression, literal }) => {
    const text = textOfExpression(workspace, expression);
    return text === null ? null : text + literal.text;
  });
  return parts.includes(null) ? null : value.head.text + parts.join('');
}
