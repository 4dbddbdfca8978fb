// A served folder answers with its files, and with nothing beside it; an app's own paths with its page.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { filesOf, serve, type LocalServer } from './serve.ts';

describe('a served folder', () => {
  let base = '';
  let site: LocalServer;
  let app: LocalServer;

  before(async () => {
    base = mkdtempSync(join(tmpdir(), 'serve-'));
    const files = {
      secret: 'secret',
      'site-of-another/main.js': 'secret',
      'site/index.html': 'front',
      'site/main.js': 'main',
      'site/guides/start.html': 'start',
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(base, path, '..'), { recursive: true });
      writeFileSync(join(base, path), text);
    }
    site = await serve(filesOf(join(base, 'site')));
    app = await serve(filesOf(join(base, 'site'), { app: true }));
  });
  after(async () => {
    await Promise.all([site.stop(), app.stop()]);
    rmSync(base, { recursive: true });
  });

  const get = async (server: LocalServer, path: string) => {
    const { status, headers, text } = await fetch(server.url + path).then(async (response) => ({
      status: response.status,
      headers: response.headers,
      text: await response.text(),
    }));
    return { status, text, headers };
  };

  it('answers with its files, of a kind that a browser takes', async () => {
    const front = await get(site, '/');
    assert.equal(front.text, 'front');
    assert.equal(front.headers.get('content-type'), 'text/html;charset=utf-8');
    assert.equal(front.headers.get('cache-control'), 'no-cache');
    assert.equal((await get(site, '/guides/start.html?x=1')).text, 'start');
    assert.equal((await get(site, '/main.js')).headers.get('content-type'), 'text/javascript');
  });

  it('has nothing else', async () => {
    const strange = [
      '/guides',
      '/gone.html',
      '/%',
      '/..%2fsecret',
      '/..%2fsite-of-another/main.js',
    ];
    for (const path of strange) assert.equal((await get(site, path)).status, 404, path);
  });

  it('answers with the page of an app at the app’s own paths, but not for a missing file', async () => {
    assert.equal((await get(app, '/profile/settings?tab=1')).text, 'front');
    assert.equal((await get(app, '/gone.js')).status, 404);
    assert.equal((await get(app, '/..%2fsecret')).text, 'front');
  });

  it('refuses a port that is taken', async () => {
    const port = Number(new URL(site.url).port);
    await assert.rejects(serve(filesOf(base), port), { code: 'EADDRINUSE' });
  });
});
