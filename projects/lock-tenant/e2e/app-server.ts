// Serves the stories' page with the real Lock, bundled once, the way bundlers must (`module` first).
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { serve, type LocalServer } from '../../../tools/workspace/serve.ts';

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,"></head>
<body><h1>App</h1><script type="module" src="/app.js"></script></body></html>`;

export async function startAppServer(port: number): Promise<LocalServer> {
  return servePage(port, await bundle(fileURLToPath(new URL('./app/app.ts', import.meta.url))));
}

/** One script with all that it imports. */
export async function bundle(entry: string, format: 'iife' | 'esm' = 'iife'): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    mainFields: ['es2020', 'es2015', 'browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Serves one page, at every path, with this script; `/api` answers the token that it was sent. */
export function servePage(port: number, script: string): Promise<LocalServer> {
  return serve((request, response) => {
    if (request.url === '/app.js') {
      response.setHeader('Content-Type', 'text/javascript').end(script);
    } else if (request.url === '/api') {
      const { authorization = '' } = request.headers;
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ authorization }));
    } else {
      response.setHeader('Content-Type', 'text/html').end(page);
    }
  }, port);
}
