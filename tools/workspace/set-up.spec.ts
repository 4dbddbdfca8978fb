// The set-up must install when something is missing or old, and only then.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { isInstalled } from './set-up.mjs';

const jose = { version: '6.2.0', integrity: 'sha512-a' };
const linux = { version: '1.0.0', integrity: 'sha512-b', optional: true };

describe('the set-up', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'set-up-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function check(wanted: object, present: object | string | null): boolean {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    if (present !== null) {
      const text = typeof present === 'string' ? present : JSON.stringify({ packages: present });
      mkdirSync(join(folder, 'node_modules'), { recursive: true });
      writeFileSync(join(folder, 'node_modules', '.package-lock.json'), text);
    }
    return isInstalled(folder);
  }

  it('has nothing to do when all is there', () => {
    const packages = { 'node_modules/jose': jose };
    assert.equal(check({ '': { name: 'workspace' }, ...packages }, packages), true);
  });

  it('installs into a fresh clone', () => {
    assert.equal(check({ 'node_modules/jose': jose }, null), false);
  });

  it('installs when the lock file wants another version', () => {
    const present = { 'node_modules/jose': jose };
    assert.equal(check({ 'node_modules/jose': { ...jose, version: '6.3.0' } }, present), false);
  });

  it('installs when a package is missing, but not for one of another system', () => {
    const wanted = { 'node_modules/jose': jose, 'node_modules/linux': linux };
    assert.equal(check(wanted, { 'node_modules/jose': jose }), true);
    assert.equal(
      check({ ...wanted, 'node_modules/new': jose }, { 'node_modules/jose': jose }),
      false,
    );
  });

  it('installs when a package is no longer wanted', () => {
    const present = { 'node_modules/jose': jose, 'node_modules/old': jose };
    assert.equal(check({ 'node_modules/jose': jose }, present), false);
  });

  it('installs after an installation that was cut short', () => {
    assert.equal(check({ 'node_modules/jose': jose }, '{"packages": {"node_mod'), false);
  });
});
