// Builds the demo as it is deployed, for the stories' ports; again only when something that goes into it has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, type Finished } from '../workspace/command.ts';
import { defineArguments } from './demo-defines.ts';
import { demoDist, ng, root } from '../workspace/paths.ts';
import { projectFiles } from '../workspace/project-files.ts';

/** What is built in. The stories' servers take free ports and put those in its place (e2e/testing-support/servers.ts). */
export const storyAddresses = {
  app: 'http://localhost:4201',
  tenant: 'http://localhost:4401',
  api: 'http://localhost:4501',
} as const;

const stamp = join(demoDist, 'built-from');

/** Null when the build on the disk is as the sources are. */
export async function buildDemo(): Promise<Finished | null> {
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return null;
  const finished = await command([
    ...ng(),
    'build',
    'demo',
    '--output-path=dist/demo-e2e',
    '--progress=false',
    ...defineArguments({
      domain: storyAddresses.tenant,
      clientId: 'demo-client',
      audience: 'https://api.demo.example',
      api: storyAddresses.api,
    }),
  ]);
  if (finished.code === 0) {
    mkdirSync(demoDist, { recursive: true });
    writeFileSync(stamp, sources);
  }
  return finished;
}

const ingredients =
  /^(src|projects\/ngx-auth0-lock)\/|^(angular|package-lock|tsconfig(\.\w+)?)\.json$/;

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of projectFiles()) {
    if (!ingredients.test(path) || path.endsWith('.spec.ts')) continue;
    hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  }
  hash.update(JSON.stringify(storyAddresses)).update(readFileSync(import.meta.filename));
  return hash.digest('hex');
}

// For the stories' set-up, which may not import the compiler's world into its own.
if (import.meta.main) {
  const finished = await buildDemo();
  console.log(finished?.output ?? 'The demo is built already.');
  process.exitCode = finished?.code ?? 0;
}
