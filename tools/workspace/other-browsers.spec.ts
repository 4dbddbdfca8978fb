// Which other browsers are found, and that what is missing is said.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findFirefox, findWebKit, missingBrowsers } from './other-browsers.mjs';

describe('the other browsers', () => {
  let folder: string;
  const program = (name: string) => {
    writeFileSync(join(folder, name), '', { mode: 0o755 });
    return join(folder, name);
  };
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'browsers-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are a Firefox of the long-term release before another', () => {
    const latest = program('firefox');
    assert.equal(findFirefox({ PATH: folder }), latest);
    const longTerm = program('firefox-esr');
    assert.equal(findFirefox({ PATH: folder }), longTerm);
  });

  it('are the Firefox that FIREFOX_BIN names, and no other when it names none', () => {
    program('firefox');
    const own = program('my-firefox');
    assert.equal(findFirefox({ PATH: folder, FIREFOX_BIN: own }), own);
    assert.equal(findFirefox({ PATH: folder, FIREFOX_BIN: join(folder, 'gone') }), null);
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

  it('are missed in one sentence each, which says how to install them', () => {
    const none = {
      PATH: folder,
      FIREFOX_BIN: join(folder, 'none'),
      WEBKIT_BIN: join(folder, 'none'),
    };
    const sentences = missingBrowsers(none);
    assert.deepEqual(
      sentences.map((sentence) => sentence.split(' ')[0]),
      ['Firefox', 'WebKitGTK'],
    );
    for (const sentence of sentences) {
      assert.match(
        sentence,
        /^[A-Z][^.]+ is not installed \(Debian: apt-get install [^)]+\): [^.]+\.$/,
      );
    }
  });

  it('are not missed where they are', () => {
    const env = {
      PATH: folder,
      FIREFOX_BIN: program('firefox'),
      WEBKIT_BIN: program('MiniBrowser'),
    };
    assert.equal(missingBrowsers(env).length, 1);
    program('WebKitWebDriver');
    program('Xvfb');
    assert.deepEqual(missingBrowsers(env), []);
  });
});
