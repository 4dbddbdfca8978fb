// An app without Angular, bundled by Vite and by webpack from the packed library: folders that a web host could serve.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../../workspace/command.ts';
import { install, pack, writeFiles } from '../../workspace/npm.ts';
import { libraryDist, root } from '../../workspace/paths.ts';
import { appsFolder, tried, workspace } from '../workspace-files.ts';

export const bundlers = ['vite', 'webpack'] as const;
export type Bundler = (typeof bundlers)[number];

const home = join(root, 'dist', 'bundled');
export const bundledApp = (bundler: Bundler) => join(home, bundler);

const versions = { vite: '8.3.0', webpack: '5.112.2' };

const webpackScript = `
import webpack from 'webpack';
const compiler = webpack({
  mode: 'production',
  entry: './main.js',
  output: { path: import.meta.dirname + '/webpack', filename: 'main.js' },
});
compiler.run((error, stats) => {
  const errors = error ? [error] : stats.compilation.errors;
  for (const { message } of errors) console.error(message);
  process.exitCode = errors.length > 0 ? 1 : 0;
});
`;

/** Installs and bundles, unless that is done for the library as it is built. */
export async function buildBundledApps(): Promise<void> {
  if (!existsSync(libraryDist)) throw new Error('The library is not built.');
  const tarball = await pack(libraryDist, join(root, 'dist'));
  const stamp = join(home, 'library.tgz');
  if (existsSync(stamp) && readFileSync(stamp).equals(readFileSync(tarball))) return;
  rmSync(home, { recursive: true, force: true });
  writeFiles(home, {
    'package.json': {
      name: 'bundled-app',
      version: '0.0.0',
      private: true,
      type: 'module',
      dependencies: {
        'auth0-lock': tried('auth0-lock'),
        'ngx-auth0-lock': `file:${tarball}`,
        ...versions,
      },
      overrides: workspace.overrides,
    },
    // Else webpack takes the workspace's, whose paths lead to the library's sources.
    'tsconfig.json': {},
    'webpack.js': webpackScript,
  });
  cpSync(join(appsFolder, 'bundled'), home, { recursive: true });
  await install(home);
  await run('node_modules/vite/bin/vite.js', 'build', '--outDir', 'vite', '--logLevel', 'error');
  await run('webpack.js');
  cpSync(join(home, 'index.html'), join(home, 'webpack', 'index.html'));
  cpSync(tarball, stamp);
}

async function run(script: string, ...args: string[]): Promise<void> {
  const { code, output } = await command([process.execPath, script, ...args], { cwd: home });
  if (code !== 0) throw new Error(`${script} failed.\n${output}`);
}
