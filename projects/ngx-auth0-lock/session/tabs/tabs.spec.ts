// One session in many tabs: what one does, the others follow; and what real tabs say to each other.
import { browserTabs } from './tabs';
import { pageEvent, standInPage } from '../testing-support/page';
import { HOUR, settle, SimulatedBrowser, START } from '../testing-support/simulated-browser';
import { unsigned } from '../testing-support/tokens';

describe('tabs', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
  });

  it('follow a sign-in, a renewal, a change of user and a sign-out, and say which', async () => {
    const [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    await settle();
    expect(two.session.authenticated()).toBeTrue();
    browser.clock.stall(10_000);
    await one.signIn();
    await settle();
    await one.signIn({ sub: 'auth0|grace' });
    await settle();
    expect(two.session.state).toEqual(
      jasmine.objectContaining({ claims: jasmine.objectContaining({ sub: 'auth0|grace' }) }),
    );
    one.session.end();
    await settle();
    expect(two.session.state).toEqual({ status: 'signed-out', reason: 'elsewhere' });
    expect(two.events.every((event) => !('origin' in event) || event.origin === 'elsewhere')).toBe(
      true,
    );
    // Between two users the storage is empty for a moment; a tab may see that, but never a mixture.
    expect(two.take().filter((type) => type !== 'signed-out')).toEqual(
      jasmine.arrayContaining(['signed-in', 'renewed']),
    );
  });

  it('report a change of user as such when they see only the end of it', async () => {
    const [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    await settle();
    two.take();
    browser.instant = false;
    await one.signIn({ sub: 'auth0|grace' });
    browser.deliver();
    expect(two.take()).toEqual(['user-changed']);
  });

  it('follow older code that removes or clears the token', async () => {
    const [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    await settle();
    browser.storage.values.clear();
    one.comeBack();
    expect(one.session.state).toEqual({ status: 'signed-out', reason: 'elsewhere' });
    await browser.clock.advance(60_000);
    expect(two.session.authenticated()).toBeFalse();
  });

  it('follow older code that signs in by writing the token', async () => {
    const tab = browser.openTab();
    browser.storage.values.set('id_token', await browser.tenant.sign(START));
    tab.comeBack();
    expect(tab.take()).toEqual(['signed-in']);
  });

  it('notice a stored token that was corrupted, and take it away', async () => {
    const tab = browser.openTab();
    await tab.signIn();
    browser.storage.values.set('id_token', 'half a tok');
    tab.comeBack();
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'malformed' });
    expect(browser.storage.values.size).toBe(0);
  });

  it('leave a token alone that another app has put there, and are signed out', async () => {
    const tab = browser.openTab();
    await tab.signIn();
    const foreign = unsigned(browser.tenant.claims(START, { aud: 'another app' }));
    browser.storage.values.set('id_token', foreign);
    tab.comeBack();
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'foreign' });
    expect(browser.storage.values.get('id_token')).toBe(foreign);
  });

  it('leave a token alone that another app has put there a moment before a sign-out', async () => {
    const tab = browser.openTab();
    await tab.signIn();
    const foreign = unsigned(browser.tenant.claims(START, { aud: 'another app' }));
    browser.storage.values.set('id_token', foreign);
    tab.session.end();
    expect(browser.storage.values.get('id_token')).toBe(foreign);
    expect(tab.session.authenticated()).toBeFalse();
  });

  it('are signed out by a token that was signed out of before, and take it away', async () => {
    const tab = browser.openTab();
    const old = await tab.signIn({ jti: 'old' });
    tab.session.end();
    await tab.signIn({ jti: 'new' });
    tab.take();
    browser.storage.values.set('id_token', old);
    tab.comeBack();
    expect(tab.events).toEqual([{ type: 'signed-out', origin: 'elsewhere', reason: 'elsewhere' }]);
    expect(browser.storage.values.size).toBe(0);
  });

  it('are signed out when they come back from the back/forward cache after a sign-out', async () => {
    const [one, cached] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    await settle();
    browser.instant = false;
    one.session.end();
    expect(cached.session.authenticated()).toBeTrue();
    cached.comeBack();
    expect(cached.session.authenticated()).toBeFalse();
  });

  it('keep sessions apart that are kept per tab, also in a duplicated tab', async () => {
    const copies = [new Map<string, string>(), new Map<string, string>()];
    const open = (values: Map<string, string>) =>
      browser.openTab({
        storage: {
          get: (key) => values.get(key) ?? null,
          set: (key, value) => void values.set(key, value),
          remove: (key) => void values.delete(key),
        },
      });
    const one = open(copies[0]);
    await one.signIn();
    for (const [key, value] of copies[0]) copies[1].set(key, value);
    const duplicate = open(copies[1]);
    expect(duplicate.session.authenticated()).toBeTrue();
    one.session.end();
    await settle();
    expect(duplicate.session.authenticated()).toBeTrue();
  });

  it('hear of a sign-out though they could not write to storage', async () => {
    const [one, two] = [browser.openTab(), browser.openTab()];
    browser.storage.guard = (method) => {
      if (method === 'set') throw new Error('full');
    };
    await one.signIn();
    await two.signIn();
    one.session.end();
    await settle();
    expect(two.session.authenticated()).toBeFalse();
  });

  it('expire together, each reporting it once, and one tab that renewed keeps all signed in', async () => {
    const all = [browser.openTab(), browser.openTab(), browser.openTab()];
    await all[0].signIn();
    await settle();
    await browser.clock.advance(HOUR * 1000 - 1000);
    await all[1].signIn();
    await browser.clock.advance(2000);
    for (const tab of all) expect(tab.session.authenticated()).toBeTrue();
    await browser.clock.advance(HOUR * 1000);
    for (const tab of all) {
      expect(tab.take().filter((type) => type === 'signed-out')).toEqual(['signed-out']);
    }
  });
});

