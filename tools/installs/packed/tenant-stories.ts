// Every story of the local tenant, in a project outside the workspace where the packed tenant is installed.
//
//   node tools/installs/packed/tenant-stories.ts [what `playwright test` takes]
//
// The tenant must have been built (`node projects/lock-tenant/build.mjs`).
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireBrowser } from '../../workspace/browser.mjs';
import { command, endCommandsOnSignal } from '../../workspace/command.ts';
import { install, pack, writeFiles } from '../../workspace/npm.ts';
import { root, tenantDist } from '../../workspace/paths.ts';
import { tried, workspace } from '../workspace-files.ts';

/** What the stories import beside the tenant: clients, and what runs and bundles them. */
const packages = [
  '@angular/common',
  '@angular/compiler',
  '@angular/core',
  '@angular/platform-browser',
  '@angular/router',
  '@auth0/auth0-angular',
  '@auth0/auth0-react',
  '@auth0/auth0-spa-js',
  '@axe-core/playwright',
  '@playwright/test',
  '@types/node',
  'auth0-lock',
  'esbuild',
  'jose',
  'oauth4webapi',
  'react',
  'react-dom',
  'rxjs',
  'sirv',
  'tslib',
  'typescript',
];

/** The stories and what they stand on; no source of the tenant. */
const copied = [
  'projects/lock-tenant/e2e',
  'projects/lock-tenant/src/testing/fuzz',
  'tools/workspace',
];

async function makeProject(folder: string): Promise<void> {
  const tarball = await pack(tenantDist, folder);
  writeFiles(folder, {
    'package.json': {
      name: 'outside-project',
      version: '0.0.0',
      private: true,
      type: 'module',
      dependencies: {
        'auth0-lock-tenant': `file:${tarball}`,
        ...Object.fromEntries(packages.map((name) => [name, tried(name)])),
      },
      overrides: workspace.overrides,
    },
  });
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  await install(folder);
}

if (!existsSync(join(tenantDist, 'package.json'))) throw new Error('The tenant is not built.');
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'tenant-stories-'));
if (folder.startsWith(root)) throw new Error(`${folder} is not outside.`);
endCommandsOnSignal();
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
await makeProject(folder);
const { code, output } = await command(
  [
    process.execPath,
    join(folder, 'node_modules/@playwright/test/cli.js'),
    'test',
    '--config=projects/lock-tenant/e2e/packed/playwright.config.ts',
    ...process.argv.slice(2),
  ],
  { cwd: folder, env: { CHROME_BIN: requireBrowser() }, limitSeconds: 2_300 },
);
console.log(output);
process.exitCode = code;
