// Takes a statement or a member of a class out of a file.
import ts from 'typescript';
import type { Edits } from '../../code/edits.ts';

/** With the line that it had for itself. */
export function removeLine(edits: Edits, node: ts.Node): void {
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
