// The TypeScript blocks and the links of a Markdown file.
//
// Each ```ts block is a module of its own. What a reader needs not see stands in a comment right before it:
//   <!-- with
//   import { App } from './app';
//   -->
// A block whose first line is a comment with a path (`// src/app/app.ts`) becomes that file, so that
// other blocks of the same document can import it.

export interface Block {
  /** Path of the module, below a folder for its document: `block-3.ts`, `src/app/app.ts`. */
  readonly path: string;
  readonly code: string;
  /** Where the block's first line stands in the document. */
  readonly line: number;
  /** How many lines of `code` stand before that line. */
  readonly hiddenLines: number;
}

export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const fence = /^(?<indent>[ \t]*)```ts[ \t]*\n(?<code>[\s\S]*?)^[ \t]*```[ \t]*$/gm;
  for (const { index, groups } of markdown.matchAll(fence)) {
    const indent = groups?.['indent'] ?? '';
    const shown = (groups?.['code'] ?? '').replace(new RegExp(`^${indent}`, 'gm'), '');
    const hidden = hiddenPart(markdown.slice(0, index));
    const named = /^\/\/ ([\w./-]+\.ts)\b/.exec(shown)?.[1];
    blocks.push({
      path: named ?? `block-${blocks.length + 1}.ts`,
      // Without an import or export it would share its names with all the others.
      code: `${hidden}${shown}\nexport {};\n`,
      line: lineAt(markdown, index) + 1,
      hiddenLines: hidden.split('\n').length - 1,
    });
  }
  return blocks;
}

/** The `<!-- with … -->` comment that this text ends with. */
function hiddenPart(before: string): string {
  return /<!-- with\n(?<code>(?:(?!-->)[\s\S])*)-->\s*$/.exec(before)?.groups?.['code'] ?? '';
}

export interface Link {
  readonly target: string;
  readonly line: number;
}

/** Links and pictures that point into the project, or to a heading of the same document. */
export function linksOf(markdown: string): Link[] {
  const text = withoutCode(markdown);
  const inline = /\]\((?<target>[^)\s]+)(?:\s+"[^"]*")?\)/g;
  const attribute = /\b(?:src|href|srcset)="(?<target>[^"\s]+)[^"]*"/g;
  const definition = /^\[[^\]]+\]:\s*(?<target>\S+)/gm;
  return [inline, attribute, definition]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(({ index, groups }) => ({
      target: groups?.['target'] ?? '',
      line: lineAt(text, index),
    }))
    .filter(({ target }) => !/^[a-z][a-z+.-]*:|^\/\//i.test(target));
}

/** The anchors of the headings, as GitHub makes them. */
export function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutCode(markdown).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');
    const base = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let anchor = base;
    for (let copy = 1; anchors.has(anchor); copy++) anchor = `${base}-${copy}`;
    anchors.add(anchor);
  }
  for (const [, id = ''] of markdown.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

/** Code may look like a link or a heading; lines are kept. */
const withoutCode = (markdown: string) =>
  markdown
    .replace(/^[ \t]*```[\s\S]*?^[ \t]*```[ \t]*$/gm, (code) => code.replace(/[^\n]/g, ''))
    .replace(/`[^`\n]*`/g, (code) =>
      code.startsWith('`') ? code.replace(/[[\]()#<>"=]/g, ' ') : code,
    );

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;
