// Checks the site as a browser would find it: each link and anchor leads somewhere, nothing is asked of another host.
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { inflateSync } from 'node:zlib';

/** What is wrong in a built site. `files`: path from the site's root → text, empty for pictures. */
export function siteProblems(files: ReadonlyMap<string, string>): string[] {
  const pages = [...files].filter(([path]) => path.endsWith('.html'));
  const anchors = new Map(pages.map(([path, html]) => [path, idsOf(html)]));
  const broken = (from: string, url: string): string | null => {
    const [file = '', hash = ''] = url.split('#');
    const plain = decodeURIComponent(file.split('?')[0] ?? '');
    const to = plain === '' ? from : posix.join(posix.dirname(from), plain);
    if (!files.has(to)) return `${from} links to ${url}, which is not there`;
    const anchor = decodeURIComponent(hash);
    if (anchor === '' || !anchors.has(to) || anchors.get(to)?.has(anchor)) return null;
    return `${from} links to ${url}, but nothing there is called so`;
  };
  const problems = pages.flatMap(([path, html]) => [
    ...addressesOf(html, 'href', 'a')
      .filter(isHere)
      .map((url) => broken(path, url)),
    ...loadsOf(html).map((url) =>
      isHere(url) ? broken(path, url) : `${path} asks for ${url} from elsewhere`,
    ),
  ]);
  const scripted = ['navigation', 'search'].flatMap((name) => {
    const path = `assets/${name}.js`;
    return urlsIn(files.get(path)).map((url) => broken('index.html', url));
  });
  const styles = [...files]
    .filter(([path]) => path.endsWith('.css'))
    .flatMap(([path, css]) =>
      [...css.matchAll(/(?:@import\s+|url\()\s*["']?(?<url>(?:https?:)?\/\/[^"')\s]+)/g)].map(
        ({ groups }) => `${path} asks for ${groups?.['url']} from elsewhere`,
      ),
    );
  return [...new Set([...problems, ...scripted, ...styles])].filter((problem) => problem !== null);
}

const isHere = (url: string) => !/^[a-z][a-z+.-]*:|^\/\//i.test(url);

/** What a browser fetches by itself to show a page. */
function loadsOf(html: string): string[] {
  return [
    ...addressesOf(html, 'src', '(?:img|script|iframe|source|video|audio|embed)'),
    ...addressesOf(html, 'srcset', '(?:img|source)').map((list) => list.split(' ')[0] ?? ''),
    ...addressesOf(html, 'href', '(?:link|use|image)'),
  ].filter((url) => !url.startsWith('data:'));
}

function addressesOf(html: string, attribute: string, element: string): string[] {
  const pattern = new RegExp(`<${element}\\b[^>]*?\\s${attribute}="(?<url>[^"]*)"`, 'g');
  return [...html.matchAll(pattern)].map(({ groups }) => unescape(groups?.['url'] ?? ''));
}

const idsOf = (html: string) =>
  new Set(
    [...html.matchAll(/\s(?:id|name)="(?<id>[^"]+)"/g)].map(({ groups }) =>
      unescape(groups?.['id'] ?? ''),
    ),
  );

const unescape = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The addresses in what TypeDoc's script adds to a page: deflated JSON as a text in a script. */
function urlsIn(script = ''): string[] {
  const packed = /= "(?<base64>[^"]+)"/.exec(script)?.groups?.['base64'];
  if (packed === undefined) return [];
  const json = inflateSync(Buffer.from(packed, 'base64')).toString();
  return [...json.matchAll(/"(?:path|url)":"(?<url>[^"]+)"/g)].map(
    ({ groups }) => groups?.['url'] ?? '',
  );
}

/** A built site from the disk. */
export function readSite(folder: string): Map<string, string> {
  const paths = globSync('**/*.*', { cwd: folder }).map((path) => path.replaceAll('\\', '/'));
  return new Map(
    paths.map((path) => [
      path,
      /\.(?:html|css|js)$/.test(path) ? readFileSync(join(folder, path), 'utf8') : '',
    ]),
  );
}
