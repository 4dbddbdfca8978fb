// One change of a text, and how several are made at once.
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Applies edits that do not overlap; those at one position in the order in which they came. Line
 * breaks become those of the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[], path = ''): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at) throw new Error(`Two edits of ${path} overlap. Nothing was changed.`);
    result += text.slice(at, edit.start) + edit.text.replace(/\r?\n/g, eol);
    at = edit.end;
  }
  return result + text.slice(at);
}
