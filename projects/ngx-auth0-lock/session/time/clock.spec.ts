// The real clock, which is looked up at each call.
import { systemClock } from './clock';

describe('systemClock', () => {
  it('tells the wall clock, also one that a test has put in its place', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
    spyOn(Date, 'now').and.returnValue(42);
    expect(systemClock.now()).toBe(42);
  });

  it('tells a time that only moves forward', () => {
    const before = performance.now();
    const elapsed = systemClock.elapsed();
    expect(elapsed).toBeGreaterThanOrEqual(before);
    expect(elapsed).toBeLessThanOrEqual(performance.now());
  });

  it('rings once, and not when that is undone', async () => {
    const rung: string[] = [];
    const undo = systemClock.after(1, () => rung.push('undone'));
    systemClock.after(1, () => rung.push('rung'));
    undo();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(rung).toEqual(['rung']);
  });
});
