// A device's clocks and timers for the specs: set, slept through and throttled at will.
import type { Clock } from '../time/clock';
import { nextTurn } from './settle';

/** Sunday, 1 November 2026, noon. */
export const START = Date.UTC(2026, 10, 1, 12);
export const HOUR = 3600;

/** A wall clock that can be set, over one that only moves forward. */
export class SimulatedClock implements Clock {
  /** What the person set the clock wrong by, in milliseconds. */
  error = 0;
  /** How many timers were ever asked to wait longer than a browser can. */
  overflows = 0;
  private time = 0;
  private readonly timers = new Map<object, { at: number; callback: () => void }>();

  now = () => START + this.time + this.error;
  elapsed = () => this.time;
  after = (milliseconds: number, callback: () => void) => {
    if (milliseconds > 2 ** 31 - 1) this.overflows++;
    const key = {};
    this.timers.set(key, { at: this.time + milliseconds, callback });
    return () => void this.timers.delete(key);
  };

  get liveTimers(): number {
    return this.timers.size;
  }

  /** Moves on, ringing each timer in its turn and letting its consequences happen. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      const [key, timer] = [...this.timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (!timer || timer.at > end) break;
      this.timers.delete(key);
      this.time = Math.max(this.time, timer.at);
      timer.callback();
      await nextTurn();
    }
    this.time = end;
  }

  /** The device sleeps: time passes, timers do not ring, and the forward clock stands still. */
  sleep(milliseconds: number): void {
    this.error += milliseconds;
  }

  /** Time passes without a timer ringing, as in a tab that is throttled. */
  stall(milliseconds: number): void {
    this.time += milliseconds;
  }
}

/** The clock as one tab has it: no timer rings while the tab is frozen, and none once it is dead. */
export class TabClock implements Clock {
  private readonly late: (() => void)[] = [];
  private life: 'runs' | 'frozen' | 'dead' = 'runs';

  constructor(private readonly device: Clock) {}

  now = () => this.device.now();
  elapsed = () => this.device.elapsed();
  after = (milliseconds: number, callback: () => void) => {
    let wanted = true;
    const cancel = this.device.after(milliseconds, () =>
      this.whenAwake(() => wanted && callback()),
    );
    return () => {
      wanted = false;
      cancel();
    };
  };

  /** Runs `happens` now, or when the tab thaws; never once it is dead. */
  whenAwake(happens: () => void): void {
    if (this.life === 'runs') happens();
    else if (this.life === 'frozen') this.late.push(happens);
  }

  freeze(): void {
    if (this.life === 'runs') this.life = 'frozen';
  }

  /** What came meanwhile comes now, in its order. */
  thaw(): void {
    if (this.life === 'frozen') this.life = 'runs';
    for (const happens of this.late.splice(0)) this.whenAwake(happens);
  }

  die(): void {
    this.life = 'dead';
    this.late.length = 0;
  }
}
