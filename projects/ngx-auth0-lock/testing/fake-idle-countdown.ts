// Stands in for the countdown of an idle session: it warns when a test says so.
import type { IdleCountdown } from 'ngx-auth0-lock/session';

/** Never ends a session by itself. */
export class FakeIdleCountdown implements IdleCountdown {
  secondsLeft: number | null = null;

  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly stay = () => this.warn(null);

  warn(secondsLeft: number | null): void {
    this.secondsLeft = secondsLeft;
    for (const listener of [...this.listeners]) listener();
  }
}
