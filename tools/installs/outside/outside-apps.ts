// Apps outside this workspace, made from the packed library: they install, build, run under `ng serve` too, and sign in.
//
//   node tools/installs/outside/outside-apps.ts [standalone ng-module angular-21 without-angular]
//
// The library must have been built (`ng build ngx-auth0-lock`).
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { createTenant, type Tenant } from '../../../projects/lock-tenant/src/public-api.ts';
import { chromiumFlags, requireBrowser } from '../../workspace/browser.mjs';
import { command, endCommands } from '../../workspace/command.ts';
import { ngServe, stopDevServers } from '../dev-server.ts';
import { initialChunks, lazinessProblems } from './initial-chunks.ts';
import { ngModuleApp } from './ng-module-app.ts';
import { install, pack, writeFiles } from '../../workspace/npm.ts';
import { signInAndOut } from './sign-in.ts';
import { standaloneApp, type Settings } from './standalone-app.ts';
import { checkWithoutAngular } from './without-angular.ts';
import { angular21, angular22, tried, workspaceFiles, type AppFiles } from '../workspace-files.ts';
import { libraryDist, root } from '../../workspace/paths.ts';
import { filesOf, serve } from '../../workspace/serve.ts';

const builtPort = 4731;
const servedPort = 4732;
const tenantPort = 4739;
const clientId = 'outside-app';

interface OutsideApp extends Omit<AppFiles, 'tarball'> {
  readonly source: (settings: Settings) => Record<string, string>;
}

const apps: Readonly<Record<string, OutsideApp>> = {
  standalone: { source: standaloneApp, toolchain: angular22 },
  'ng-module': {
    source: ngModuleApp,
    toolchain: angular22,
    polyfills: ['zone.js'],
    dependencies: {
      '@auth0/angular-jwt': tried('@auth0/angular-jwt'),
      'zone.js': tried('zone.js'),
    },
  },
  'angular-21': { source: standaloneApp, toolchain: angular21 },
};
const withoutAngular = 'without-angular';

interface Place {
  /** A folder of this run, outside of the workspace, so that nothing is found in its node_modules. */
  readonly folder: string;
  readonly tarball: string;
  readonly tenant: Tenant;
  readonly browser: Browser;
}

/** From an empty folder to a person who has signed in twice; returns the app's sizes. */
async function checkApp(name: string, app: OutsideApp, place: Place): Promise<string> {
  const { tarball, tenant, browser } = place;
  const folder = join(place.folder, name);
  writeFiles(folder, {
    ...workspaceFiles({ ...app, tarball }),
    ...app.source({ clientId, domain: tenant.url }),
  });
  await install(folder);
  const ng = join(folder, 'node_modules', '@angular', 'cli', 'bin', 'ng.js');
  const built = await command([process.execPath, ng, 'build', '--progress=false'], { cwd: folder });
  if (built.code !== 0) throw new Error(`It does not build.\n${built.output}`);
  const dist = join(folder, 'dist', 'browser');
  const chunks = initialChunks(dist);
  const problems = lazinessProblems(dist, chunks);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const site = await serve(filesOf(dist, { app: true }), builtPort);
  await signInAndOut(browser, site.url, tenant).finally(() => site.stop());
  const server = await ngServe(folder, servedPort);
  await signInAndOut(browser, server.url, tenant).finally(() => server.stop());
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  return `${kilobytes(chunks.bytes)} kB, ${kilobytes(chunks.gzipBytes)} gzip`;
}

async function checkAll(names: readonly string[], folder: string): Promise<string[]> {
  const tarball = await pack(libraryDist, folder);
  const origins = [builtPort, servedPort].map((port) => `http://localhost:${port}`);
  const tenant = await createTenant({ port: tenantPort, clients: [{ id: clientId, origins }] });
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: chromiumFlags });
  try {
    const results: string[] = [];
    for (const name of names) {
      const start = performance.now();
      const app = apps[name];
      const result = app
        ? await checkApp(name, app, { folder, tarball, tenant, browser })
        : await checkWithoutAngular(join(folder, name), tarball);
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      console.log(`${name}: ${result} (${seconds} s)`);
      if (app) results.push(`${name} ${result}`);
    }
    return results;
  } finally {
    await browser.close();
    await tenant.stop();
  }
}

function putAway(folder: string): void {
  endCommands();
  stopDevServers();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

const known = [...Object.keys(apps), withoutAngular];
const asked = process.argv.slice(2);
const strange = asked.filter((name) => !known.includes(name));
if (strange.length > 0)
  throw new Error(`No app is called ${strange.join(', ')}: ${known.join(' ')}`);
if (!existsSync(join(libraryDist, 'package.json'))) throw new Error('The library is not built.');

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'outside-apps-'));
if (folder.startsWith(root)) throw new Error(`${folder} is not outside.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    putAway(folder);
    process.exit(130);
  });
}
try {
  const results = await checkAll(asked.length > 0 ? asked : known, folder);
  // The last line is what the table of all checks shows.
  if (results.length > 0) console.log(`initial JavaScript: ${results.join('; ')}`);
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  putAway(folder);
}
