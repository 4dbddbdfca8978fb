// Storage that refuses: the session goes on in memory, whatever call fails and however.
import fc from 'fast-check';
import {
  HOUR,
  settle,
  SimulatedBrowser,
  type SimulatedTab,
} from '../testing-support/simulated-browser';
import { resilientStorage } from './resilient-storage';
import { memoryStorage, type TokenStorage } from './token-storage';

const ERRORS = ['SecurityError', 'QuotaExceededError', 'TypeError'] as const;

describe('storage that throws', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
  });

  for (const method of ['get', 'set', 'remove'] as const) {
    for (const name of ERRORS) {
      it(`${name} from ${method}, at any one call or from it on, costs no session and no sign-out`, async () => {
        for (let call = 1; call <= 20; call++) {
          for (const once of [true, false]) {
            browser.storage.values.clear();
            let calls = 0;
            browser.storage.guard = (called) => {
              if (called !== method) return;
              calls++;
              if (once ? calls === call : calls >= call) throw new DOMException('no', name);
            };
            const tab = browser.openTab();
            await tab.signIn();
            expect(tab.session.authenticated()).toBeTrue();
            tab.comeBack();
            await browser.clock.advance(60_000);
            expect(tab.session.authenticated()).withContext(`call ${call}`).toBeTrue();
            tab.session.signOut();
            tab.comeBack();
            expect(tab.session.authenticated()).withContext(`call ${call}`).toBeFalse();
            await tab.signIn();
            browser.clock.stall(HOUR * 1000);
            expect(tab.session.authenticated()).toBeFalse();
            tab.close();
          }
        }
      });
    }
  }

  it('is reported once, with nothing of what was to be kept', async () => {
    browser.storage.guard = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    const tab = browser.openTab();
    const idToken = await tab.signIn();
    await browser.clock.advance(1);
    const reports = tab.events.filter((event) => event.type === 'storage-failed');
    expect(reports.length).toBe(1);
    expect(reports[0]).toEqual(
      jasmine.objectContaining({
        error: jasmine.objectContaining({ code: 'storage', cause: { name: 'QuotaExceededError' } }),
      }),
    );
    expect(JSON.stringify(reports)).not.toContain(idToken.split('.')[1]);
  });

  it('only from remove signs out for good: neither a reload nor another tab finds the token', async () => {
    const tab = browser.openTab();
    const other = browser.openTab();
    await tab.signIn();
    browser.storage.guard = (method) => {
      if (method === 'remove') throw new DOMException('no', 'SecurityError');
    };
    tab.session.signOut();
    other.comeBack();
    expect(other.session.authenticated()).toBeFalse();
    expect(browser.openTab().session.authenticated()).toBeFalse();
  });

  describe('when it may neither remove nor write at a sign-out', () => {
    let tab: SimulatedTab;

    beforeEach(async () => {
      tab = browser.openTab();
      await tab.signIn();
      browser.storage.guard = (method) => {
        if (method !== 'get') throw new DOMException('no', 'SecurityError');
      };
      tab.session.signOut();
      expect(browser.storage.values.get('id_token')).toBeTruthy();
    });

    it('is asked again at the next look, so that a reload is signed out', () => {
      tab.comeBack();
      expect(browser.storage.values.get('id_token')).toBeTruthy();
      browser.storage.guard = () => {};
      tab.comeBack();
      expect(browser.storage.sessionKeys).toEqual([]);
      expect(browser.openTab().session.authenticated()).toBeFalse();
    });

    it('is left alone with what another tab has written since, and that is followed', async () => {
      browser.storage.guard = () => {};
      const token = await browser.openTab().signIn({ sub: 'auth0|grace' });
      await settle();
      expect(browser.storage.values.get('id_token')).toBe(token);
      expect(tab.session.idToken()).toBe(token);
    });
  });

  it('that is not there at all is as good as empty', async () => {
    const absent = {
      get: () => (undefined as never as Storage).getItem('x'),
      set: () => (undefined as never as Storage).setItem('x', ''),
      remove: () => (undefined as never as Storage).removeItem('x'),
    };
    const tab = browser.openTab({ storage: absent });
    await tab.signIn();
    expect(tab.session.authenticated()).toBeTrue();
  });

  it('that takes a value and forgets it keeps the session of this page, and none after a reload', async () => {
    const forgetful = { get: () => null, set: () => {}, remove: () => {} };
    const tab = browser.openTab({ storage: forgetful });
    await tab.signIn();
    tab.comeBack();
    expect(tab.session.authenticated()).toBeTrue();
    expect(browser.openTab({ storage: forgetful }).session.authenticated()).toBeFalse();
  });

  it('leaves no token of the person before, when the new one cannot be written', async () => {
    const tab = browser.openTab();
    await tab.signIn();
    browser.storage.guard = (method) => {
      if (method === 'set') throw new DOMException('full', 'QuotaExceededError');
    };
    await tab.signIn({ sub: 'auth0|grace' });
    expect(browser.storage.values.has('id_token')).toBeFalse();
  });
});

