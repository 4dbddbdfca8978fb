// "Nothing lost": random lives of a session in three tabs, held against five invariants at each step.
import fc from 'fast-check';
import { decodeIdToken } from './token/id-token';
import type { AuthEvent } from './session-state';
import { LONG, runs } from './testing-support/runs';
import {
  nextTurn,
  settle,
  SimulatedBrowser,
  type SimulatedTab,
} from './testing-support/simulated-browser';

const RUNS = runs(60);
const TABS = 3;
const STEPS = 30;
const LIFETIME = 600;

const tabStep = fc.record({
  does: fc.constantFrom(
    'sign-in' as const,
    'sign-in',
    'sign-out',
    'renew',
    'renew-late',
    'answer',
    'come-back',
    'reload',
  ),
  tab: fc.nat(TABS - 1),
  user: fc.constantFrom('auth0|ada', 'auth0|grace'),
});
const worldStep = fc.oneof(
  fc.record({ does: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ does: fc.constant('deliver' as const), most: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    does: fc.constantFrom('legacy-remove' as const, 'clear' as const, 'corrupt' as const),
  }),
);
const lives = fc.array(
  fc.oneof({ weight: 3, arbitrary: tabStep }, { weight: 2, arbitrary: worldStep }),
  {
    minLength: 5,
    maxLength: STEPS,
  },
);
type Step = typeof lives extends fc.Arbitrary<(infer S)[]> ? S : never;

/** Three tabs, and a model of what each token is worth. */
class World {
  readonly tabs: SimulatedTab[] = [];
  /** Tokens that a person has signed out of, or another person took the place of. */
  readonly dead = new Set<string>();
  readonly accessOf = new Map<string, string>();
  readonly issued = new Map<string, string>();
  private readonly late: (() => Promise<void>)[] = [];

  constructor(
    readonly browser: SimulatedBrowser,
    instant: boolean,
  ) {
    browser.instant = instant;
    for (let count = 0; count < TABS; count++) this.open(count);
  }

  private open(index: number): void {
    const tab = this.browser.openTab({ renewBeforeSeconds: 60 });
    tab.lock.checkSessionAnswer = 'never';
    this.tabs[index] = tab;
  }

  private async answer(user: string) {
    const now = this.browser.tenantNow;
    const answer = await this.browser.tenant.answer(now, {
      sub: user,
      exp: Math.floor(now / 1000) + LIFETIME,
      jti: crypto.randomUUID(),
    });
    this.issued.set(answer.idToken, user);
    this.accessOf.set(answer.accessToken!, answer.idToken);
    return answer;
  }

  /** Signing out kills what the tab holds and what storage holds. */
  private bury(tab: SimulatedTab): void {
    for (const token of [tab.session.idToken(), this.stored]) {
      if (token && this.issued.has(token)) this.dead.add(token);
    }
  }

  get stored(): string | undefined {
    return this.browser.storage.values.get('id_token');
  }

  async take(step: Step): Promise<void> {
    const { browser } = this;
    const tab = 'tab' in step ? this.tabs[step.tab] : this.tabs[0];
    switch (step.does) {
      case 'sign-in':
        return void (await tab.session.acceptAuthResult(await this.answer(step.user)));
      case 'sign-out':
        // A tab that does not know of a session yet has nothing to sign out of.
        if (tab.session.idToken()) this.bury(tab);
        return tab.session.signOut();
      case 'renew': {
        const answer = await this.answer(step.user);
        tab.lock.checkSessionAnswer = { result: answer };
        // Not awaited: another tab may hold the lock until its own answer comes.
        void tab.session.renew();
        await settle();
        tab.lock.checkSessionAnswer = 'never';
        return;
      }
      case 'renew-late': {
        const answer = await this.answer(step.user);
        tab.lock.checkSessionAnswer = () =>
          new Promise((resolve) =>
            this.late.push(async () => {
              resolve({ result: answer });
              await settle();
            }),
          );
        void tab.session.renew();
        await nextTurn();
        tab.lock.checkSessionAnswer = 'never';
        return;
      }
      case 'answer':
        return this.late.shift()?.();
      case 'come-back':
        return tab.comeBack();
      case 'reload':
        tab.close();
        return this.open(step.tab);
      case 'pass':
        await browser.clock.advance(step.seconds * 1000);
        return settle();
      case 'deliver':
        return browser.deliver(step.most);
      case 'legacy-remove':
        browser.storage.values.delete('id_token');
        return;
      case 'clear':
        return browser.storage.values.clear();
      case 'corrupt':
        browser.storage.values.set('id_token', 'corrupted');
    }
  }

