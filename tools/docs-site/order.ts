// The order in which the documents are read: the tables of docs/README.md, which is the one place that declares it.
import { posix } from 'node:path';

export interface Section {
  readonly title: string;
  readonly pages: readonly Page[];
}

export interface Page {
  readonly title: string;
  /** From the root of the project: `docs/start.md`. */
  readonly path: string;
  /** Half a sentence, in Markdown. */
  readonly about: string;
}

export const declaration = 'docs/README.md';

/** The sections below the headings of docs/README.md, and the rows `| [Title](path) | about |` of their tables. */
export function readOrder(markdown: string): Section[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => ({
      title: part.slice(0, part.indexOf('\n')).trim(),
      pages: [
        ...part.matchAll(/^\|\s*\[(?<title>[^\]]+)\]\((?<to>[^)\s]+)\)\s*\|(?<about>.*)\|\s*$/gm),
      ].map(({ groups }) => ({
        title: (groups?.['title'] ?? '').replaceAll('`', ''),
        path: posix.join(posix.dirname(declaration), groups?.['to'] ?? ''),
        about: (groups?.['about'] ?? '').trim(),
      })),
    }))
    .filter(({ pages }) => pages.length > 0);
}

/** Guides that nobody would find, and rows that say the same twice. */
export function orderProblems(sections: readonly Section[], files: readonly string[]): string[] {
  const paths = sections.flatMap(({ pages }) => pages.map(({ path }) => path));
  const guides = files.filter((path) => /^docs\/[^/]+\.md$/.test(path) && path !== declaration);
  return [
    ...guides
      .filter((path) => !paths.includes(path))
      .map((path) => `${path} is in no table of ${declaration}, which declares the order`),
    ...paths
      .filter((path, index) => paths.indexOf(path) !== index)
      .map((path) => `${declaration} lists ${path} twice`),
  ];
}

/** What a page of the site is called: `sessions` for docs/sessions.md, `lock-tenant` for its README. */
export function nameOf({ path }: Page): string {
  const { dir, name } = posix.parse(path);
  return (name === 'README' ? posix.basename(dir) : name).toLowerCase();
}
