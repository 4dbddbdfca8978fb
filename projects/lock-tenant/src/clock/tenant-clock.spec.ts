// The tenant's clock: what it takes, what it refuses, and that it moves nothing else.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OptionError } from '../option-error.ts';
import { createTenantClock } from './tenant-clock.ts';

describe("the tenant's clock", () => {
  it("is the machine's at first", () => {
    assert.equal(createTenantClock(() => 1_000).now(), 1_000);
  });

  it('advances by times with a unit, and by milliseconds', () => {
    const clock = createTenantClock(() => 0);
    for (const by of ['250ms', '1.5s', '2m', '3h', '1d', 7]) clock.advance(by);
    assert.equal(clock.now(), 250 + 1_500 + 120_000 + 3 * 3_600_000 + 86_400_000 + 7);
  });

  for (const by of [
    '2 hours',
    '-1h',
    '',
    '1e3s',
    -1,
    NaN,
    Infinity,
    [60],
    null,
    true,
    { toString: 1 },
  ]) {
    it(`refuses ${JSON.stringify(by)} and stays where it is`, () => {
      const clock = createTenantClock(() => 0);
      assert.throws(() => clock.advance(by as string), OptionError);
      assert.equal(clock.now(), 0);
    });
  }

  it('ends before dates do', () => {
    const clock = createTenantClock(() => 0);
    assert.throws(() => clock.advance('40000d'), /at most 100 years/);
  });
});
