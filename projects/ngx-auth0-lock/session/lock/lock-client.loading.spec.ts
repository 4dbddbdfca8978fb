// The code that talks with Lock arrives late or not at all: nothing spins, and it can be tried again.
import { AuthError } from '../auth-error';
// Statically: here it is `load` that makes it arrive.
import * as lockClient from './lock-client';
import { browserTabs } from '../tabs/tabs';
import { createSessionWith } from '../session';
import type { AuthEvent } from '../session-state';
import {
  CLIENT_ID,
  HOUR,
  settle,
  SimulatedBrowser,
  START,
} from '../testing-support/simulated-browser';
import { FakeLock } from '../../testing/fake-lock';

describe('the code that talks with Lock', () => {
  let browser: SimulatedBrowser;
  let loads: number;
  let load: () => Promise<typeof lockClient>;
  let lock: FakeLock;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    loads = 0;
    lock = new FakeLock();
  });

  /** A session whose code is fetched by `load`, with a token that was stored before. */
  async function open(renewBeforeSeconds?: number) {
    browser.storage.values.set('id_token', await browser.tenant.sign(START));
    const session = createSessionWith(
      {
        clientId: CLIENT_ID,
        domain: browser.tenant.domain,
        storage: browser.storage.seenFrom(() => {}),
        clock: browser.clock,
        tabs: { ...browserTabs, watch: () => ({ post: () => {}, close: () => {} }) },
        lock: async () => lock,
        renewBeforeSeconds,
      },
      () => {
        loads++;
        return load();
      },
    );
    const events: AuthEvent[] = [];
    session.on((event) => events.push(event));
    return { session, events };
  }
  const offline = () =>
    Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  const codes = (events: readonly AuthEvent[]) =>
    events.map((event) => `${event.type} ${'error' in event ? event.error.code : ''}`.trim());

  it('is fetched on first need, once', async () => {
    load = async () => lockClient;
    const { session } = await open();
    expect(loads).toBe(0);
    session.preload();
    session.preload();
    await session.renew();
    expect(loads).toBe(1);
  });

  it('that stalls is given up and asked for again once a minute, without spinning', async () => {
    load = () => new Promise(() => {});
    const { session } = await open(600);
    let timers = 0;
    const { after } = browser.clock;
    browser.clock.after = (milliseconds, callback) => {
      timers++;
      return after(milliseconds, callback);
    };
    await browser.clock.advance((HOUR - 600) * 1000 + 120_000);
    expect(loads).toBeGreaterThan(1);
    expect(loads).toBeLessThanOrEqual(3);
    expect(timers).toBeLessThan(80);
    expect(session.authenticated()).toBeTrue();
    session.destroy();
  });

  it('that does not load is asked for again after 30 s at the earliest', async () => {
    load = offline;
    const { session, events } = await open(600);
    await browser.clock.advance((HOUR - 600) * 1000);
    await settle();
    expect(codes(events)).toEqual(['renewal-failed lock-load']);
    expect(await session.renew()).toBeFalse();
    expect(codes(events).length).toBe(1);
    await browser.clock.advance(29_000);
    expect(loads).toBe(1);
    await browser.clock.advance(61_000);
    expect(loads).toBeGreaterThan(1);
    expect(loads).toBeLessThanOrEqual(4);
    expect(codes(events).length).toBe(loads);
    expect(session.authenticated()).toBeTrue();
    load = async () => lockClient;
    lock.checkSessionAnswer = () =>
      browser.tenant.answer(browser.tenantNow).then((result) => ({ result }));
    // On a busy machine the first answer may come after its simulated twenty seconds: the next one counts.
    for (let passed = 0; passed < 400 && events.at(-1)?.type !== 'renewed'; passed++) {
      await browser.clock.advance(1000);
      await settle();
    }
    expect(events.at(-1)?.type).toBe('renewed');
    session.destroy();
  });

  it('that does not load fails the renewal of those who ask', async () => {
    load = offline;
    const { session, events } = await open();
    expect(await session.renew()).toBeFalse();
    expect(codes(events)).toEqual(['renewal-failed lock-load']);
  });

  it('that does not load is an error of the sign-in, and the next click fetches it at once', async () => {
    load = offline;
    const { session, events } = await open();
    session.signOut();
    events.length = 0;
    const result = await session.signIn();
    expect(result.outcome === 'failed' && result.error.code).toBe('lock-load');
    expect(codes(events)).toEqual(['sign-in-failed lock-load']);
    load = async () => lockClient;
    void session.signIn();
    await settle();
    expect(lock.visible).toBeTrue();
  });

  it('that does not load is an error of a callback, of an answer and of a preload too', async () => {
    load = offline;
    const { session, events } = await open();
    session.signOut();
    events.length = 0;
    session.preload();
    await settle();
    const before = session.state;
    const result = await session.resumeRedirect('#');
    expect(result.outcome === 'failed' && result.error).toBeInstanceOf(AuthError);
    expect(session.state).toBe(before);
    expect(await session.acceptAuthResult(await browser.tenant.answer(START + 5000))).toBe(before);
    expect(codes(events)).toEqual(['sign-in-failed lock-load', 'sign-in-failed lock-load']);
    for (const event of events) {
      if ('error' in event) {
        expect(event.error.cause).toEqual({ name: 'TypeError' });
        expect(event.error.message).toMatch(/\.$/);
      }
    }
  });
});