  async rest(): Promise<void> {
    while (this.late.length) await this.late.shift()!();
    this.browser.deliver();
    await settle();
    for (const tab of this.tabs) tab.comeBack();
    this.browser.deliver();
    // What is over is taken out of storage a second later.
    await this.browser.clock.advance(1000);
    this.browser.deliver();
    await settle();
  }
}

describe('nothing is lost', () => {
  for (const instant of [true, false]) {
    it(
      `in ${RUNS} random lives over three tabs, ${instant ? 'told at once' : 'told late'}`,
      async () => {
        const browser = await SimulatedBrowser.open();
        await fc.assert(
          fc.asyncProperty(lives, async (steps) => {
            const world = new World(new SimulatedBrowser(browser.tenant), instant);
            for (const step of steps) {
              await world.take(step);
              if (instant) await nextTurn();
              for (const tab of world.tabs) check(world, tab, instant);
            }
            await world.rest();
            checkAllAgree(world);
            for (const tab of world.tabs) tab.close();
            expect(world.browser.clock.overflows).toBe(0);
          }),
          { numRuns: RUNS },
        );
      },
      LONG,
    );
  }
});

/** What must hold in every tab after every step. */
function check(world: World, tab: SimulatedTab, instant: boolean): void {
  const { session, events } = tab;
  const idToken = session.idToken();
  const state = session.state;
  if (idToken !== null) {
    // Exact: never at or after exp.
    must(decodeIdToken(idToken)!.exp * 1000 > world.browser.clock.now(), 'an expired session');
    // No session resurrected.
    if (instant) must(!world.dead.has(idToken), 'a session that came back from the dead');
    // No identity mixed.
    must(state.status === 'signed-in', 'a token without a session');
    const sub = state.status === 'signed-in' ? state.claims.sub : '';
    must(world.issued.get(idToken) === sub, 'the claims of another person');
    const access = session.accessToken();
    must(
      access === null || world.accessOf.get(access) === idToken,
      "another session's access token",
    );
    // No session lost: what storage holds is what the tab holds, once it was told.
    if (instant && world.issued.has(world.stored ?? '')) {
      must(world.stored === idToken, 'another token than the one in storage');
    }
  }
  // No change lost: the events tell the same story as the state.
  must(retold(events, state.status) === state.status, 'events that tell another story');
}

/** What must hold once every tab was told. */
function checkAllAgree(world: World): void {
  const [first, ...others] = world.tabs.map((tab) => tab.session.idToken());
  for (const other of others) must(other === first, 'tabs that disagree');
  // What ran out a moment ago stands there for a second more.
  const { stored } = world;
  const exp = decodeIdToken(stored ?? null)?.exp ?? Infinity;
  const isOver = first === null && exp * 1000 <= world.browser.clock.now();
  must(isOver || (stored ?? null) === first, 'storage that disagrees with the tabs');
}

function retold(events: readonly AuthEvent[], otherwise: string): string {
  const telling = events.filter((event) =>
    ['signed-in', 'renewed', 'user-changed', 'signed-out'].includes(event.type),
  );
  let signedIn: boolean | null = null;
  for (const { type } of telling) {
    if (type === 'signed-out') {
      must(signedIn !== false, 'two sign-outs in a row');
      signedIn = false;
    } else {
      if (type !== 'signed-in') must(signedIn !== false, `${type} while signed out`);
      signedIn = true;
    }
  }
  if (signedIn === null) return otherwise;
  return signedIn ? 'signed-in' : 'signed-out';
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`There is ${otherwise}.`);
}
