// Bundles parts of the library's session for Node: its own files name each other without extensions.
import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reports, root } from '../workspace/paths.ts';

const session = join(root, 'projects', 'ngx-auth0-lock', 'session');

/**
 * Bundles files of projects/ngx-auth0-lock/session into a folder below reports/, one copy of each and
 * the lazy ones lazy, as the browser has them.
 *
 * @param files names in that folder; `*` is any name.
 * @param replaced files to put another text in the place of: name without folder and `.ts` → text.
 * @returns the folder.
 */
export async function bundleSession(
  files: readonly string[],
  folder: string,
  replaced: Readonly<Record<string, string>> = {},
): Promise<string> {
  const outdir = join(reports, folder);
  await build({
    entryPoints: files.map((file) => join(session, file).replaceAll('\\', '/')),
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['jose'],
    logLevel: 'error',
    logOverride: { 'empty-glob': 'error' },
    plugins: Object.entries(replaced).map(([name, contents]) => ({
      name,
      setup({ onLoad }) {
        onLoad({ filter: new RegExp(`/${name}\\.ts$`) }, () => ({ contents, loader: 'ts' }));
      },
    })),
  });
  return outdir;
}

/** The session's public API, as `T` says it is. */
export async function loadSession<T>(folder: string): Promise<T> {
  const outdir = await bundleSession(['public-api.ts'], folder);
  return (await import(pathToFileURL(join(outdir, 'public-api.js')).href)) as T;
}
