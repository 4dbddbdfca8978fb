// Tables that can be read on a phone: each cell knows its column's heading, which the style sheet then shows beside it.

/** The part of markdown-it that is used; TypeDoc brings it, and hands it over. */
export interface MarkdownIt {
  readonly core: {
    readonly ruler: { push(name: string, rule: (state: { tokens: Token[] }) => void): void };
  };
}

interface Token {
  readonly type: string;
  readonly content: string;
  attrSet(name: string, value: string): void;
}

export function labelCells(markdown: MarkdownIt): void {
  markdown.core.ruler.push('label-cells', ({ tokens }) => {
    let headings: string[] = [];
    let column = 0;
    tokens.forEach(({ type }, index) => {
      if (type === 'table_open') headings = [];
      if (type === 'tr_open') column = 0;
      if (type === 'th_open') headings.push(tokens[index + 1]?.content.replaceAll('`', '') ?? '');
      if (type === 'td_open') {
        const heading = headings[column++];
        if (heading) tokens[index]?.attrSet('data-label', heading);
      }
    });
  });
}
