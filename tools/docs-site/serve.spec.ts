// The built site is served as it is, and nothing beside it.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serveFolder } from './serve.ts';

describe('a served folder', () => {
  let folder = '';
  let server: Awaited<ReturnType<typeof serveFolder>>;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'serve-'));
    mkdirSync(join(folder, 'site', 'guides'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'site', 'index.html'), 'front');
    writeFileSync(join(folder, 'site', 'guides', 'start.html'), 'start');
    server = await serveFolder(join(folder, 'site'), 0);
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  const get = async (path: string) => {
    const response = await fetch(server.url + path);
    return {
      status: response.status,
      text: await response.text(),
      type: response.headers.get('content-type'),
    };
  };

  it('answers with its pages', async () => {
    assert.deepEqual(await get(''), {
      status: 200,
      text: 'front',
      type: 'text/html; charset=utf-8',
    });
    assert.equal((await get('guides/start.html?x=1')).text, 'start');
  });

  it('has nothing else', async () => {
    assert.equal((await get('guides')).status, 404);
    assert.equal((await get('gone.html')).status, 404);
    assert.equal((await get('%')).status, 404);
    assert.equal((await get('..%2fsecret.txt')).status, 404);
  });
});
