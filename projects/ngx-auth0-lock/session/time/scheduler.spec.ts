// One timer at a time, never a long one, and none where there is nothing to wait for.
import { createScheduler } from './scheduler';

describe('createScheduler', () => {
  let waits: { milliseconds: number; callback: () => void; cancelled: boolean }[];
  let remaining: number;
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
  let lifetime: AbortController;
  const make = () =>
    createScheduler({
      clock,
      signal: lifetime.signal,
      dueIn: () => remaining,
      onDue: () => looks++,
    });

  beforeEach(() => {
    waits = [];
    lifetime = new AbortController();
    looks = 0;
    remaining = 5000;
  });

  it('waits for nothing until it is asked to', () => {
    make();
    expect(waits).toEqual([]);
  });

  for (const [left, waited] of [
    [5000, 5000],
    [60_000, 60_000],
    [60_001, 60_000],
    [2 ** 31, 60_000],
    [0, 0],
    [-5, 0],
  ]) {
    it(`waits ${waited} ms when ${left} ms are left`, () => {
      remaining = left;
      make().reschedule();
      expect(waits.map((wait) => wait.milliseconds)).toEqual([waited]);
      waits[0].callback();
      expect(looks).toBe(1);
    });
  }

  it('never has two timers', () => {
    const scheduler = make();
    scheduler.reschedule();
    remaining = 4000;
    scheduler.reschedule();
    expect(live().map((wait) => wait.milliseconds)).toEqual([4000]);
  });

  it('waits for nothing any more once there is nothing left, or it is stopped', () => {
    const scheduler = make();
    scheduler.reschedule();
    remaining = Infinity;
    scheduler.reschedule();
    expect(live()).toEqual([]);
    remaining = 1;
    scheduler.reschedule();
    lifetime.abort();
    expect(live()).toEqual([]);
    scheduler.reschedule();
    expect(live()).toEqual([]);
  });
});
