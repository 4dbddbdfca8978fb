// Serves the stories' page with the real Lock, bundled once, the way bundlers must (`module` first).
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface AppServer {
  readonly origin: string;
  close(): Promise<void>;
}

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,"></head>
<body><h1>App</h1><script src="/app.js"></script></body></html>`;

export async function startAppServer(port: number): Promise<AppServer> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('./app/app.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    mainFields: ['es2020', 'es2015', 'browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return serve(port, result.outputFiles[0]?.text ?? '');
}

/** Serves one page, at every path, with this script. */
export async function serve(port: number, script: string): Promise<AppServer> {
  const server = createServer((request, response) => {
    if (request.url === '/app.js') {
      response.setHeader('Content-Type', 'application/javascript').end(script);
    } else {
      response.setHeader('Content-Type', 'text/html').end(page);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, 'localhost', resolve);
  });
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
