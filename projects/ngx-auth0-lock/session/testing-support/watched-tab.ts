// A tab of the simulated browser in which a person can be seen to do something.
import { idleTimeout, type IdleCountdown, type IdleOptions } from '../idle/idle-timeout';
import type { SessionOptions } from '../session-api';
import type { SimulatedBrowser, SimulatedTab } from './simulated-browser';

export interface WatchedTab extends SimulatedTab {
  readonly idle: IdleCountdown;
  act(): void;
}

/** Opens one with an idle timeout, of a quarter of an hour unless it is said. */
export function openWatchedTab(
  browser: SimulatedBrowser,
  { warnSeconds = 60, afterSeconds = 900 }: Partial<IdleOptions> = {},
  options: Partial<SessionOptions> = {},
): WatchedTab {
  let act = () => {};
  const activity = (active: () => void) => {
    act = active;
    return () => (act = () => {});
  };
  const idle = idleTimeout({ afterSeconds, warnSeconds, activity });
  const tab = browser.openTab({ idle, ...options });
  return Object.assign(tab, { idle: tab.session.idle!, act: () => act() });
}
