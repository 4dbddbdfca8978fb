// Which quotes code may use at a place of a template: not those of the attribute around it.
import * as compiler from '@angular/compiler';
import type { MappedText } from './mapped-text.ts';

const attribute = /[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?/g;

/** A quote for text in code at this position; null in an attribute without quotes. */
export function quoteFor(
  nodes: readonly object[],
  mapped: MappedText,
  position: number,
): string | null {
  const around = attributeQuote(nodes, mapped.text, position);
  if (around === '"') return "'";
  if (around === "'") return '"';
  if (around === '') return null;
  // Outside of attributes both are possible: the one that needs no backslash in the file.
  return mapped.quoteAt(position) === "'" ? '"' : "'";
}

/** What the value of an attribute stands in there; undefined outside of attributes. */
function attributeQuote(
  nodes: readonly object[],
  text: string,
  position: number,
): string | undefined {
  for (const node of nodes) {
    if (!(node instanceof compiler.TmplAstElement || node instanceof compiler.TmplAstTemplate)) {
      continue;
    }
    const { start, end } = node.startSourceSpan;
    if (position < start.offset || position >= end.offset) continue;
    const tag = text.slice(start.offset, end.offset);
    for (const { 0: found, index } of tag.matchAll(attribute)) {
      const from = start.offset + index;
      if (position < from || position >= from + found.length) continue;
      const last = found.at(-1) ?? '';
      return last === '"' || last === "'" ? last : '';
    }
  }
  return undefined;
}
