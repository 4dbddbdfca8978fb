// The real Lock, as its lazy file makes it: with English on board, and nothing fetched from a CDN.
import type { LockPort } from 'ngx-auth0-lock/session';
import { settle } from '../spec/auth-app';
import type { AuthConfig } from './auth-config';

describe('the lazy way to Lock', () => {
  let asked: string[];

  async function make(
    config: Partial<AuthConfig> = {},
    nonce: string | null = null,
  ): Promise<LockPort> {
    const { lockCode } = await import('./lock-entry');
    // It would complain, seconds later and amid other specs, that nothing was loaded.
    const { setTimeout } = window;
    spyOn(window, 'setTimeout').and.callFake(((work: () => void, milliseconds = 0) =>
      milliseconds < 100 ? setTimeout(work, milliseconds) : 0) as typeof setTimeout);
    const lock = lockCode.createLock({
      config: {
        clientId: 'client-1',
        domain: 'tenant.example',
        ...config,
        // No question to the tenant whether somebody is signed in there.
        lock: { auth: { sso: false }, ...config.lock },
      },
      redirectUrl: 'https://app.example/',
      nonce,
    });
    lock.on('unrecoverable_error', () => {});
    await settle();
    return lock;
  }

  beforeEach(() => {
    asked = [];
    // What Lock loads, it loads by scripts; here their addresses are noted and nothing is loaded.
    spyOnProperty(HTMLScriptElement.prototype, 'src', 'set').and.callFake((url: string) => {
      asked.push(url);
    });
  });

  // Not `destroy()`: a Lock whose settings are still on their way throws when they arrive.
  afterEach(() => document.getElementById('auth0-lock-style')?.remove());

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
});
