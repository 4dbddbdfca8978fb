// Copies of the documents and style sheets as TypeDoc reads them.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../workspace/paths.ts';
import { frontMatter, frontPageFor, markdownForSite, type SiteLinks } from './markdown-for-site.ts';
import { nameOf, type Section } from './order.ts';

export const copies = join(root, 'dist', 'docs-source');

/** The documents as pages, in the folders where they find each other, with their pictures. */
export function copyDocuments(sections: readonly Section[]): void {
  rmSync(copies, { recursive: true, force: true });
  const pages = sections.flatMap((section) => section.pages);
  const links: SiteLinks = {
    pages: new Set(pages.map(({ path }) => path)),
    source: sourceAddress(),
  };
  const copy = (path: string, before = '') => {
    const text = markdownForSite(path, readFileSync(join(root, path), 'utf8'), links);
    const file = join(copies, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, before + text);
  };
  copy('README.md');
  const front = join(copies, 'README.md');
  writeFileSync(front, frontPageFor(readFileSync(front, 'utf8'), sections));
  for (const page of pages) copy(page.path, frontMatter(page.title, nameOf(page)));
  cpSync(join(root, 'docs/images'), join(copies, 'docs/images'), { recursive: true });
}

/** Our style sheets as the one that TypeDoc takes. */
export function copyStyleSheet(): string {
  const parts = ['colours', 'text', 'tables', 'layout', 'front'];
  const file = join(copies, 'site.css');
  const read = (name: string) =>
    readFileSync(join(import.meta.dirname, 'styles', `${name}.css`), 'utf8');
  writeFileSync(file, parts.map(read).join('\n'));
  return file;
}

/** Sources can be looked at where package.json says that the project has a public home. */
function sourceAddress(): SiteLinks['source'] {
  const file = join(root, 'projects/ngx-auth0-lock/package.json');
  const { repository } = JSON.parse(readFileSync(file, 'utf8')) as {
    repository?: string | { url: string };
  };
  const url = typeof repository === 'object' ? repository.url : repository;
  const home = url?.replace(/^git\+/, '').replace(/\.git$/, '');
  return (path) => (home ? `${home}/blob/main/${path}` : null);
}
