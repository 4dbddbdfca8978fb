// Serves folders of files on localhost; a path that is no file gets the page of its folder.
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

export interface PageServer {
  readonly origin: string;
  stop(): Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * @param folders path that ends with `/` → folder; the first that fits serves.
 * @param api answers what starts with `/api/`.
 */
export async function servePages(
  port: number,
  folders: Readonly<Record<string, string>>,
  api?: Handler,
): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (api && pathname.startsWith('/api/')) return void api(request, response);
    const base = Object.keys(folders).find((path) => pathname.startsWith(path)) ?? '/';
    const folder = folders[base] ?? '';
    const wanted = join(folder, normalize(`/${decode(pathname.slice(base.length))}`));
    // Any other path is a route of the page; a file that is missing is none.
    const file = isFile(wanted) ? wanted : extname(wanted) ? null : join(folder, 'index.html');
    if (!file) return void response.writeHead(404).end();
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, 'localhost', resolve);
  });
  return {
    origin: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A broken escape is no file's name.
    return path;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
