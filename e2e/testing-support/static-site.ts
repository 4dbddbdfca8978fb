// Serves a built app on localhost as a web host would, with a page and scripts that a story may rewrite.
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { filesOf, serve, type LocalServer } from '../../tools/workspace/serve.ts';

/** A page of the app as it is sent. */
export interface ServedPage {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface StaticSite extends LocalServer {
  /** Makes each answer with index.html, as a host does that knows about nonces; null: it goes as it is. */
  rewrite: ((html: string) => ServedPage) | null;
  /** Changes each script as it is sent, which the build has made for other addresses; null: none. */
  rewriteScript: ((code: string) => string) | null;
  /** Whether each connection ends without an answer, as where there is no network. */
  unreachable: boolean;
}

export async function serveSite(folder: string): Promise<StaticSite> {
  const files = filesOf(folder, { app: true });
  const server = await serve((request, response) => {
    if (site.unreachable) return void request.destroy();
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const kind = extname(pathname);
    if (kind === '' && site.rewrite) {
      const { html, headers } = site.rewrite(readFileSync(join(folder, 'index.html'), 'utf8'));
      response.writeHead(200, { 'Content-Type': 'text/html;charset=utf-8', ...headers }).end(html);
    } else if (kind === '.js' && site.rewriteScript && existsSync(join(folder, pathname))) {
      const code = site.rewriteScript(readFileSync(join(folder, pathname), 'utf8'));
      const headers = { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' };
      response.writeHead(200, headers).end(code);
    } else files(request, response);
  });
  const site: StaticSite = { ...server, rewrite: null, rewriteScript: null, unreachable: false };
  return site;
}
