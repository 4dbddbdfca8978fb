// Many tabs in processes of their own, to which anything can happen at any time, held against what must be true.
import fc from 'fast-check';
import type { LockAuthResult } from '../lock-port';
import type { AuthEvent } from '../session-state';
import { decodeIdToken } from '../token/id-token';
import { SimulatedBrowser } from './simulated-browser';
import type { SimulatedTab } from './simulated-tab';
import type { SimulatedTenant } from './simulated-tenant';

/** How long a token of the tenant lives, in seconds. */
const LIFE = 600;
/** How much time passes at a step, at most; in seconds. */
const LONGEST = 200;
const people = ['auth0|ada', 'auth0|grace', 'auth0|linus'];
type Answer = LockAuthResult & { readonly idToken: string };

const person = fc.constantFrom(...people);
const tab = fc.nat(1000);

/** What can happen in a tab, to a tab, to what is between them, and to the device. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.oneof(
      { weight: 3, arbitrary: fc.record({ does: fc.constant('sign-in' as const), tab, person }) },
      { weight: 3, arbitrary: fc.record({ does: fc.constant('sign-out' as const), tab }) },
      { weight: 6, arbitrary: fc.record({ does: fc.constant('renew' as const), tab }) },
      { weight: 8, arbitrary: fc.record({ does: fc.constant('answer' as const), which: tab }) },
      {
        weight: 1,
        arbitrary: fc.record({ does: fc.constant('answer-another' as const), which: tab, person }),
      },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'reload' as const,
        'die' as const,
        'freeze' as const,
        'leave' as const,
        'wake' as const,
      ),
      tab,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.oneof(
      fc.record({
        does: fc.constant('hear-of-storage' as const),
        tab,
        most: fc.integer({ min: 1, max: 4 }),
      }),
      fc.record({ does: fc.constant('hear-a-message' as const), which: tab }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({
        does: fc.constantFrom('pass' as const, 'sleep' as const),
        seconds: fc.integer({ min: 1, max: LONGEST }),
      }),
      // A browser lets the timers of a hidden page ring once a minute at least.
      fc.record({ does: fc.constant('stall' as const), seconds: fc.integer({ min: 1, max: 50 }) }),
      fc.record({
        does: fc.constant('moment' as const),
        milliseconds: fc.integer({ min: 1, max: 40 }),
      }),
      // What wider jumps do is the business of session.clock-set.spec.ts.
      fc.record({
        does: fc.constant('set-clock' as const),
        seconds: fc.integer({ min: -1, max: 1 }),
      }),
    ),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

/** The life of a world, of so many steps. */
export const lives = (steps: number): fc.Arbitrary<Happening[]> =>
  fc.array(happening, { maxLength: steps, size: 'max' });

/** One world: its tabs, and a model of what each token is worth. */
export class LargerWorld {
  readonly browser: SimulatedBrowser;
  private readonly tabs: SimulatedTab[] = [];
  /** Which sign-in a token came from; its renewals are of the same line. */
  private readonly lineOf = new Map<string, number>();
  private readonly accessOf = new Map<string, string>();
  /** The lines that a person ended, by signing out of them or by another sign-in after them. */
  private readonly over = new Set<number>();
  /** What each tab ended itself: that must not come back for a moment. */
  private readonly overIn = new WeakMap<SimulatedTab, Set<number>>();
  private readonly questions: ((person?: string) => Promise<void>)[] = [];
  private lines = 0;
  private tokens = 0;
  /** How far the device's clock is from the tenant's, in milliseconds. */
  private skew = 0;
  /** The latest end of what was ever held, by its line. */
  private readonly heldUntil = new Map<number, number>();
  private somebodyEndedOne = false;
  private readonly asleep = new Map<SimulatedTab, 'frozen' | 'cached'>();

  constructor(
    private readonly tenant: SimulatedTenant,
    size: number,
    private readonly settled: () => Promise<void>,
  ) {
    this.browser = new SimulatedBrowser(tenant);
    this.browser.aProcessEach = true;
    this.browser.instant = false;
    while (this.tabs.length < size) this.tabs.push(this.open());
  }

