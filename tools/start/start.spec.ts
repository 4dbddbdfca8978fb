// `npm start` as a person runs it, until the local tenant and the demo's API answer, and Ctrl+C.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { root } from '../workspace/paths.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('npm start', () => {
  it('serves tenant and API, and ends them when it is told to', { timeout: 120_000 }, async () => {
    const [port, tenantPort, apiPort] = [await freePort(), await freePort(), await freePort()];
    const options = ['--port', port, '--tenant-port', tenantPort, '--api-port', apiPort];
    const child = spawn(process.execPath, [
      join(root, 'tools', 'start', 'start.ts'),
      ...options.map(String),
    ]);
    const ended = once(child, 'exit');
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => (said += text.toString()));
    }
    const answers = (url: string) =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      );
    const discovery = `http://localhost:${tenantPort}/.well-known/openid-configuration`;
    const publicPath = `http://localhost:${apiPort}/public`;
    while (child.exitCode === null) {
      if ((await answers(discovery)) && (await answers(publicPath))) break;
      await wait(200);
    }
    assert.equal(child.exitCode, null, said);
    child.kill('SIGINT');
    assert.deepEqual(await ended, [0, null], said);
    assert.equal(await answers(discovery), false);
  });
});
