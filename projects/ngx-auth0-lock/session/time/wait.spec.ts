// Waiting ends when the time is up, or nobody needs it any more, and leaves nothing behind.
import { SimulatedClock } from '../testing-support/simulated-browser';
import { onAbort, wait, within } from './wait';

describe('onAbort', () => {
  it('calls back once, when the signal is aborted', () => {
    const lifetime = new AbortController();
    const callback = jasmine.createSpy();
    onAbort(lifetime.signal, callback);
    expect(callback).not.toHaveBeenCalled();
    lifetime.abort();
    lifetime.abort();
    expect(callback).toHaveBeenCalledTimes(1);
  });

  it('calls back at once when the signal is aborted already', () => {
    const callback = jasmine.createSpy();
    onAbort(AbortSignal.abort(), callback)();
    expect(callback).toHaveBeenCalledTimes(1);
  });

  it('does not call back once it is undone', () => {
    const lifetime = new AbortController();
    const callback = jasmine.createSpy();
    onAbort(lifetime.signal, callback)();
    lifetime.abort();
    expect(callback).not.toHaveBeenCalled();
  });
});

describe('wait', () => {
  let clock: SimulatedClock;
  let lifetime: AbortController;
  beforeEach(() => {
    clock = new SimulatedClock();
    lifetime = new AbortController();
  });

  it('settles when the time is up, and not before', async () => {
    let over = false;
    void wait(clock, 1000, lifetime.signal).then(() => (over = true));
    await clock.advance(999);
    expect(over).toBeFalse();
    await clock.advance(1);
    expect(over).toBeTrue();
  });

  it('settles when the signal is aborted, and leaves no timer', async () => {
    const waiting = wait(clock, 1000, lifetime.signal);
    expect(clock.liveTimers).toBe(1);
    lifetime.abort();
    await waiting;
    expect(clock.liveTimers).toBe(0);
  });

  it('does not wait for what is over already', async () => {
    await wait(clock, 0, lifetime.signal);
    await wait(clock, -5, lifetime.signal);
    await wait(clock, 1000, AbortSignal.abort());
    expect(clock.liveTimers).toBe(0);
  });
});

describe('within', () => {
  let clock: SimulatedClock;
  let lifetime: AbortController;
  let asked: boolean[];
  beforeEach(() => {
    clock = new SimulatedClock();
    lifetime = new AbortController();
    asked = [];
  });

  const limited = (work: Promise<string>) =>
    within(work, { clock, milliseconds: 1000, signal: lifetime.signal }, (aborted) => {
      asked.push(aborted);
      return 'otherwise';
    });

  it('is what the work comes to, in time, and leaves no timer', async () => {
    expect(await limited(Promise.resolve('done'))).toBe('done');
    await expectAsync(limited(Promise.reject(new Error('no')))).toBeRejectedWithError('no');
    await clock.advance(2000);
    expect(clock.liveTimers).toBe(0);
    expect(asked).toEqual([]);
  });

  it('is what is said otherwise when the time is up', async () => {
    const result = limited(new Promise(() => {}));
    await clock.advance(1000);
    expect(await result).toBe('otherwise');
    expect(asked).toEqual([false]);
  });

  it('is what is said otherwise when the signal is aborted', async () => {
    const result = limited(new Promise(() => {}));
    lifetime.abort();
    expect(await result).toBe('otherwise');
    expect(asked).toEqual([true]);
    expect(clock.liveTimers).toBe(0);
  });
});
