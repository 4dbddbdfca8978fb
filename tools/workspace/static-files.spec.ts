// Which file an address means: only what is there, and only below the folder.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { contentType, fileAt, pathOf } from './static-files.ts';

describe('the files of a folder', () => {
  let base = '';
  let folder = '';

  before(() => {
    base = mkdtempSync(join(tmpdir(), 'files-'));
    folder = join(base, 'site');
    for (const name of ['site', 'site/a b', 'site-of-another']) mkdirSync(join(base, name));
    for (const name of ['site/a b/c.js', 'site-of-another/c.js', 'secret']) {
      writeFileSync(join(base, name), '');
    }
  });
  after(() => rmSync(base, { recursive: true }));

  const found = (url: string) => fileAt(folder, pathOf(url) ?? '');

  it('are found by their address', () => {
    assert.equal(found('/a%20b/c.js?version=1'), join(folder, 'a b', 'c.js'));
  });

  it('are not what is a folder, missing, or beside it', () => {
    const strange = ['/', '/a%20b', '/gone.js', '/..%2fsecret', '/..%2fsite-of-another%2fc.js'];
    for (const url of strange) assert.equal(found(url), null, url);
  });

  it('have no address with a broken escape', () => {
    assert.equal(pathOf('/%'), null);
  });

  it('are of a kind that a browser takes', () => {
    assert.equal(contentType('x/main.js'), 'text/javascript; charset=utf-8');
    assert.equal(contentType('x/unknown'), 'application/octet-stream');
  });
});