  /** Lets one thing happen, and judges every tab. Throws where something is wrong. */
  async live(step: Happening): Promise<void> {
    await this.happen(step);
    await this.settled();
    for (const each of this.tabs) this.judge(each);
  }

  /** Everybody comes back, hears of everything, and is judged together. */
  async end(): Promise<void> {
    for (const answer of this.questions.splice(0)) await answer();
    for (let round = 0; round < 4; round++) {
      for (const each of this.tabs) this.wake(each);
      await this.everybodyHears();
      // What is over is taken out of storage a second later.
      await this.browser.clock.advance(1000);
      await this.everybodyHears();
    }
    for (const each of this.tabs) this.judge(each);
    this.judgeTogether();
    for (const each of this.tabs) each.close();
    must(this.browser.clock.overflows === 0, 'a timer that is too long for a browser');
  }

  /** Word of what is stored takes milliseconds to those that are awake; answering it takes turns. */
  private async everybodyHears(): Promise<void> {
    for (let round = 0; round < 20; round++) {
      for (const each of this.tabs) if (!this.asleep.has(each)) each.view!.catchUp();
      this.browser.deliver();
      await this.settled();
      if (!this.tabs.some((each) => !this.asleep.has(each) && each.view!.behind)) return;
    }
    must(false, 'no end of tabs that write over one another');
  }

  private open(): SimulatedTab {
    const opened = this.browser.openTab({ renewBeforeSeconds: 60 });
    opened.lock.checkSessionAnswer = () => this.question(opened);
    return opened;
  }

  /** The tenant is asked for a renewal; a later step answers. */
  private question(asking: SimulatedTab): Promise<{ result: Answer }> {
    const token = asking.session.idToken();
    const line = this.lineOf.get(token ?? '') ?? ++this.lines;
    const asked = decodeIdToken(token)?.sub ?? people[0];
    return new Promise((resolve) => {
      this.questions.push(async (sub = asked) => resolve({ result: await this.issue(sub, line) }));
    });
  }

  private async issue(sub: string, line: number): Promise<Answer> {
    const now = this.browser.clock.now() - this.skew;
    const claims = { sub, exp: Math.floor(now / 1000) + LIFE, jti: String(++this.tokens) };
    const answer = await this.tenant.answer(now, claims, `access.${this.tokens}.token`);
    this.lineOf.set(answer.idToken, line);
    this.accessOf.set(answer.accessToken!, answer.idToken);
    return answer;
  }

  private async happen(step: Happening): Promise<void> {
    const { browser } = this;
    const { clock } = browser;
    if ('tab' in step) return this.happenIn(step.tab % this.tabs.length, step);
    switch (step.does) {
      case 'answer':
      case 'answer-another': {
        const [answer] = this.questions.splice(step.which % Math.max(this.questions.length, 1), 1);
        if (!('person' in step)) return answer?.();
        this.somebodyEndedOne = true;
        return answer?.(step.person);
      }
      case 'hear-a-message':
        return browser.deliverOne(step.which);
      case 'moment':
        return clock.advance(step.milliseconds);
      case 'pass':
        // What waited for its timer comes first, and the time after it.
        await clock.advance(1000);
        await this.everybodyHears();
        return clock.advance(step.seconds * 1000);
      case 'stall':
        // Timers that wait ring once, and then not for a while.
        await clock.advance(1000);
        await this.everybodyHears();
        return clock.stall(step.seconds * 1000);
      case 'sleep':
        // Storage that was half written when the lid was shut is beyond what can be known afterwards.
        await this.everybodyHears();
        await clock.advance(1000);
        return clock.sleep(step.seconds * 1000);
      case 'set-clock':
        clock.error += step.seconds * 1000 - this.skew;
        this.skew = step.seconds * 1000;
    }
  }

