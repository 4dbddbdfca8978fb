// The real Lock, as its lazy file makes it: with English on board, and nothing fetched from a CDN.
import { Auth0Lock } from 'auth0-lock';
import type { LockPort, LockShowOptions } from 'ngx-auth0-lock/session';
import { settle } from '../../testing-support/auth-app';
import type { AuthConfig } from '../auth-config';
import type { LockCode, LockRequest } from './lock-code';

describe('the lazy way to Lock', () => {
  let lockCode: LockCode;
  let request: LockRequest;
  let asked: string[];
  const made: LockPort[] = [];

  beforeAll(async () => ({ lockCode } = await import('./lock-entry')));

  async function make(
    config: Partial<AuthConfig> = {},
    nonce: string | null = null,
    localeId = 'en-US',
  ): Promise<LockPort> {
    request = {
      config: {
        clientId: 'client-1',
        domain: 'tenant.example',
        ...config,
        // No question to the tenant whether somebody is signed in there.
        lock: { auth: { sso: false }, ...config.lock },
      },
      redirectUrl: 'https://app.example/',
      nonce,
      localeId,
    };
    const lock = await lockCode.createLock(request);
    made.push(lock);
    lock.on('unrecoverable_error', () => {});
    await settle();
    return lock;
  }

  beforeEach(() => {
    asked = [];
    // A real Lock whose settings are still on their way throws when they arrive: it is only let go of.
    spyOn(Object.getPrototypeOf(Auth0Lock.prototype), 'destroy');
    // What Lock loads, it loads by scripts; here their addresses are noted and nothing is loaded.
    spyOnProperty(HTMLScriptElement.prototype, 'src', 'set').and.callFake((url: string) => {
      asked.push(url);
    });
    // It would complain, seconds later and amid other specs, that nothing was loaded.
    const { setTimeout } = window;
    spyOn(window, 'setTimeout').and.callFake(((work: () => void, milliseconds = 0) =>
      milliseconds < 100 ? setTimeout(work, milliseconds) : 0) as typeof setTimeout);
  });

  afterEach(() => {
    for (const lock of made.splice(0)) lock.destroy?.();
    document.getElementById('auth0-lock-style')?.remove();
  });

  for (const passwordless of [false, true]) {
    it(`asks the tenant for its settings and nobody for words (passwordless: ${passwordless})`, async () => {
      await make({ passwordless });
      expect(asked.length).toBe(1);
      expect(asked[0]).toMatch(/^https:\/\/tenant\.example\/client\/client-1\.js/);
    });
  }

  it('makes a Lock that has all that a session uses', async () => {
    const lock = await make();
    for (const method of ['on', 'off', 'show', 'hide', 'checkSession', 'resumeAuth', 'destroy']) {
      expect(typeof lock[method as keyof LockPort])
        .withContext(method)
        .toBe('function');
    }
  });

  it('asks a tenant on this machine by its own scheme', async () => {
    await make({ domain: 'http://localhost:4400/' });
    expect(asked.length).toBe(1);
    expect(asked[0]).toMatch(/^http:\/\/localhost:4400\/client\/client-1\.js/);
  });

  it('refuses unsafe options', async () => {
    await expectAsync(make({ lock: { _enableIdPInitiatedLogin: true } })).toBeRejectedWith(
      jasmine.objectContaining({ code: 'config' }),
    );
    expect(asked).toEqual([]);
  });

  describe('under a Content Security Policy', () => {
    const style = () => document.getElementById('auth0-lock-style')!;

    it('gives the styles of Lock its nonce', async () => {
      await make({}, 'abc123');
      expect(style().nonce).toBe('abc123');
      // Lock itself has filled it.
      expect(style().textContent).toContain('.auth0-lock');
    });

    it('gives them none when there is none', async () => {
      await make();
      expect(style().nonce).toBe('');
      expect(style().textContent).toContain('.auth0-lock');
    });

    it('leaves an element alone that the page has made for them', async () => {
      const own = document.createElement('style');
      own.id = 'auth0-lock-style';
      document.head.append(own);
      await make({}, 'abc123');
      expect(document.querySelectorAll('#auth0-lock-style').length).toBe(1);
      expect(style().nonce).toBe('');
    });
  });

  describe('in another language', () => {
    const attempt = { nonce: 'n', state: 's', appState: null };
    const languageOf = async (lock?: LockShowOptions) =>
      ((await lockCode.showOptions(request, { ...attempt, lock })) as LockShowOptions)['language'];

    it('asks nobody for words, in whatever language of Lock the app is', async () => {
      for (const locale of ['de-AT', 'ja', 'zh-Hant-HK']) await make({}, null, locale);
      expect(asked.filter((url) => !url.includes('/client/'))).toEqual([]);
    });

    it('asks nobody either where the language is an option', async () => {
      await make({ lock: { language: 'uk' } });
      expect(asked.filter((url) => !url.includes('/client/'))).toEqual([]);
    });

    it('leaves it to Lock where it has no words for that option', async () => {
      await make({ lock: { language: 'tlh' } });
      expect(asked.filter((url) => url.endsWith('/js/lock/14.3.0/tlh.js')).length).toBe(1);
    });

    it('still knows its own words after that', async () => {
      // Another one: what is on its way Lock does not ask for twice.
      await make({ lock: { language: 'vo' } });
      expect(asked.filter((url) => url.endsWith('/vo.js')).length).toBe(1);
      await make({ lock: { language: 'fr' } });
      expect(asked.filter((url) => url.endsWith('/fr.js'))).toEqual([]);
    });

    it('is shown in that of the app, of its options, or of the attempt', async () => {
      await make({}, null, 'de-AT');
      expect(await languageOf()).toBe('de');
      expect(await languageOf({ language: 'FR' })).toBe('fr');
      expect(await languageOf()).toBe('de');
      await make({ lock: { language: 'uk' } }, null, 'de-AT');
      expect(await languageOf()).toBe('uk');
      expect(await languageOf({ language: 'fr' })).toBe('fr');
    });
  });
});
