// Bundles an example that is not Angular, from the library as it is published.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { libraryDist, root } from '../../tools/workspace/paths.ts';
import type { ExampleName } from './examples.ts';

/** Bundles the example into dist/examples and returns that folder. */
export async function buildPage(name: ExampleName): Promise<string> {
  const folder = join(root, 'examples', name);
  const outdir = join(root, 'dist', 'examples', name);
  const entry = ['main.js', 'main.tsx'].map((file) => join(folder, file)).find(existsSync)!;
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: { main: entry },
    outdir,
    bundle: true,
    minify: true,
    // What is `import()`ed stays out of the first file: Lock where a page can wait for it, and the
    // code that verifies signatures.
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    // Lock needs the `module` build of auth0-js, which esbuild prefers only when it is told to.
    mainFields: ['es2020', 'es2015', 'browser', 'module', 'main'],
    nodePaths: [join(libraryDist, '..')],
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.html': 'text' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  cpSync(join(folder, 'index.html'), join(outdir, 'index.html'));
  cpSync(join(root, 'src', 'public', 'favicon.svg'), join(outdir, 'favicon.svg'));
  return outdir;
}
