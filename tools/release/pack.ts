// `npm run pack`: builds the packages and leaves them in dist/ as tarballs, which an app anywhere can install.
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { packageBuilds } from '../run/steps.ts';
import { runSteps } from '../run/run-steps.ts';
import { pack } from '../workspace/npm.ts';
import { libraryDist, root, tenantDist } from '../workspace/paths.ts';

const dist = join(root, 'dist');

/** Packs a built package under a name without its version, so that a command with it stays true. */
async function tarball(folder: string, name: string): Promise<string> {
  const path = join(dist, `${name}.tgz`);
  renameSync(await pack(folder, dist), path);
  return path;
}

if (await runSteps(packageBuilds, [])) {
  const library = await tarball(libraryDist, 'ngx-auth0-lock');
  const tenant = await tarball(tenantDist, 'auth0-lock-tenant');
  console.log(`
In the folder of an Angular app:

  npm install --save-dev ${tenant}
  npx ng add ${library} --local-tenant --button

The first is the local tenant; with a tenant of your own leave it out, and --local-tenant too.`);
} else {
  process.exitCode = 1;
}
