// A taken port is noticed on either loopback address, and named with what to do.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { isPortFree, portProblems } from './ports.ts';

async function taken(host: string) {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, free: () => server.close() };
}

describe('a port', () => {
  for (const host of ['127.0.0.1', '::1']) {
    it(`is not free when a program listens on ${host}`, async () => {
      const { port, free } = await taken(host);
      assert.equal(await isPortFree(port), false);
      free();
      assert.equal(await isPortFree(port), true);
    });
  }

  it('that is taken is named with its owner and a way out', async () => {
    const { port, free } = await taken('127.0.0.1');
    const [problem] = await portProblems([{ port, owner: 'the demo', option: 'port' }]);
    free();
    assert.match(problem ?? '', new RegExp(`Port ${port} is in use, and the demo needs it`));
    assert.match(problem ?? '', new RegExp(`npm start -- --port ${port + 10}`));
  });

  it('is asked after as a second start, only where all that are wanted are taken', async () => {
    const [demo, tenant] = [await taken('127.0.0.1'), await taken('127.0.0.1')];
    const wanted = [
      { port: demo.port, owner: 'the demo', option: 'port' },
      { port: tenant.port, owner: 'the local tenant', option: 'tenant-port' },
    ];
    const all = await portProblems(wanted);
    tenant.free();
    const some = await portProblems(wanted);
    demo.free();
    assert.equal(all.length, 3);
    assert.match(all[0] ?? '', new RegExp(`already running.*http://localhost:${demo.port}`));
    assert.equal(some.length, 1);
    assert.doesNotMatch(some[0] ?? '', /already running/);
  });
});
