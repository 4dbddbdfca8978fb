// Builds the package that is published, into dist/lock-tenant at the root of the workspace.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = fileURLToPath(new URL('../../dist/lock-tenant/', import.meta.url));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const project = join(here, 'tsconfig.build.json');
const { status } = spawnSync(process.execPath, [compiler, '-p', project], { stdio: 'inherit' });
if (status !== 0) process.exit(1);
for (const file of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE']) {
  copyFileSync(join(here, file), join(target, file));
}
