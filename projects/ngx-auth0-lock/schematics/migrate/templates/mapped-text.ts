// A template's text as Angular reads it, and for each character where it stands in the file.
import ts from 'typescript';
import type { TextEdit } from '../../code/text-edit.ts';

/** One piece that is written out in the file; pieces that come from elsewhere have no positions. */
interface Piece {
  /** Where it starts and ends in the text as it is read. */
  readonly start: number;
  readonly end: number;
  /** For each of its characters and its end, the position in the file; null: not to be edited. */
  readonly positions: readonly number[] | null;
  /** What surrounds it there: a quote, a backtick, or nothing in a file of its own. */
  readonly quote: string;
}

/** Text that was read from a file, with the way back. */
export class MappedText {
  readonly text: string;
  private readonly pieces: readonly Piece[];

  private constructor(text: string, pieces: readonly Piece[]) {
    this.text = text;
    this.pieces = pieces;
  }

  /** A file of its own: only its line breaks are read in another way. */
  static ofFile(raw: string): MappedText {
    const { text, positions } = decode(raw, 0, false);
    return new MappedText(text, [{ start: 0, end: text.length, positions, quote: '' }]);
  }

  /**
   * What an expression amounts to: a literal, or several put together.
   *
   * @param follow what an expression in between stands for, where that can be known.
   * @returns null where it cannot be known.
   */
  static ofExpression(
    node: ts.Expression,
    follow: (node: ts.Expression) => string | null,
  ): MappedText | null {
    let text = '';
    const pieces: Piece[] = [];
    const add = (raw: string, at: number, quote: string) => {
      const read = decode(raw, at, true);
      const start = text.length;
      text += read.text;
      pieces.push({ start, end: text.length, positions: read.positions, quote });
    };
    const addKnown = (one: ts.Expression): boolean => {
      const known = follow(one);
      if (known === null) return false;
      const start = text.length;
      text += known;
      pieces.push({ start, end: text.length, positions: null, quote: '' });
      return true;
    };
    const visit = (one: ts.Expression): boolean => {
      if (ts.isParenthesizedExpression(one)) return visit(one.expression);
      if (ts.isStringLiteralLike(one)) {
        const raw = one.getText();
        add(raw.slice(1, -1), one.getStart() + 1, raw.charAt(0));
        return true;
      }
      if (ts.isTemplateExpression(one)) {
        const head = one.head.getText();
        add(head.slice(1, -2), one.head.getStart() + 1, '`');
        return one.templateSpans.every((span) => {
          if (!addKnown(span.expression)) return false;
          const part = span.literal.getText();
          add(part.slice(1, part.endsWith('`') ? -1 : -2), span.literal.getStart() + 1, '`');
          return true;
        });
      }
      if (ts.isBinaryExpression(one) && one.operatorToken.kind === ts.SyntaxKind.PlusToken) {
        return visit(one.left) && visit(one.right);
      }
      return addKnown(one);
    };
    return visit(node) ? new MappedText(text, pieces) : null;
  }

  /** What surrounds the text at a position; code there cannot use this quote without a backslash. */
  quoteAt(position: number): string {
    return this.pieceOf(position, position)?.quote ?? '';
  }

  /** An edit of the file; null where the stretch is not in one piece of it. */
  edit(start: number, end: number, text: string): TextEdit | null {
    const piece = this.pieceOf(start, end);
    if (!piece?.positions) return null;
    const from = piece.positions[start - piece.start];
    const to = piece.positions[end - piece.start];
    if (from === undefined || to === undefined) return null;
    return { start: from, end: to, text: encode(text, piece.quote) };
  }

  /** Where a position is in the file, or the next one that is in it. */
  positionOf(position: number): number | null {
    for (const piece of this.pieces) {
      if (!piece.positions || piece.end < position) continue;
      return piece.positions[Math.max(0, position - piece.start)] ?? null;
    }
    return null;
  }

  private pieceOf(start: number, end: number): Piece | undefined {
    return this.pieces.find((one) => one.positions && start >= one.start && end <= one.end);
  }
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  v: '\v',
  f: '\f',
  '0': '\0',
};

/** Line breaks and, inside quotes, escapes; as TypeScript and then Angular read them. */
function decode(raw: string, offset: number, escapes: boolean) {
  let text = '';
  const positions: number[] = [];
  const put = (chars: string, at: number) => {
    for (const char of chars.split('')) {
      text += char;
      positions.push(offset + at);
    }
  };
  const pattern = escapes
    ? /\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|\r\n|[\s\S])|\r\n|[\s\S]/gi
    : /\r\n|[\s\S]/g;
  for (const { 0: found, index } of raw.matchAll(pattern)) put(decodeOne(found), index);
  positions.push(offset + raw.length);
  return { text, positions };
}

function decodeOne(found: string): string {
  if (found === '\r\n') return '\n';
  if (found.length < 2 || !found.startsWith('\\')) return found;
  const hex = /^\\[ux]\{?([\da-f]+)\}?$/i.exec(found)?.[1];
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
  const char = found.slice(1);
  // A backslash at the end of a line joins it with the next.
  if (/^[\r\n]/.test(char)) return '';
  return simpleEscapes[char] ?? char;
}

/** The text as it is written inside these quotes. */
function encode(text: string, quote: string): string {
  if (quote === '') return text;
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return quote === '`' ? escaped.replaceAll('${', '\\${') : escaped.replaceAll('\n', '\\n');
}
