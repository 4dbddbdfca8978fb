// Cuts code into comments, strings, keywords and the rest. Good for short samples, not a parser.

export interface CodePiece {
  readonly kind: 'comment' | 'string' | 'keyword' | 'plain';
  readonly text: string;
}

const PIECES =
  /(?<comment>\/\/.*)|(?<string>'[^'\n]*'|"[^"\n]*")|(?<keyword>@(?:if|else)\b|\b(?:import|export|from|const|inject)\b|<\/?[a-z][\w-]*|\/?>)/g;

/** The pieces, in order; joined they are the code again. */
export function colour(code: string): CodePiece[] {
  const pieces: CodePiece[] = [];
  let end = 0;
  const add = (kind: CodePiece['kind'], text: string) => text && pieces.push({ kind, text });
  for (const match of code.matchAll(PIECES)) {
    add('plain', code.slice(end, match.index));
    const { comment, string } = match.groups ?? {};
    add(comment ? 'comment' : string ? 'string' : 'keyword', match[0]);
    end = match.index + match[0].length;
  }
  add('plain', code.slice(end));
  return pieces;
}
