// Which version a release gets.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextVersion } from './version.ts';

describe('the next version', () => {
  it('counts one part up and starts those behind it again', () => {
    assert.equal(nextVersion('1.9.3', 'patch'), '1.9.4');
    assert.equal(nextVersion('1.9.3', 'minor'), '1.10.0');
    assert.equal(nextVersion('1.9.3', 'major'), '2.0.0');
    assert.equal(nextVersion('0.0.0', 'minor'), '0.1.0');
  });

  it('is the one that was asked for, where that is greater', () => {
    for (const [last, wanted] of [
      ['0.0.0', '0.1.0'],
      ['0.9.0', '0.10.0'],
      ['1.2.3', '1.2.10'],
      ['1.9.9', '2.0.0'],
    ] as const) {
      assert.equal(nextVersion(last, wanted), wanted);
    }
  });

  it('is never the last one, nor one before it', () => {
    for (const [last, wanted] of [
      ['1.2.3', '1.2.3'],
      ['0.10.0', '0.9.0'],
      ['1.2.3', '1.1.9'],
      ['2.0.0', '1.99.99'],
    ] as const) {
      assert.throws(() => nextVersion(last, wanted), /is not greater than/);
    }
  });

  it('is nothing but three plain numbers', () => {
    for (const wanted of ['1.2', 'v1.2.3', '1.2.03', '1.2.3-rc.1', '1.2.3.4', 'huge', '']) {
      assert.throws(() => nextVersion('0.1.0', wanted), /is not patch, minor, major or a version/);
    }
  });
});
