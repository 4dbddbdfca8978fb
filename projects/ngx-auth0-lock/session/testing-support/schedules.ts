// Runs the real session in two tabs in an order of events that is chosen in advance, and judges how it ends.
import type { LockAuthResult } from '../lock-port';
import { decodeIdToken } from '../token/id-token';
import { writeSession } from '../storage/session-record';
import { HOUR, START } from './simulated-clock';
import { SimulatedBrowser } from './simulated-browser';
import type { SimulatedTab } from './simulated-tab';
import type { SimulatedTenant } from './simulated-tenant';

/** What happens in the world, each once. */
export type Happening = 'renew' | 'answer' | 'sign-out' | 'sign-in' | 'expire' | 'die';

/** Which happenings, in which order and in which tab, and before which points the next one cuts in. */
export interface Schedule {
  readonly order: readonly Happening[];
  /** The tab of each: 0 or 1. An answer goes to the tab that asks. */
  readonly tab: Readonly<Record<Exclude<Happening, 'answer' | 'expire'>, number>>;
  /** Numbers of points: calls of a port, and deliveries. */
  readonly preemptions: readonly number[];
}

/** The tokens of every schedule: signed once, since signing takes longer than a schedule. */
export interface Cast {
  readonly tenant: SimulatedTenant;
  readonly ada: LockAuthResult & { readonly idToken: string };
  readonly renewed: LockAuthResult & { readonly idToken: string };
  readonly grace: LockAuthResult & { readonly idToken: string };
  readonly graceRenewed: LockAuthResult & { readonly idToken: string };
}

const TOKEN_LIFE = 10 * 60;

export async function castOf(tenant: SimulatedTenant): Promise<Cast> {
  const exp = START / 1000 + TOKEN_LIFE;
  return {
    tenant,
    ada: await tenant.answer(START, { exp }),
    renewed: await tenant.answer(START, { exp: exp + HOUR }),
    grace: await tenant.answer(START, { exp: exp + HOUR, sub: 'auth0|grace' }),
    graceRenewed: await tenant.answer(START, { exp: exp + 2 * HOUR, sub: 'auth0|grace' }),
  };
}

/** What became of a schedule. */
export interface Run {
  /** How many points it had: each is a place where the next happening could cut in. */
  readonly points: number;
  /** How many of the wished preemptions happened. */
  readonly preempted: number;
  /** What happened, in sentences. */
  readonly story: readonly string[];
  /** What is wrong with how it ended; null when all is well. */
  readonly problem: string | null;
}

/** Runs one schedule. `settled` lets promises arrive. */
export async function runSchedule(
  cast: Cast,
  schedule: Schedule,
  settled: () => Promise<void>,
): Promise<Run> {
  return new ScheduledWorld(cast, schedule, settled).run();
}

class ScheduledWorld {
  private readonly browser: SimulatedBrowser;
  private readonly tabs: SimulatedTab[];
  private readonly todo: Happening[];
  private readonly story: string[] = [];
  /** The tabs whose code is on the stack: no other task of theirs can cut in. */
  private readonly busy: number[] = [];
  private points = 0;
  private preempted = 0;
  private problem: string | null = null;
  private answer: (() => void) | null = null;
  private readonly done: string[] = [];
  private signInResult: 'none' | 'open' | 'done' = 'none';
  private signOutDuringSignIn = false;

  constructor(
    private readonly cast: Cast,
    private readonly schedule: Schedule,
    private readonly settled: () => Promise<void>,
  ) {
    this.browser = new SimulatedBrowser(cast.tenant);
    this.browser.aProcessEach = true;
    this.browser.instant = false;
    this.todo = [...schedule.order];
    const view = this.browser.storage.openView();
    writeSession(view, 'id_token', {
      idToken: cast.ada.idToken,
      line: 'line-of-ada',
      accessToken: cast.ada.accessToken ?? null,
      accessExpiresAt: START + TOKEN_LIFE * 1000,
      clockOffset: 0,
      acceptedAt: START,
    });
    this.tabs = [0, 1].map((number) => this.open(number));
    this.browser.storage.guard = (method, key) => this.point(`${method} ${key}`);
  }

  private open(number: number): SimulatedTab {
    const tab = this.browser.openTab();
    tab.lock.checkSessionAnswer = () =>
      new Promise((resolve) => {
        this.tell(`the tenant is asked by tab ${number}`);
        const { renewed, graceRenewed } = this.cast;
        const asks = decodeIdToken(tab.session.idToken())?.sub;
        this.answer = () => resolve({ result: asks === 'auth0|grace' ? graceRenewed : renewed });
      });
    return tab;
  }

  async run(): Promise<Run> {
    while (this.todo.length && !this.problem) {
      this.next();
      await this.quiet();
    }
    await this.rest();
    this.problem ??= this.judgeEnd();
    for (const tab of this.browser.tabs) tab.close();
    const { points, preempted, story, problem } = this;
    return { points, preempted, story, problem };
  }

  private tell(sentence: string): void {
    this.story.push(`${'  '.repeat(this.busy.length)}${sentence}`);
  }

  /** A place where the next happening cuts in, if the schedule says so and its tab is free. */
  private point(name: string): void {
    const number = this.points++;
    if (!this.schedule.preemptions.includes(number)) return;
    const [next] = this.todo;
    if (!next || this.busy.includes(this.tabOf(next))) return;
    this.preempted++;
    this.tell(`… before "${name}" (point ${number}):`);
    this.next();
  }

