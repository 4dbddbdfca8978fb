// One tab for the specs, with a session and a Lock of its own; it can freeze, be cached, come back and die.
import { FakeLock } from '../../testing/fake-lock';
import { createSession } from '../session';
import type { Session, SessionOptions } from '../session-api';
import type { AuthEvent } from '../session-state';
import type { TokenStorage } from '../storage/token-storage';
import type { PageRestored, TabMessage } from '../tabs/tab-channel';
import type { Tabs } from '../tabs/tabs';
import type { StorageView } from './shared-storage';
import { TabClock, type SimulatedClock } from './simulated-clock';
import { CLIENT_ID, type SimulatedTenant } from './simulated-tenant';

/** What a tab needs of its browser. */
export interface TabHost {
  readonly clock: SimulatedClock;
  readonly tenant: SimulatedTenant;
  readonly tenantNow: number;
  readonly tabs: Set<SimulatedTab>;
  post(from: SimulatedTab, message: TabMessage): void;
  runExclusive<T>(
    name: string,
    tab: SimulatedTab,
    timeoutMs: number,
    work: () => Promise<T>,
  ): Promise<T>;
}

export class SimulatedTab {
  readonly lock = new FakeLock();
  readonly events: AuthEvent[] = [];
  readonly session: Session;
  /** Settles when the tab is gone, however it went: it lets go of its locks then. */
  readonly death: Promise<void>;
  private readonly clock: TabClock;
  private die!: () => void;
  private cached = false;
  private wake: (message?: TabMessage | PageRestored) => void = () => {};

  /** @param view storage as the tab's process sees it, if it has one of its own. */
  constructor(
    private readonly browser: TabHost,
    storageOf: (tab: SimulatedTab) => TokenStorage,
    options: Partial<SessionOptions>,
    readonly view: StorageView | null = null,
  ) {
    this.death = new Promise((resolve) => (this.die = resolve));
    this.clock = new TabClock(browser.clock);
    browser.tabs.add(this);
    const tabs: Tabs = {
      watch: (_name, keys, onWake) => {
        this.wake = onWake;
        if (view) view.onEvent = (key) => keys.includes(key) && this.hear();
        return {
          post: (message) => browser.tabs.has(this) && browser.post(this, message),
          close: () => (this.wake = () => {}),
        };
      },
      runExclusive: (name, timeout, work) => browser.runExclusive(name, this, timeout, work),
    };
    this.answerOnlyAwake();
    this.session = createSession({
      clientId: CLIENT_ID,
      domain: browser.tenant.domain,
      storage: storageOf(this),
      clock: this.clock,
      tabs,
      lock: async () => this.lock,
      ...options,
    });
    this.session.on((event) => this.events.push(event));
  }

  /** The names of the events so far, and forgets them. */
  take(): string[] {
    return this.events.splice(0).map((event) => event.type);
  }

  /** Word from another tab, or of storage: waits while the tab is frozen, never reaches a cached one. */
  hear(message?: TabMessage): void {
    if (!this.cached) this.clock.whenAwake(() => this.wake(message));
  }

  /** The browser stops the tab: what comes for it waits. */
  freeze(): void {
    this.clock.freeze();
  }

  thaw(): void {
    this.clock.thaw();
  }

  /** The page goes into the back/forward cache: it misses what happens, and only its timers wait. */
  leave(): void {
    this.cached = true;
    this.clock.freeze();
  }

  /** The tab comes back to the front. */
  comeBack(): void {
    this.leaveCache();
    this.wake();
  }

  /** The page comes back out of the back/forward cache. */
  comeOutOfCache(): void {
    this.leaveCache();
    this.wake({ type: 'page-restored' });
  }

  private leaveCache(): void {
    if (this.cached) this.view?.catchUp();
    this.cached = false;
    this.clock.thaw();
  }

  /** The person closes the page: the session is let go of. */
  close(): void {
    this.browser.tabs.delete(this);
    this.session.destroy();
    this.die();
  }

  /** The browser throws the tab away: not one line of its code runs any more. */
  kill(): void {
    this.browser.tabs.delete(this);
    this.clock.die();
    if (this.view) this.view.dead = true;
    this.wake = () => {};
    this.die();
  }

  /** Signs in as Lock would hand it over to a page that owns it. */
  async signIn(claims?: Record<string, unknown>): Promise<string> {
    const answer = await this.browser.tenant.answer(this.browser.tenantNow, claims);
    await this.session.acceptAuthResult(answer);
    return answer.idToken;
  }

  private answerOnlyAwake(): void {
    const ask = this.lock.checkSession.bind(this.lock);
    this.lock.checkSession = (params, callback) =>
      ask(params, (...answer) => this.clock.whenAwake(() => callback(...answer)));
  }
}
