// A command's outcome is never guessed, and nothing that it started stays behind.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { command } from './command.ts';

const node = (script: string) => [process.execPath, '-e', script];

describe('a command', () => {
  it('gives its exit code and what it wrote on both streams', async () => {
    const { code, output } = await command(
      node("console.log('out'); console.error('err'); process.exitCode = 3"),
    );
    assert.equal(code, 3);
    assert.match(output, /out/);
    assert.match(output, /err/);
  });

  it('has failed when it cannot be started', async () => {
    const { code, output } = await command(['no-such-program-here']);
    assert.notEqual(code, 0);
    assert.match(output, /no-such-program-here/);
  });

  it('has failed when a signal ended it', async () => {
    assert.equal((await command(node('process.kill(process.pid)'))).code, 1);
  });

  it('is ended after its time, with the programs that it started', async () => {
    // Both would run for a minute, and the output is whole only when both have closed it.
    const child = `console.log('child'); setTimeout(() => {}, 60_000)`;
    const parent = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' }); setTimeout(() => {}, 60_000)`;
    const start = performance.now();
    const { code, output } = await command(node(parent), { limitSeconds: 1 });
    assert.equal(code, 1);
    assert.match(output, /child/);
    assert.match(output, /Ended after 1 s/);
    assert.ok(performance.now() - start < 30_000, 'the child outlived its parent');
  });
});
