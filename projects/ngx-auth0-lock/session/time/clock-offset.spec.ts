// How wrong a device's clock is, to the millisecond where it counts.
import { clockOffset, offsetStillNeeded } from './clock-offset';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000;

describe('clockOffset', () => {
  const measured = (tokenAhead: number, startedAgo = 0) =>
    clockOffset((NOW + tokenAhead) / 1000, NOW - startedAgo, NOW);

  it('is 0 while token and device agree within a minute, both ways', () => {
    for (const difference of [0, 1000, -1000, MINUTE, -MINUTE]) {
      expect(measured(difference)).withContext(`${difference}`).toBe(0);
    }
  });

  it('is what the device lacks when the token was issued more than a minute in its future', () => {
    expect(measured(MINUTE + 1)).toBe(MINUTE + 1);
    expect(measured(5 * 60 * MINUTE)).toBe(5 * 60 * MINUTE);
  });

  it('is negative when the token was issued more than a minute before the attempt started', () => {
    expect(measured(-MINUTE - 1)).toBe(-MINUTE - 1);
    expect(measured(-5 * 60 * MINUTE)).toBe(-5 * 60 * MINUTE);
  });

  it('does not take a person who was slow for a clock that is wrong', () => {
    // Started an hour ago, issued half an hour ago, looked at now.
    expect(measured(-30 * MINUTE, 60 * MINUTE)).toBe(0);
    expect(measured(-60 * MINUTE, 60 * MINUTE)).toBe(0);
    expect(measured(-61 * MINUTE, 60 * MINUTE)).toBe(0);
    expect(measured(-61 * MINUTE - 1, 60 * MINUTE)).toBe(-61 * MINUTE - 1);
  });

  it('is 0 for a token that does not say when it was issued', () => {
    for (const junk of [undefined, null, '1800100000', NaN, Infinity, -Infinity, [1], {}]) {
      expect(clockOffset(junk, NOW, NOW))
        .withContext(String(junk))
        .toBe(0);
    }
  });
});

describe('offsetStillNeeded', () => {
  const HOURS = 120 * MINUTE;

  it('is none once the device agrees with a fresh token within a minute', () => {
    for (const difference of [0, MINUTE, -MINUTE]) {
      expect(offsetStillNeeded(HOURS, (NOW + difference) / 1000, NOW)).toBe(0);
    }
  });

  it('is the one from before while they disagree, or nothing can be told', () => {
    for (const issuedAt of [(NOW + MINUTE + 1) / 1000, (NOW - MINUTE - 1) / 1000, undefined, 'x']) {
      expect(offsetStillNeeded(HOURS, issuedAt, NOW)).toBe(HOURS);
    }
  });
});
