// From `ng new` to signed in: fresh apps get `ng add` from the packed library, and nobody edits a file.
//
//   node tools/installs/fresh/fresh-apps.ts [standalone zone-js ng-module]
//
// Library, schematics and local tenant must have been built; `npm run test:all -- fresh-apps` sees to it.
import { join } from 'node:path';
import { install, pack } from '../../workspace/npm.ts';
import { libraryDist, tenantDist } from '../../workspace/paths.ts';
import { ngServe } from '../dev-server.ts';
import { runApps, stopAtTheEnd, type Run } from '../run-apps.ts';
import { addLibrary, build, installCli, newApp, test, versionProblems } from './angular-cli.ts';
import { filesOf, pinVersions } from './app-files.ts';
import { signInAndOut } from './sign-in.ts';
import { startTenant, stopTenants } from './tenant.ts';

interface FreshApp {
  /** For `ng new`, beside what it does by itself. */
  readonly flags: readonly string[];
  readonly port: number;
  readonly tenantPort: number;
  /** Whether the unit tests that `ng new` makes pass without us. */
  readonly testable: boolean;
}

const apps: Readonly<Record<string, FreshApp>> = {
  standalone: { flags: [], port: 4801, tenantPort: 4802, testable: true },
  'zone-js': { flags: ['--zoneless=false'], port: 4803, tenantPort: 4804, testable: true },
  'ng-module': {
    flags: ['--standalone=false'],
    port: 4805,
    tenantPort: 4806,
    // "'router-outlet' is not a known element", says CLI 22.2 of the spec that it has made.
    testable: false,
  },
};

interface Place extends Run {
  /** Where `ng new` is installed. */
  readonly cli: string;
  /** Their tarballs. */
  readonly library: string;
  readonly tenant: string;
}

async function checkApp(name: string, app: FreshApp, place: Place): Promise<void> {
  const { browser, library } = place;
  const folder = await newApp(place.cli, place.folder, name, app.flags);
  // The registry has no tenant yet: it is installed from its tarball before `ng add` asks for it.
  pinVersions(folder, { 'auth0-lock-tenant': `file:${place.tenant}` });
  await install(folder);
  const answers = [
    '--local-tenant',
    `--domain=http://localhost:${app.tenantPort}`,
    '--client-id=',
    '--button',
  ];
  await addLibrary(folder, library, answers);
  const added = filesOf(folder);
  await addLibrary(folder, 'ngx-auth0-lock', answers);
  const changed = filesOf(folder, added);
  if (changed.length > 0) throw new Error(`The second ng add changed ${changed.join(', ')}.`);
  const problems = versionProblems(folder);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  await build(folder);
  if (app.testable) await test(folder);
  const tenant = await startTenant(folder, app.tenantPort, `http://localhost:${app.port}`);
  const server = await ngServe(folder, app.port);
  await signInAndOut(browser, server.url);
  await server.stop();
  await tenant.stop();
}

async function checkAll(run: Run): Promise<void> {
  const { names, folder } = run;
  const library = await pack(libraryDist, folder);
  const tenant = await pack(tenantDist, folder);
  const cli = join(folder, 'cli');
  await installCli(cli);
  for (const name of names) {
    const start = performance.now();
    await checkApp(name, apps[name] as FreshApp, { ...run, cli, library, tenant });
    console.log(`${name}: signed in (${((performance.now() - start) / 1000).toFixed(0)} s)`);
  }
  console.log(`${names.length} fresh app(s) from ng new to signed in`);
}

stopAtTheEnd(stopTenants);
const needs = {
  [join(libraryDist, 'schematics', 'collection.json')]: 'The library with its schematics',
  [join(tenantDist, 'package.json')]: 'The local tenant',
};
await runApps(Object.keys(apps), needs, checkAll);
