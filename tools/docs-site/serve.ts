// A plain file server for the built site, for this machine only.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Serves a folder until the process ends, or it is closed. Port 0 takes a free one. */
export async function serveFolder(
  folder: string,
  port: number,
): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = fileFor(folder, request.url ?? '/');
    if (path === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://localhost:${taken}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Null for what is not there, or not below the folder. */
function fileFor(folder: string, url: string): string | null {
  try {
    const { pathname } = new URL(url, 'http://localhost');
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    const file = path.endsWith(sep) ? join(path, 'index.html') : path;
    const inside = file.startsWith(folder + sep);
    return inside && existsSync(file) && statSync(file).isFile() ? file : null;
  } catch {
    // A broken escape in the address.
    return null;
  }
}
