// Which other browsers are found, and that what is missing is said.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findWebKit, webKitIsMissing } from './other-browsers.mjs';

describe('the other browsers', () => {
  let folder: string;
  const program = (name: string) => {
    writeFileSync(join(folder, name), '', { mode: 0o755 });
    return join(folder, name);
  };
  before(() => (folder = mkdtempSync(join(tmpdir(), 'browsers-'))));
  after(() => rmSync(folder, { recursive: true }));

  it('are none where nothing is installed', () => {
    assert.equal(findWebKit({ PATH: folder, WEBKIT_BIN: join(folder, 'none') }), null);
  });

  it('are a WebKit only with its driver and a screen for it', () => {
    const window = program('MiniBrowser');
    const env = { PATH: folder, WEBKIT_BIN: window };
    assert.equal(findWebKit(env), null);
    const driver = program('WebKitWebDriver');
    assert.equal(findWebKit(env), null);
    const screen = program('Xvfb');
    assert.deepEqual(findWebKit(env), { window, driver, screen });
  });

  it('are missed in one sentence, which says how to install them', () => {
    assert.match(
      webKitIsMissing,
      /^[A-Z][^.]+ is not installed \(Debian: apt-get install [^)]+\): [^.]+\.$/,
    );
  });
});
