// Requests made to hurt: whatever is sent, the tenant's process goes on answering.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';

/** A tenant in a process of its own, so that its end can be seen. */
async function startProcess() {
  const source = `
    import { createTenant } from ${JSON.stringify(new URL('../public-api.ts', import.meta.url).href)};
    console.log((await createTenant({ port: 0 })).url);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: String(url).trim() };
}

describe('a tenant that is sent hostile requests', () => {
  it('outlives an address that nests a thousand addresses in its query', async () => {
    const { child, url } = await startProcess();
    try {
      const nested = '/authorize?a=' + 'http://a?='.repeat(1_300);
      assert.equal((await fetch(url + nested)).status, 400);
      assert.equal((await fetch(url)).status, 200, 'it still answers');
    } finally {
      child.kill();
    }
  });

  it('outlives a body that nests thirty thousand lists', async () => {
    const { child, url } = await startProcess();
    try {
      const response = await fetch(`${url}/co/authenticate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
      });
      assert.equal(response.status, 400);
      assert.equal((await fetch(url)).status, 200, 'it still answers');
    } finally {
      child.kill();
    }
  });
});