describe('browserTabs', () => {
  const until = async (condition: () => boolean) => {
    for (let turn = 0; turn < 500 && !condition(); turn++) {
      await new Promise((next) => setTimeout(next, 2));
    }
    expect(condition()).toBeTrue();
  };

  it('carries a hint to the others and none to the one who gave it', async () => {
    const name = crypto.randomUUID();
    const heard: string[] = [];
    const one = browserTabs.watch(name, [], (hint) => heard.push(`one ${hint}`));
    const two = browserTabs.watch(name, [], (hint) => heard.push(`two ${hint}`));
    one.tell('signed-out');
    await until(() => heard.length > 0);
    two.tell('changed');
    await until(() => heard.length > 1);
    expect(heard).toEqual(['two signed-out', 'one changed']);
    one.stop();
    two.stop();
  });

  it('lets one work at a time, and the next one after a failure', async () => {
    const name = crypto.randomUUID();
    const steps: string[] = [];
    const work = (id: string, fails: boolean) =>
      browserTabs.alone(name, 1000, async () => {
        steps.push(`${id} in`);
        await new Promise((next) => setTimeout(next, 5));
        steps.push(`${id} out`);
        if (fails) throw new Error(id);
      });
    const results = await Promise.allSettled([work('a', true), work('b', false)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(steps).toEqual(['a in', 'a out', 'b in', 'b out']);
  });

  it('does not wait for ever for a tab that hangs', async () => {
    if (!globalThis.navigator?.locks) return pending('This environment has no Web Locks.');
    const name = crypto.randomUUID();
    let letGo = () => {};
    void navigator.locks.request(name, () => new Promise<void>((resolve) => (letGo = resolve)));
    expect(await browserTabs.alone(name, 20, async () => 'done')).toBe('done');
    letGo();
  });

  it('goes on alone where the browser has no locks, or refuses them', async () => {
    const locks = spyOnProperty(navigator, 'locks').and.returnValue(undefined as never);
    expect(await browserTabs.alone('any', 10, async () => 'done')).toBe('done');
    locks.and.returnValue({
      request: () => Promise.reject(new DOMException('opaque origin', 'SecurityError')),
    } as never);
    expect(await browserTabs.alone('any', 10, async () => 'done')).toBe('done');
  });

  it('does a work that failed only once', async () => {
    let runs = 0;
    const work = () => {
      runs++;
      return Promise.reject(new Error('of the work'));
    };
    await expectAsync(browserTabs.alone(crypto.randomUUID(), 1000, work)).toBeRejectedWithError(
      'of the work',
    );
    expect(runs).toBe(1);
  });

  it('takes every message but a sign-out for a change', async () => {
    const name = crypto.randomUUID();
    const heard: string[] = [];
    const watch = browserTabs.watch(name, [], (hint) => heard.push(hint));
    const older = new BroadcastChannel(name);
    for (const data of [null, 'of another version', { hint: 'signed-out' }, 'signed-out']) {
      older.postMessage(data);
    }
    await until(() => heard.length === 4);
    expect(heard).toEqual(['changed', 'changed', 'changed', 'signed-out']);
    older.close();
    watch.stop();
  });

  it('hears no message any more once it is stopped', async () => {
    const [name, heard] = [crypto.randomUUID(), [] as string[]];
    const stopped = browserTabs.watch(name, [], () => heard.push('stopped'));
    const other = browserTabs.watch(name, [], () => heard.push('other'));
    const third = browserTabs.watch(name, [], () => {});
    stopped.stop();
    third.tell('changed');
    await until(() => heard.length > 0);
    expect(heard).toEqual(['other']);
    other.stop();
    third.stop();
  });

  it('does without a channel where the browser has none', () => {
    spyOn(globalThis, 'BroadcastChannel').and.throwError('opaque origin');
    const watch = browserTabs.watch('any', [], () => fail('heard something'));
    expect(() => {
      watch.tell('changed');
      watch.stop();
    }).not.toThrow();
  });

  describe('in a page', () => {
    let undo: () => void;
    beforeEach(() => (undo = standInPage()));
    afterEach(() => undo());

    function watching() {
      const heard: string[] = [];
      const watch = browserTabs.watch(crypto.randomUUID(), ['mine'], (hint) => heard.push(hint));
      return { heard, stop: watch.stop };
    }

    for (const [name, target, event, looks] of [
      ['a change of its key', 'window', pageEvent('storage', { key: 'mine' }), 1],
      ['storage being cleared as a whole', 'window', pageEvent('storage', { key: null }), 1],
      ['the change of another key', 'window', pageEvent('storage', { key: 'not mine' }), 0],
      ['focus', 'window', pageEvent('focus'), 1],
      ['coming out of the back/forward cache', 'window', pageEvent('pageshow'), 1],
      ['leaving', 'window', pageEvent('pagehide'), 0],
      ['becoming visible', 'document', pageEvent('visibilitychange'), 1],
      ['becoming hidden', 'document', pageEvent('visibilitychange', { hides: true }), 0],
    ] as const) {
      it(`looks ${looks ? 'once' : 'not'} on ${name}, and not when it is stopped`, () => {
        spyOnProperty(document, 'hidden').and.returnValue('hides' in event);
        const { heard, stop } = watching();
        globalThis[target].dispatchEvent(event);
        expect(heard).toEqual(Array.from({ length: looks }, () => 'changed'));
        stop();
        globalThis[target].dispatchEvent(event);
        expect(heard.length).toBe(looks);
      });
    }
  });
});
