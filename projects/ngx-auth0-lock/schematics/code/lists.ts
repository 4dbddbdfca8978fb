// Adds to arrays, calls and object literals, and takes out of them, the way they are already written.
import ts from 'typescript';
import { ManualStepError } from './manual-step.ts';
import type { Edits } from './edits.ts';
import { indentAt } from './import-edits.ts';
import { bare, placeOf } from './source.ts';

/** Adds elements at the end: each on its line where the last one has a line of its own. */
export function append(
  edits: Edits,
  list: ts.ArrayLiteralExpression | ts.CallExpression | ts.ObjectLiteralExpression,
  texts: readonly string[],
): void {
  if (texts.length === 0) return;
  const source = list.getSourceFile();
  const { fileName, text } = source;
  const elements = elementsOf(list);
  // What is taken out in the same go is no neighbour.
  const last = elements.findLast(
    (one) => !edits.covers(fileName, one.getStart(source), one.getEnd()),
  );
  if (!last) {
    edits.insert(fileName, list.getEnd() - 1, inBraces(list, texts.join(', ')));
    return;
  }
  const start = last.getStart(source);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const ownLine = text.slice(lineStart, start).trim() === '';
  const closing = text.slice(last.getEnd(), list.getEnd() - 1);
  // `[a, b\n]`: b shares its line, but the list has several.
  const multiline = ownLine || closing.includes('\n');
  const between = multiline
    ? `,\n${indentAt(source, ownLine ? last : (elements[0] ?? last))}`
    : ', ';
  edits.insert(fileName, last.getEnd(), texts.map((one) => between + one).join(''));
}

const elementsOf = (
  list: ts.ArrayLiteralExpression | ts.CallExpression | ts.ObjectLiteralExpression,
): readonly ts.Node[] =>
  ts.isCallExpression(list)
    ? list.arguments
    : ts.isArrayLiteralExpression(list)
      ? list.elements
      : list.properties;

const inBraces = (list: ts.Node, text: string) =>
  ts.isObjectLiteralExpression(list) ? ` ${text} ` : text;

/** Takes one element out, with its comma. */
export function removeElement(edits: Edits, element: ts.Node): void {
  const source = element.getSourceFile();
  const list = element.parent as ts.ArrayLiteralExpression;
  const elements = elementsOf(list);
  const index = elements.indexOf(element);
  const next = elements[index + 1];
  const previous = elements[index - 1];
  // The only one takes its comma and its lines along.
  if (!next && !previous) return removeAll(edits, [element]);
  const from = next || !previous ? element.getStart(source) : previous.getEnd();
  edits.replace(source.fileName, from, next ? next.getStart(source) : element.getEnd(), '');
}

/** Takes elements out, each with its comma and with the line that it had for itself. Comments stay. */
export function removeAll(edits: Edits, gone: readonly ts.Node[]): void {
  const [some] = gone;
  if (!some) return;
  const source = some.getSourceFile();
  const { fileName, text } = source;
  const elements = elementsOf(some.parent as ts.ObjectLiteralExpression);
  const lastKept = elements.findLast((one) => !gone.includes(one));
  const tail = lastKept ? elements.slice(elements.indexOf(lastKept) + 1) : [];
  const tailText = tail.length > 0 ? text.slice(lastKept?.getEnd(), tail.at(-1)?.getEnd()) : '';
  // The last ones of a line leave no comma behind.
  const isTail =
    tail.length > 0 && !tailText.includes('\n') && !/^\s*,/.test(text.slice(tail.at(-1)?.getEnd()));
  if (isTail) edits.replace(fileName, lastKept?.getEnd() ?? 0, tail.at(-1)?.getEnd() ?? 0, '');
  for (const node of gone) {
    if (isTail && tail.includes(node)) continue;
    const start = node.getStart(source);
    const comma = /^\s*,/.exec(text.slice(node.getEnd()))?.[0].length ?? 0;
    const end = node.getEnd() + comma;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const alone = text.slice(lineStart, start).trim() === '';
    const rest = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length;
    if (alone && rest !== undefined) {
      edits.replace(fileName, lineStart, end + rest, '');
    } else {
      const space = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
      edits.replace(fileName, start, end + space, '');
    }
  }
}

/** The property of an object literal, by its name. */
export function property(
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find(
    (one) =>
      one.name !== undefined &&
      (ts.isIdentifier(one.name) || ts.isStringLiteralLike(one.name)) &&
      one.name.text === name,
  );
}

/** The value of a property that is written out: `name: value`. */
export function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | null {
  const found = property(object, name);
  return found && ts.isPropertyAssignment(found) ? bare(found.initializer) : null;
}

/** The array behind a property; null where the property is missing. */
export function arrayOf(
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.ArrayLiteralExpression | null {
  const found = property(object, name);
  if (!found) return null;
  const value = valueOf(object, name);
  if (value && ts.isArrayLiteralExpression(value)) return value;
  throw new ManualStepError(placeOf(found), `\`${name}\` is not written out as an array.`);
}

/** Adds elements to the array behind a property, which is made where it is missing. */
export function appendToProperty(
  edits: Edits,
  object: ts.ObjectLiteralExpression,
  name: string,
  texts: readonly string[],
): void {
  if (texts.length === 0) return;
  const array = arrayOf(object, name);
  if (array) append(edits, array, texts);
  else append(edits, object, [`${name}: [${texts.join(', ')}]`]);
}

/** The text in quotes, in a template without parts, or null. */
export function literalText(node: ts.Expression | null | undefined): string | null {
  if (!node) return null;
  const value = bare(node);
  return ts.isStringLiteralLike(value) ? value.text : null;
}

/** The values of an object that is written out; null where it is not. */
export function namedValues(node: ts.Expression): Record<string, ts.Expression> | null {
  const object = bare(node);
  if (!ts.isObjectLiteralExpression(object)) return null;
  const values: Record<string, ts.Expression> = {};
  for (const one of object.properties) {
    if (ts.isShorthandPropertyAssignment(one)) values[one.name.text] = one.name;
    else if (ts.isPropertyAssignment(one) && !ts.isComputedPropertyName(one.name)) {
      values[ts.isPrivateIdentifier(one.name) ? '' : one.name.text] = bare(one.initializer);
    } else return null;
  }
  return values;
}