  private async happenIn(index: number, step: Extract<Happening, { tab: number }>): Promise<void> {
    const at = this.tabs[index];
    const isAwake = !this.asleep.has(at);
    switch (step.does) {
      case 'sign-in':
        return isAwake ? this.signIn(at, step.person) : undefined;
      case 'sign-out': {
        const line = this.lineIn(at);
        if (!isAwake) return;
        if (line !== null) {
          this.somebodyEndedOne = true;
          this.bury(at, line);
        }
        return at.session.signOut();
      }
      case 'renew':
        if (isAwake) void at.session.renew();
        return;
      case 'reload':
        at.close();
        this.tabs[index] = this.open();
        return;
      case 'die':
        at.kill();
        this.tabs[index] = this.open();
        return;
      case 'freeze':
      case 'leave':
        if (!isAwake) return;
        this.asleep.set(at, step.does === 'freeze' ? 'frozen' : 'cached');
        return step.does === 'freeze' ? at.freeze() : at.leave();
      case 'wake':
        return this.wake(at);
      case 'hear-of-storage':
        return at.view!.catchUp(step.most);
    }
  }

  /** The person comes back to a tab: from another one, from a freeze, or out of the back/forward cache. */
  private wake(at: SimulatedTab): void {
    const was = this.asleep.get(at);
    this.asleep.delete(at);
    if (was === 'cached') return at.comeOutOfCache();
    at.thaw();
    at.comeBack();
  }

  private async signIn(at: SimulatedTab, sub: string): Promise<void> {
    const answer = await this.issue(sub, ++this.lines);
    const before = this.lineIn(at);
    // Of sign-ins that tabs make without seeing each other's, one or none is left.
    const stored = this.browser.storage.values.get('id_token');
    if (stored !== undefined && stored !== at.session.idToken()) this.somebodyEndedOne = true;
    void at.session.acceptAuthResult(answer);
    await this.settled();
    if (before !== null && at.session.idToken() === answer.idToken) this.bury(at, before);
  }

  private lineIn(at: SimulatedTab): number | null {
    return this.lineOf.get(at.session.idToken() ?? '') ?? null;
  }

  private bury(at: SimulatedTab, line: number): void {
    this.over.add(line);
    if (!this.overIn.has(at)) this.overIn.set(at, new Set());
    this.overIn.get(at)!.add(line);
  }

  /** What must hold in every tab at every moment. */
  private judge(at: SimulatedTab): void {
    if (this.asleep.has(at)) return;
    const { session, events } = at;
    const { state } = session;
    const token = session.idToken();
    if (token !== null) {
      const { exp, sub } = decodeIdToken(token)!;
      must(exp * 1000 > this.browser.clock.now(), 'a session that is over');
      must(
        state.status === 'signed-in' && state.claims.sub === sub,
        'the claims of another person',
      );
      const line = this.lineOf.get(token)!;
      this.heldUntil.set(line, Math.max(this.heldUntil.get(line) ?? 0, exp * 1000));
      must(!this.overIn.get(at)?.has(line), 'what this very tab ended');
      const access = session.accessToken();
      must(
        access === null || this.accessOf.get(access) === token,
        "another session's access token",
      );
    }
    const told = retold(events);
    must(
      told === null || told === (state.status === 'signed-in'),
      'events that tell another story',
    );
  }

  /** What must hold once every tab has heard of everything. */
  private judgeTogether(): void {
    const again = this.open();
    const restored = again.session.idToken();
    again.close();
    for (const each of this.tabs) {
      const token = each.session.idToken();
      must(token === this.tabs[0].session.idToken(), 'tabs that disagree');
      must(token === restored, 'a reload that disagrees with a tab');
      const line = this.lineIn(each);
      must(line === null || !this.over.has(line), 'a session that a person had ended');
    }
    must((this.browser.storage.values.get('id_token') ?? null) === restored, 'a stale storage');
    const allGood = [...this.heldUntil.values()].every((end) => end > this.browser.clock.now());
    const isDue = this.heldUntil.size > 0 && allGood && !this.somebodyEndedOne;
    must(!isDue || restored !== null, 'a session lost that nobody ended');
  }
}

/** Whether somebody is signed in by the events alone; null where none says so. Throws where they contradict. */
function retold(events: readonly AuthEvent[]): boolean | null {
  let signedIn: boolean | null = null;
  for (const { type } of events) {
    if (!['signed-in', 'renewed', 'user-changed', 'signed-out'].includes(type)) continue;
    must(type !== 'signed-out' || signedIn !== false, 'two sign-outs in a row');
    must(type !== 'renewed' || signedIn !== false, 'a renewal of nothing');
    signedIn = type !== 'signed-out';
  }
  return signedIn;
}

function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(`There is ${otherwise}.`);
}
