// Storage that refuses: the session goes on in memory, whatever call fails and however.
import fc from 'fast-check';
import { HOUR, SimulatedBrowser } from './spec/simulated-browser';
import { clearSession, readSession, recordKey, writeSession } from './session-record';
import { lastingStorage, memoryStorage, type TokenStorage } from './token-storage';

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
            tab.session.end();
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
    const reports = tab.events.filter((event) => event.type === 'storage-failed');
    expect(reports.length).toBe(1);
    expect(reports[0]).toEqual(
      jasmine.objectContaining({
        error: jasmine.objectContaining({ code: 'storage', cause: { name: 'QuotaExceededError' } }),
      }),
    );
    expect(JSON.stringify(reports)).not.toContain(idToken.split('.')[1]);
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

describe('lastingStorage', () => {
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
        const lasting = lastingStorage(throwing, () => {});
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
    const lasting = lastingStorage(
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
    expect(lasting.detached('a')).toBeTrue();
    expect(lasting.detached('b')).toBeFalse();
    full = false;
    lasting.set('a', '2');
    expect(lasting.detached('a')).toBeFalse();
    expect(inner.get('a')).toBe('2');
  });
});

describe('session record', () => {
  const session = (name: string) => ({
    idToken: `head.claims.${name}`,
    accessToken: `access.of.${name}`,
    accessExpiresAt: 5,
    clockOffset: 0,
    acceptedAt: 1,
  });

  it('is whole, old or new, at whichever call the page dies', () => {
    for (let survived = 0; survived <= 6; survived++) {
      const inner = memoryStorage();
      writeSession(inner, 'k', session('old'));
      let writes = 0;
      const dying: TokenStorage = {
        get: inner.get,
        set: (key, value) => {
          if (writes++ < survived) inner.set(key, value);
        },
        remove: (key) => {
          if (writes++ < survived) inner.remove(key);
        },
      };
      writeSession(dying, 'k', session('new'));
      const read = JSON.stringify(readSession(inner, 'k'));
      expect(['old', 'new'].map((name) => JSON.stringify(session(name)))).toContain(read);
    }
  });

  it('is ignored when it belongs to another token, is of another version or is junk', () => {
    const storage = memoryStorage();
    writeSession(storage, 'k', session('one'));
    storage.set('k', 'head.claims.other');
    expect(readSession(storage, 'k')?.accessToken).toBeNull();
    for (const junk of [
      '',
      '{',
      'null',
      '[]',
      '7',
      '{"version":2,"records":[]}',
      '{"version":1}',
    ]) {
      storage.set(recordKey('k'), junk);
      expect(readSession(storage, 'k')).toEqual({
        idToken: 'head.claims.other',
        accessToken: null,
        accessExpiresAt: 0,
        clockOffset: 0,
        acceptedAt: 0,
      });
    }
  });

  it('ignores fields that are not what they should be', () => {
    const storage = memoryStorage();
    storage.set('k', 'a.b.c');
    const record = {
      of: 'c',
      accessToken: 7,
      accessExpiresAt: 'x',
      clockOffset: {},
      acceptedAt: null,
    };
    storage.set(recordKey('k'), JSON.stringify({ version: 1, records: [null, 'x', record] }));
    expect(readSession(storage, 'k')).toEqual(
      jasmine.objectContaining({ accessToken: null, accessExpiresAt: 0, clockOffset: 0 }),
    );
  });

  it('does not keep an opaque access token', () => {
    const storage = memoryStorage();
    writeSession(storage, 'k', { ...session('one'), accessToken: 'opaque' });
    expect(storage.get(recordKey('k'))).not.toContain('opaque');
  });

  it('is gone with its token', () => {
    const storage = memoryStorage();
    writeSession(storage, 'k', session('one'));
    clearSession(storage, 'k');
    expect([storage.get('k'), storage.get(recordKey('k'))]).toEqual([null, null]);
  });
});
