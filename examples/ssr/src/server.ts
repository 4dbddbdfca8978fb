// The web server: files, a small API, and for everything else the rendered app.
import {
  AngularNodeAppEngine,
  createNodeRequestHandler,
  isMainModule,
  writeResponseToNodeResponse,
} from '@angular/ssr/node';
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const browserFolder = join(import.meta.dirname, '../browser');
const types: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript' };
const angular = new AngularNodeAppEngine();

/** What the development server of Angular's CLI uses, too. */
export const reqHandler = createNodeRequestHandler(answer);

if (isMainModule(import.meta.url)) {
  const port = Number(process.env['PORT'] ?? 4200);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  server.listen(port, 'localhost', () => console.log(`http://localhost:${port}`));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const type = types[extname(pathname)];
  if (/^\/(api|public)\/echo$/.test(pathname))
    return echo(request, response, searchParams.get('topic') ?? '');
  if (type) return sendFile(join(browserFolder, normalize(pathname)), type, response);
  const page = await angular.handle(request);
  if (page) await writeResponseToNodeResponse(page, response);
  else response.writeHead(404).end();
}

/** Says what it was asked, and how the caller showed who it is. A real API would verify the token. */
function echo({ headers }: IncomingMessage, response: ServerResponse, topic: string): void {
  const caller = headers.authorization?.startsWith('Bearer ') ? 'a bearer token' : 'nobody';
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ topic, caller }));
}

function sendFile(file: string, type: string, response: ServerResponse): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    return void response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
  createReadStream(file).pipe(response);
}
