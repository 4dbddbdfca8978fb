// A browser in miniature for the specs: one clock, one storage, several tabs, a tenant with real keys.
import { createPendingAttempts, type PendingAttempt } from '../code-flow/pending-attempt';
import type { SessionOptions } from '../session-api';
import type { TabMessage } from '../tabs/tab-channel';
import { SharedStorage } from './shared-storage';
import { SimulatedClock } from './simulated-clock';
import { SimulatedTab, type TabHost } from './simulated-tab';
import { SimulatedTenant } from './simulated-tenant';

export { nextTurn, settle } from './settle';
export { SharedStorage } from './shared-storage';
export { HOUR, SimulatedClock, START } from './simulated-clock';
export { SimulatedTab } from './simulated-tab';
export { CLIENT_ID, SimulatedTenant, type Answered } from './simulated-tenant';

/** Lock needs a second to go away before it can be shown again; in milliseconds. */
export const LOCK_IS_GONE = 1100;

// Node has no page; mutation testing runs these specs there.
globalThis.location ??= { href: 'http://localhost:9876/' } as Location;

/** The tabs of one origin: shared storage, a channel, one lock manager. */
export class SimulatedBrowser implements TabHost {
  readonly clock = new SimulatedClock();
  readonly storage = new SharedStorage();
  /** Messages wait here until {@link deliver}, unless `instant`. */
  instant = true;
  /**
   * The truth about storage, for the tabs that are opened from then on: each is a process with a view
   * of its own, which lags until {@link catchUp}. Else all see one storage, and every change at once.
   */
  aProcessEach = false;
  readonly tabs = new Set<SimulatedTab>();
  private readonly waiting: (() => void)[] = [];
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(readonly tenant: SimulatedTenant) {}

  static async open(domain?: string): Promise<SimulatedBrowser> {
    return new SimulatedBrowser(await SimulatedTenant.open(domain));
  }

  /** Keeps an attempt as the page did that was left for the tenant. */
  leaveFor(attempt: Partial<PendingAttempt>): void {
    createPendingAttempts({ clock: this.clock, name: 'ngx-auth0-lock.id_token' }).keep({
      state: 's',
      nonce: 'n',
      startedAt: this.clock.now(),
      returnTo: null,
      verifier: null,
      ...attempt,
    });
  }

  openTab(options: Partial<SessionOptions> = {}): SimulatedTab {
    if (!this.aProcessEach) {
      const seenFrom = (tab: SimulatedTab) => this.storage.seenFrom(() => this.stored(tab));
      return new SimulatedTab(this, seenFrom, options);
    }
    const view = this.storage.openView();
    return new SimulatedTab(this, () => view, options, view);
  }

  /** Every process hears of all that others stored. */
  catchUp(): void {
    for (const tab of this.tabs) tab.view?.catchUp();
  }

  /** The time by the tenant's clock, which is right. */
  get tenantNow(): number {
    return this.clock.now() - this.clock.error;
  }

  post(from: SimulatedTab, message: TabMessage): void {
    for (const tab of this.tabs) {
      if (tab !== from) this.later(() => this.tabs.has(tab) && tab.hear(message));
    }
  }

  stored(from: SimulatedTab): void {
    this.post(from, { type: 'changed' });
  }

  /** Hands out messages that wait: all, or the first few. */
  deliver(most = Infinity): void {
    for (let count = 0; count < most && this.waiting.length; count++) this.waiting.shift()!();
  }

  /** How many messages wait to be handed out. */
  get waitingMessages(): number {
    return this.waiting.length;
  }

  /** Hands out one message that waits, whichever; messages of different tabs keep no order. */
  deliverOne(which: number): void {
    this.waiting.splice(which % Math.max(this.waiting.length, 1), 1)[0]?.();
  }

  /**
   * The Web Locks API: one after another; a tab that dies lets go, a frozen one does not. It says
   * nothing about storage: who gets the lock may still read what stood there before.
   */
  runExclusive<T>(
    name: string,
    tab: SimulatedTab,
    timeoutMs: number,
    work: () => Promise<T>,
  ): Promise<T> {
    const before = this.queues.get(name) ?? Promise.resolve();
    const turn = this.aProcessEach ? this.atMost(timeoutMs, before) : before;
    const mine = turn.then(() => (this.tabs.has(tab) ? work() : new Promise<T>(() => {})));
    this.queues.set(name, Promise.race([mine.catch(() => {}), tab.death]));
    return mine;
  }

  private async atMost(milliseconds: number, turn: Promise<unknown>): Promise<void> {
    let cancel = () => {};
    const timeUp = new Promise<void>((up) => (cancel = this.clock.after(milliseconds, up)));
    await Promise.race([turn, timeUp]);
    cancel();
  }

  private later(happens: () => void): void {
    if (this.instant) queueMicrotask(happens);
    else this.waiting.push(happens);
  }
}
