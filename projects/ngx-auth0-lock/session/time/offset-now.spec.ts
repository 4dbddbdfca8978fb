// How long a clock's offset is believed.
import type { Clock } from './clock';
import { offsetNow } from './offset-now';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000;

describe('offsetNow', () => {
  // The wall clock says NOW + 10,000 when measured, the forward clock 10,000.
  const drift = NOW;
  const later = (moved: number): Clock => ({
    now: () => NOW + 25_000 + moved,
    elapsed: () => 25_000,
    after: () => () => {},
  });

  it('stays while both clocks went on together, give or take a minute', () => {
    for (const offset of [7_200_000, -7_200_000]) {
      for (const moved of [0, MINUTE, -MINUTE]) {
        expect(offsetNow(offset, drift, later(moved))).toBe(offset);
      }
    }
  });

  it('is none after the clock was set back', () => {
    expect(offsetNow(7_200_000, drift, later(-MINUTE - 1))).toBe(0);
    expect(offsetNow(-7_200_000, drift, later(-MINUTE - 1))).toBe(0);
  });

  it('counts the later of two times after a jump forward, which may be sleep', () => {
    expect(offsetNow(7_200_000, drift, later(MINUTE + 1))).toBe(7_200_000);
    expect(offsetNow(-7_200_000, drift, later(MINUTE + 1))).toBe(0);
  });

  it('asks no clock where there is none', () => {
    const broken = { now: () => fail('asked'), elapsed: () => fail('asked') } as never as Clock;
    expect(offsetNow(0, drift, broken)).toBe(0);
  });
});
