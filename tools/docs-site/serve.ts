// A plain file server for the built site, for this machine only.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { contentType, fileAt, pathOf } from '../workspace/static-files.ts';

/** Serves a folder until the process ends, or it is closed. Port 0 takes a free one. */
export async function serveFolder(
  folder: string,
  port: number,
): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = pathOf(request.url ?? '/');
    const file = path && fileAt(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    response.writeHead(200, { 'content-type': contentType(file) });
    createReadStream(file).pipe(response);
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
