// Stands in for the counting of idle time: it warns when a test says so.
import type { IdleTimeout } from 'ngx-auth0-lock/session';

/** Never ends a session by itself. */
export class FakeIdleTimeout implements IdleTimeout {
  secondsLeft: number | null = null;

  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly stay = () => this.warn(null);

  // The fake session has nothing to attach it to.
  readonly ɵattach = () => {
    throw new Error('FakeIdleTimeout belongs to no session.');
  };

  warn(secondsLeft: number | null): void {
    this.secondsLeft = secondsLeft;
    for (const listener of [...this.listeners]) listener();
  }
}
