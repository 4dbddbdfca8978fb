// Serves a built app on localhost as a web host would: its files, and index.html for the app's own paths.
import { createServer, type ServerResponse } from 'node:http';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { contentType, fileAt, pathOf } from '../../tools/workspace/static-files.ts';

/** A page of the app as it is sent. */
export interface ServedPage {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface StaticSite {
  readonly url: string;
  /** Makes each answer with index.html, as a host does that knows about nonces; null: it goes as it is. */
  rewrite: ((html: string) => ServedPage) | null;
  /** Changes each script as it is sent, which the build has made for other addresses; null: none. */
  rewriteScript: ((code: string) => string) | null;
  stop(): Promise<void>;
}

/** `port`: 0 takes a free one. */
export async function serveSite(folder: string, port: number): Promise<StaticSite> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no index.html in ${folder}`);
  const server = createServer(({ url = '/' }, response) => answer(site, folder, url, response));
  server.listen(port, 'localhost');
  await once(server, 'listening');
  const site: StaticSite = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    rewrite: null,
    rewriteScript: null,
    async stop() {
      server.close();
      // Browsers keep their connections open.
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return site;
}

function answer(
  { rewrite, rewriteScript }: StaticSite,
  folder: string,
  url: string,
  response: ServerResponse,
): void {
  const path = pathOf(url);
  const file = path && fileAt(folder, path);
  if (file) {
    return send(file, response, extname(file) === '.js' ? rewriteScript : null);
  }
  // A file that is missing is an error; anything else is a page of the app.
  if (path === null || extname(path) !== '') {
    response.writeHead(404).end();
    return;
  }
  const index = join(folder, 'index.html');
  if (!rewrite) return send(index, response);
  const { html, headers } = rewrite(readFileSync(index, 'utf8'));
  response.writeHead(200, { 'Content-Type': contentType(index), ...headers }).end(html);
}

function send(
  file: string,
  response: ServerResponse,
  rewrite: ((text: string) => string) | null = null,
): void {
  response.writeHead(200, {
    'Content-Type': contentType(file),
    // Asked for again each time, but not kept out of the browser's back-forward cache.
    'Cache-Control': 'no-cache',
  });
  if (rewrite) response.end(rewrite(readFileSync(file, 'utf8')));
  else createReadStream(file).pipe(response);
}