describe('resilientStorage', () => {
  /** Storage that throws from the methods in `broken`. */
  function failing(...broken: readonly (keyof TokenStorage)[]) {
    const inner = memoryStorage();
    const failures: unknown[] = [];
    const guarded = (method: keyof TokenStorage) => (key: string, value?: string) => {
      if (broken.includes(method)) throw new Error(method);
      return inner[method](key, value!) as never;
    };
    const storage = { get: guarded('get'), set: guarded('set'), remove: guarded('remove') };
    return { inner, failures, lasting: resilientStorage(storage, (cause) => failures.push(cause)) };
  }

  it('reports each refusal, with what was thrown', () => {
    for (const method of ['get', 'set', 'remove'] as const) {
      const { lasting, failures } = failing(method);
      if (method === 'get') lasting.get('k');
      if (method === 'set') lasting.set('k', 'v');
      if (method === 'remove') lasting.remove('k');
      expect(failures).toEqual([new Error(method)]);
    }
  });

  it('reports a value that was taken and forgotten', () => {
    const failures: unknown[] = [];
    const forgetful = { get: () => null, set: () => {}, remove: () => {} };
    const lasting = resilientStorage(forgetful, (cause) => failures.push(cause));
    lasting.set('k', 'v');
    expect(lasting.get('k')).toBe('v');
    expect(failures).toEqual([new Error('not kept')]);
    lasting.remove('k');
    expect(failures.length).toBe(1);
  });

  it('writes over what it may not remove, so that nobody finds it after a reload', () => {
    const { inner, lasting } = failing('remove');
    lasting.set('k', 'token');
    lasting.remove('k');
    expect(lasting.get('k')).toBeNull();
    expect(inner.get('k')).toBe('');
  });

  it('leaves what was there where the new value cannot be written', () => {
    let full = false;
    const inner = memoryStorage();
    const set = (key: string, value: string) => {
      if (full && value) throw new Error('full');
      inner.set(key, value);
    };
    const lasting = resilientStorage({ ...inner, set }, () => {});
    lasting.set('k', 'old');
    full = true;
    lasting.set('k', 'new');
    expect([lasting.get('k'), inner.get('k')]).toEqual(['new', 'old']);
  });

  it('takes what is neither removed nor written over for removed', () => {
    const { inner, lasting } = failing('remove', 'set');
    inner.set('k', 'token');
    expect(lasting.get('k')).toBe('token');
    lasting.remove('k');
    expect(lasting.get('k')).toBeNull();
    expect(lasting.inMemoryOnly('k')).toBeTrue();
  });

  it('takes for nothing what is no text, such as the promise of a storage that answers later', () => {
    for (const value of [undefined, Promise.resolve('x'), 7, {}]) {
      const odd = { get: () => value as never, set: () => {}, remove: () => {} };
      expect(resilientStorage(odd, () => fail('refused')).get('k')).toBeNull();
    }
  });

  it('behaves as storage that never fails, for whatever order of calls and failures', () => {
    const key = fc.constantFrom('a', 'b');
    const step = fc.record({
      key,
      value: fc.option(fc.string(), { nil: null }),
      fails: fc.constantFrom('nothing', 'get', 'set', 'remove'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let fails = 'nothing';
        const inner = memoryStorage();
        const throwing = Object.fromEntries(
          (['get', 'set', 'remove'] as const).map((method) => [
            method,
            (...args: [string, string]) => {
              if (fails === method) throw new Error(method);
              return inner[method](...args);
            },
          ]),
        ) as unknown as TokenStorage;
        const lasting = resilientStorage(throwing, () => {});
        const model = new Map<string, string | null>();
        for (const { key, value, fails: failing } of steps) {
          fails = failing;
          if (value === null) lasting.remove(key);
          else lasting.set(key, value);
          model.set(key, value);
          expect(lasting.get(key)).toBe(model.get(key) ?? null);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('says which value lives in memory alone, until it can be written again', () => {
    let full = true;
    const inner = memoryStorage();
    const lasting = resilientStorage(
      {
        ...inner,
        set: (key, value) => {
          if (full) throw new Error('full');
          inner.set(key, value);
        },
      },
      () => {},
    );
    lasting.set('a', '1');
    expect(lasting.inMemoryOnly('a')).toBeTrue();
    expect(lasting.inMemoryOnly('b')).toBeFalse();
    full = false;
    lasting.set('a', '2');
    expect(lasting.inMemoryOnly('a')).toBeFalse();
    expect(inner.get('a')).toBe('2');
  });
});
