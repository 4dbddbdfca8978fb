// Where a browser is looked for, and what is said when there is none.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findBrowser, provideBrowser, requireBrowser } from './browser.mjs';
import { isFetchable } from './fetched-browser.mjs';

describe('the browser', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'browser-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function program(...path: string[]): string {
    const file = join(folder, ...path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    chmodSync(file, 0o755);
    return file;
  }

  it('is the one that CHROME_BIN names, before all others', () => {
    const own = program('own', 'chrome');
    program('chromium');
    assert.equal(findBrowser({ CHROME_BIN: own, PATH: folder }, 'linux'), own);
  });

  it('is not guessed when CHROME_BIN names none', () => {
    program('chromium');
    const env = { CHROME_BIN: join(folder, 'gone'), PATH: folder };
    assert.equal(findBrowser(env, 'linux'), null);
    assert.throws(() => requireBrowser(env), /CHROME_BIN names no program: .*gone/);
  });

  it('is found in the PATH of a Linux machine, Chromium first', () => {
    const chrome = program('a', 'google-chrome');
    const PATH = [join(folder, 'a'), join(folder, 'b')].join(':');
    assert.equal(findBrowser({ PATH }, 'linux'), chrome);
    const chromium = program('b', 'chromium');
    assert.equal(findBrowser({ PATH }, 'linux'), chromium);
  });

  it('is found in the program folders of Windows, Edge last', () => {
    const env = { PROGRAMFILES: join(folder, '64'), 'PROGRAMFILES(X86)': join(folder, '32') };
    const edge = program('32', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
    assert.equal(findBrowser(env, 'win32'), edge);
    const chrome = program('32', 'Google', 'Chrome', 'Application', 'chrome.exe');
    assert.equal(findBrowser(env, 'win32'), chrome);
  });

  it('is fetched only for Linux on x64', () => {
    assert.equal(isFetchable('linux', 'x64'), true);
    for (const [platform, arch] of [
      ['linux', 'arm64'],
      ['darwin', 'x64'],
      ['win32', 'x64'],
    ] as const) {
      assert.equal(isFetchable(platform, arch), false, `${platform} ${arch}`);
    }
  });

  it('is not fetched where CHROME_BIN names one, be it there or not', () => {
    const own = program('own', 'chrome');
    assert.doesNotThrow(() => provideBrowser({ CHROME_BIN: own }));
    const gone = { CHROME_BIN: join(folder, 'gone') };
    assert.throws(() => provideBrowser(gone), /CHROME_BIN names no program: .*gone/);
  });
});
