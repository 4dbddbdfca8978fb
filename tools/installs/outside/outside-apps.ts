// Apps outside this workspace, made from the packed library: they install, build, run under `ng serve` too, and sign in.
//
//   node tools/installs/outside/outside-apps.ts [standalone ng-module angular-21 without-angular]
//
// The library must have been built (`ng build ngx-auth0-lock`).
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createTenant, type Tenant } from '../../../projects/lock-tenant/src/public-api.ts';
import { command } from '../../workspace/command.ts';
import { install, pack, writeFiles } from '../../workspace/npm.ts';
import { libraryDist } from '../../workspace/paths.ts';
import { filesOf, serve } from '../../workspace/serve.ts';
import { settings, tenantPort } from '../apps/shared/settings.ts';
import { ngServe } from '../dev-server.ts';
import { runApps, type Run } from '../run-apps.ts';
import {
  angular21,
  angular22,
  appsFolder,
  tried,
  workspaceFiles,
  type AppFiles,
} from '../workspace-files.ts';
import { initialChunks, lazinessProblems } from './initial-chunks.ts';
import { signInAndOut } from './sign-in.ts';
import { checkWithoutAngular } from './without-angular.ts';

const builtPort = 4731;
const servedPort = 4732;

const apps: Readonly<Record<string, Omit<AppFiles, 'tarball'>>> = {
  standalone: { source: 'standalone', toolchain: angular22 },
  'ng-module': {
    source: 'ng-module',
    toolchain: angular22,
    polyfills: ['zone.js'],
    dependencies: {
      '@auth0/angular-jwt': tried('@auth0/angular-jwt'),
      'zone.js': tried('zone.js'),
    },
  },
  'angular-21': { source: 'standalone', toolchain: angular21 },
};

interface Place extends Run {
  readonly tarball: string;
  readonly tenant: Tenant;
}

/** From an empty folder to a person who has signed in twice; returns the app's sizes. */
async function checkApp(name: string, app: Omit<AppFiles, 'tarball'>, place: Place) {
  const { tarball, tenant, browser } = place;
  const folder = join(place.folder, name);
  writeFiles(folder, workspaceFiles({ ...app, tarball }));
  for (const part of [app.source, 'shared']) {
    cpSync(join(appsFolder, part), join(folder, part), { recursive: true });
  }
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

async function checkAll(run: Run): Promise<void> {
  const { names, folder } = run;
  const tarball = await pack(libraryDist, folder);
  const origins = [builtPort, servedPort].map((port) => `http://localhost:${port}`);
  const clients = [{ id: settings.clientId, origins }];
  const tenant = await createTenant({ port: tenantPort, clients });
  const results: string[] = [];
  try {
    for (const name of names) {
      const start = performance.now();
      const app = apps[name];
      const result = app
        ? await checkApp(name, app, { ...run, tarball, tenant })
        : await checkWithoutAngular(join(folder, name), tarball);
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      console.log(`${name}: ${result} (${seconds} s)`);
      if (app) results.push(`${name} ${result}`);
    }
  } finally {
    await tenant.stop();
  }
  // The last line is what the table of all checks shows.
  if (results.length > 0) console.log(`initial JavaScript: ${results.join('; ')}`);
}

const needs = { [join(libraryDist, 'package.json')]: 'The library' };
await runApps([...Object.keys(apps), 'without-angular'], needs, checkAll);
