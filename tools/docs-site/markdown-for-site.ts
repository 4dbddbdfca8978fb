// A document of the project as a page of the site: the same text, with links that lead somewhere there.
import { posix } from 'node:path';
import { linksOf } from '../checks/docs/docs-blocks.ts';
import type { Section } from './order.ts';

export interface SiteLinks {
  /** Documents that are pages, from the root of the project. */
  readonly pages: ReadonlySet<string>;
  /** Where a file or folder of the project can be seen; null where no address is known. */
  source(path: string): string | null;
}

/** Pages lie one folder below the front page. */
const frontPage = '../index.html';
const pictures = /\.(?:png|svg|jpe?g|gif|webp)$/;

export function markdownForSite(path: string, markdown: string, links: SiteLinks): string {
  const shown = markdown.replace(/^[ \t]*<!-- with\n(?:(?!-->)[\s\S])*-->\n+/gm, '');
  // Code first, so that what only looks like a link in it is left alone.
  const link =
    /^[ \t]*```[\s\S]*?^[ \t]*```|`[^`\n]*`|(?<label>!?\[(?:`[^`\n]*`|[^[\]`])*\])\((?<target>[^)\s]+)\)/gm;
  return shown.replace(link, (whole: string, ...rest: unknown[]) => {
    const { label, target } = rest.at(-1) as { label?: string; target?: string };
    if (label === undefined || target === undefined || isElsewhere(target)) return whole;
    const to = targetFor(path, target, links);
    return to === null ? label.slice(1, -1) : `${label}(${to})`;
  });
}

/** Null where the site has nothing to lead to. */
function targetFor(from: string, target: string, { pages, source }: SiteLinks): string | null {
  const [file = '', anchor] = target.split('#');
  if (file === '' || pictures.test(file)) return target;
  const path = posix.join(posix.dirname(from), file).replace(/\/$/, '');
  if (pages.has(path)) return target;
  const hash = anchor === undefined ? '' : `#${anchor}`;
  // The front page is the README; the list of guides is in its navigation.
  if (path === 'README.md') return frontPage + hash;
  if (path === 'docs' || path === 'docs/README.md')
    return from === 'README.md' ? 'index.html' : frontPage;
  const readme = `${path}/README.md`;
  if (pages.has(readme)) return posix.relative(posix.dirname(from), readme);
  const address = source(path);
  return address === null ? null : address + hash;
}

const isElsewhere = (target: string) => linksOf(`[x](${target})`).length === 0;

/** What comes before a document for TypeDoc: what the page is called in texts and in its address. */
export const frontMatter = (title: string, name: string) =>
  `---\ntitle: ${JSON.stringify(title)}\nname: ${name}\n---\n\n`;

/** The front page: a way in above its first picture, and a card for each guide before its first section. */
export function frontPageFor(readme: string, sections: readonly Section[]): string {
  const pages = sections[0]?.pages ?? [];
  const cards = pages.map(({ title, path, about }) => `- [${title}](${path}) ${about}`);
  const start = pages[0] ? `[${pages[0].title}](${pages[0].path}) \`ng add ngx-auth0-lock\`` : '';
  return readme
    .replace(/^!\[/m, () => `${block('actions', start)}![`)
    .replace(/^## /m, () => `${block('cards', cards.join('\n'))}## `);
}

const block = (name: string, markdown: string) =>
  `<div class="${name}">\n\n${markdown}\n\n</div>\n\n`;
