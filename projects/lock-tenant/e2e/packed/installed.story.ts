// The installed package as a whole: its types in a strict project, and ten thousand strange requests to it.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fuzz } from '../../src/testing/fuzz/fuzz.ts';
import { packageFolder, projectFolder, readmeExample, run } from './installed-package.ts';

const consumer = `import { createTenant, faultNames, OptionError, type Tenant } from 'auth0-lock-tenant';
const tenant: Tenant = await createTenant({ port: 0, faults: ['slow'] });
tenant.faults.set('hs256', ...faultNames);
const code: string | null = tenant.codeFor('a@example.com');
// @ts-expect-error: no such fault
tenant.faults.set('slwo');
await tenant.stop();
export { code, OptionError };
`;

test('its types are whole: a strict project compiles against them without the sources', async () => {
  test.setTimeout(120_000);
  const files = {
    'consumer.ts': consumer,
    'playwright-example.ts': readmeExample('With Playwright', 'ts'),
    'handle-example.ts': readmeExample('In tests', 'ts'),
  };
  const names = Object.keys(files);
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(projectFolder, name), content);
  }
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const flags = '--strict --noEmit --target es2022 --module nodenext --types node'.split(' ');
  try {
    await run([compiler, ...flags, ...names]);
  } finally {
    for (const name of names) rmSync(join(projectFolder, name));
  }
});

test('a mistake in the file of --config is told with its line and column', () => {
  const file = join(projectFolder, 'tenant.json');
  writeFileSync(file, '{\n  "port": 0,\n  // APIs\n  "faults": ["slwo"]\n}\n');
  try {
    const command = [join(packageFolder, 'lib/cli.js'), '--config', file];
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    expect(stderr).toContain('4:14');
    expect(stderr).toContain('slwo');
    expect(status).toBe(2);
  } finally {
    rmSync(file);
  }
});

test('ten thousand strange requests neither end it, nor stall its neighbour, nor fill its memory', async () => {
  test.setTimeout(600_000);
  const seed = Date.now() % 1_000_000;
  const tenant = import.meta.resolve('auth0-lock-tenant');
  const { failures, memory, requests, statuses } = await fuzz(seed, 10_000, tenant);
  test.info().annotations.push({ type: 'seed', description: String(seed) });
  expect(failures, `npm run test:fuzz -- ${seed} repeats it`).toEqual([]);
  expect(requests).toBe(10_000);
  expect(statuses[200]).toBeGreaterThan(1_000);
  // A leak of one small object for each request would be larger.
  expect(memory.late - memory.early).toBeLessThan(8 * 1_048_576);
});
