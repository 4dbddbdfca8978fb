// A configuration as name → value, however it is written: an object, spreads of others, a constant, environment.auth.
import ts from 'typescript';
import { bare } from '../../code/source.ts';
import { valueBehind } from './values.ts';
import type { Workspace } from './workspace.ts';

export interface ConfigEntry {
  /** What stands for the value at the place that is configured. */
  readonly code: string;
  /** Its value, as far as it can be followed. */
  readonly value: ts.Expression;
  /** Where it is written out at that very place: its property. */
  readonly property: ts.ObjectLiteralElementLike | null;
  /** The spread that it comes with. */
  readonly spread: ts.SpreadAssignment | null;
}

export type ConfigView = ReadonlyMap<string, ConfigEntry>;

/** Null where not every name is known. */
export function viewOf(workspace: Workspace, node: ts.Expression): ConfigView | null {
  const given = bare(node);
  if (ts.isObjectLiteralExpression(given)) return viewOfLiteral(workspace, given);
  return viewOfReference(workspace, given, given.getText(), null);
}

/** What is inside of an entry that is an object itself. */
export function viewInside(workspace: Workspace, entry: ConfigEntry): ConfigView | null {
  const value = bare(entry.value);
  if (entry.property && ts.isObjectLiteralExpression(value)) return viewOfLiteral(workspace, value);
  return viewOfReference(workspace, value, entry.code, entry.spread);
}

function viewOfLiteral(
  workspace: Workspace,
  object: ts.ObjectLiteralExpression,
): ConfigView | null {
  const view = new Map<string, ConfigEntry>();
  for (const property of object.properties) {
    if (ts.isSpreadAssignment(property)) {
      const { expression } = property;
      const more = viewOfReference(workspace, bare(expression), expression.getText(), property);
      if (!more) return null;
      for (const [name, entry] of more) view.set(name, entry);
      continue;
    }
    const name = nameOf(property);
    const value = valueOf(property);
    if (name === null || !value) return null;
    view.set(name, { code: value.getText(), value, property, spread: null });
  }
  return view;
}

/** The names of an object that is written out elsewhere; its values are read from there. */
function viewOfReference(
  workspace: Workspace,
  node: ts.Expression,
  code: string,
  spread: ts.SpreadAssignment | null,
): ConfigView | null {
  const object = ts.isObjectLiteralExpression(node) ? node : valueBehind(workspace, node);
  if (!object || !ts.isObjectLiteralExpression(object) || !isPath(code)) return null;
  const view = new Map<string, ConfigEntry>();
  const add = (from: ts.ObjectLiteralExpression): boolean =>
    from.properties.every((property) => {
      if (ts.isSpreadAssignment(property)) {
        const parts = objectsOf(workspace, property.expression);
        return parts !== null && parts.every(add);
      }
      const name = nameOf(property);
      const value = valueOf(property);
      if (name === null || !value) return false;
      view.set(name, { code: `${code}.${name}`, value, property: null, spread });
      return true;
    });
  return add(object) ? view : null;
}

/** `...(audience ? { audience } : null)`: what may be in it. */
function objectsOf(workspace: Workspace, node: ts.Expression): ts.ObjectLiteralExpression[] | null {
  const value = bare(node);
  if (value.kind === ts.SyntaxKind.NullKeyword || value.getText() === 'undefined') return [];
  if (ts.isConditionalExpression(value)) {
    const parts = [value.whenTrue, value.whenFalse].map((one) => objectsOf(workspace, one));
    return parts.some((one) => one === null) ? null : parts.flatMap((one) => one ?? []);
  }
  if (
    ts.isBinaryExpression(value) &&
    value.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
  ) {
    return objectsOf(workspace, value.right);
  }
  const object = ts.isObjectLiteralExpression(value) ? value : valueBehind(workspace, value);
  return object && ts.isObjectLiteralExpression(object) ? [object] : null;
}

const isPath = (code: string) => /^[\w$]+(?:\.[\w$]+)*$/.test(code);

const nameOf = ({ name }: ts.ObjectLiteralElementLike) =>
  name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : null;

function valueOf(property: ts.ObjectLiteralElementLike): ts.Expression | null {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : null;
}
