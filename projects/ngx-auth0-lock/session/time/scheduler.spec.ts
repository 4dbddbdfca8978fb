// One timer at a time, never a long one, and none where there is nothing to wait for.
import { watchExpiry } from './scheduler';

describe('watchExpiry', () => {
  let waits: { milliseconds: number; callback: () => void; cancelled: boolean }[];
  let remaining: number | null;
  let looks: number;
  const live = () => waits.filter((wait) => !wait.cancelled);

  const clock = {
    now: () => 0,
    elapsed: () => 0,
    after(milliseconds: number, callback: () => void) {
      const wait = { milliseconds, callback, cancelled: false };
      waits.push(wait);
      return () => void (wait.cancelled = true);
    },
  };
  const watch = () =>
    watchExpiry(
      clock,
      () => remaining,
      () => looks++,
    );

  beforeEach(() => {
    waits = [];
    looks = 0;
    remaining = 5000;
  });

  it('waits for nothing until it is armed', () => {
    watch();
    expect(waits).toEqual([]);
  });

  for (const [left, waited] of [
    [5000, 5000],
    [60_000, 60_000],
    [60_001, 60_000],
    [2 ** 31, 60_000],
    [Infinity, 60_000],
    [0, 0],
    [-5, 0],
  ]) {
    it(`waits ${waited} ms when ${left} ms are left`, () => {
      remaining = left;
      watch().rearm();
      expect(waits.map((wait) => wait.milliseconds)).toEqual([waited]);
      waits[0].callback();
      expect(looks).toBe(1);
    });
  }

  it('never has two timers', () => {
    const watched = watch();
    watched.rearm();
    remaining = 4000;
    watched.rearm();
    expect(live().map((wait) => wait.milliseconds)).toEqual([4000]);
  });

  it('waits for nothing any more once there is nothing left, or it is stopped', () => {
    const watched = watch();
    watched.rearm();
    remaining = null;
    watched.rearm();
    expect(live()).toEqual([]);
    remaining = 1;
    watched.rearm();
    watched.stop();
    expect(live()).toEqual([]);
  });
});