  private tabOf(happening: Happening): number {
    if (happening === 'expire') return -1;
    return this.schedule.tab[happening === 'answer' ? 'renew' : happening];
  }

  private next(): void {
    const happening = this.todo.shift()!;
    const number = this.tabOf(happening);
    const tab = this.tabs[number];
    if (tab && !this.browser.tabs.has(tab)) return;
    this.busy.push(number);
    this.tell(`${happening}${number < 0 ? '' : ` in tab ${number}`}`);
    this.happen(happening, tab);
    this.busy.pop();
  }

  private happen(happening: Happening, tab: SimulatedTab): void {
    switch (happening) {
      case 'renew':
        void tab.session.renew();
        return;
      case 'answer':
        return this.answer?.();
      case 'sign-out':
        if (this.signInResult === 'open') this.signOutDuringSignIn = true;
        if (tab.session.authenticated()) {
          const sub = decodeIdToken(tab.session.idToken())!.sub;
          this.done.push(`sign-out of ${sub}`);
          // Whoever signs out of a page that does not know yet of another sign-in may mean either.
          if (this.signInResult === 'done') this.signOutDuringSignIn = true;
        }
        return tab.session.signOut();
      case 'sign-in':
        this.signInResult = 'open';
        void tab.session.acceptAuthResult(this.cast.grace);
        return;
      case 'expire':
        this.browser.clock.stall(TOKEN_LIFE * 1000);
        // A renewal that was stored before makes the end of the token before it no end.
        if (this.browser.storage.values.get('id_token') !== this.cast.renewed.idToken) {
          this.done.push('expire');
        }
        return;
      case 'die':
        if (this.signInResult === 'open') this.signOutDuringSignIn = true;
        tab.kill();
    }
  }

  /** Lets promises and timers arrive, and hands out what waits, one by one: each is a point. */
  private async quiet(): Promise<void> {
    for (;;) {
      await this.settled();
      await this.browser.clock.advance(0);
      if (this.signInResult === 'open' && this.graceIsThere()) this.signInResult = 'done';
      this.problem ??= this.judgeNow();
      if (!this.deliverOne()) return;
    }
  }

  private deliverOne(): boolean {
    for (const [number, tab] of this.tabs.entries()) {
      if (!this.browser.tabs.has(tab) || !tab.view!.behind) continue;
      this.point(`tab ${number} hears of storage`);
      if (this.browser.tabs.has(tab)) this.within(number, () => tab.view!.catchUp(1));
      return true;
    }
    if (!this.browser.waitingMessages) return false;
    this.point('a message is delivered');
    this.browser.deliver(1);
    return true;
  }

  private within(number: number, work: () => void): void {
    this.busy.push(number);
    work();
    this.busy.pop();
  }

  /** All has been heard; what is over is taken out of storage a second later. */
  private async rest(): Promise<void> {
    this.todo.length = 0;
    for (let round = 0; round < 2; round++) {
      await this.quiet();
      for (const tab of this.browser.tabs) tab.comeBack();
      await this.quiet();
      await this.browser.clock.advance(1000);
    }
    await this.quiet();
  }

  private graceIsThere(): boolean {
    return [...this.browser.tabs].some(
      (tab) => decodeIdToken(tab.session.idToken())?.sub === 'auth0|grace',
    );
  }

  /** What must hold at every moment in which no code runs. */
  private judgeNow(): string | null {
    for (const tab of this.browser.tabs) {
      const token = tab.session.idToken();
      const { state } = tab.session;
      if (token === null) continue;
      const claims = decodeIdToken(token)!;
      if (claims.exp * 1000 <= this.browser.clock.now()) return 'a tab reads a token that is over';
      if (state.status !== 'signed-in' || state.claims.sub !== claims.sub) {
        return 'a tab reads the token of one person and the state of another';
      }
    }
    return null;
  }

  /** What must hold once everybody has heard of everything. */
  private judgeEnd(): string | null {
    const { browser, done } = this;
    const alive = [...browser.tabs];
    const held = alive.map((tab) => tab.session.idToken());
    const stored = browser.storage.values.get('id_token') ?? null;
    if (held.some((token) => token !== held[0])) return 'the tabs disagree';
    if (alive.length && stored !== held[0]) return 'storage disagrees with the tabs';
    const again = browser.openTab();
    const restored = again.session.idToken();
    again.close();
    if (alive.length && restored !== held[0]) return 'a reload disagrees with the tabs';
    const end = alive.length ? held[0] : restored;
    const sub = decodeIdToken(end)?.sub;
    const isAda = sub === 'auth0|ada';
    if (isAda && done.includes('sign-out of auth0|ada')) return 'a sign-out was undone';
    if (isAda && this.signInResult === 'done') return 'the person before came back';
    if (sub === 'auth0|grace' && done.includes('sign-out of auth0|grace')) {
      return 'a sign-out was undone';
    }
    if (end === null && !this.mayBeOver()) return 'a session was lost that nobody ended';
    for (const tab of alive) {
      const signedIn = tab.events.filter(({ type }) => type !== 'renewal-failed').at(-1)?.type;
      if (signedIn && (signedIn === 'signed-out') !== (end === null)) {
        return 'the events tell another story than the state';
      }
    }
    return null;
  }

  private mayBeOver(): boolean {
    if (this.signInResult === 'done') return this.signOutDuringSignIn;
    return this.done.some((what) => what.startsWith('sign-out') || what === 'expire');
  }
}
