// The signature of a restored token: a forged one ends the session, the network does not.
import { NgZone } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { memoryStorage, type IdTokenClaims } from 'ngx-auth0-lock/session';
import { createSigner, unsigned, type Signer } from '../../../session/testing-support/tokens';
import { TrackedZone } from '../../testing-support/tracked-zone';
import { AuthService } from '../auth-service';
import { AUTH_SESSION } from '../auth-session';
import { LOCK_LOADER } from '../lock/lock-loader';
import { BROWSER_WINDOW } from '../browser-window';
import { provideAuth0Lock } from '../provide-auth0-lock';
import { withVerifiedRestore } from './with-verified-restore';

describe('withVerifiedRestore', () => {
  let tenants = 0;
  let signer: Signer;
  let domain: string;
  let keys: () => Promise<Response>;
  let asked: string[];
  let page: FakePage;

  /** A browser that is idle and online when the spec says so. */
  class FakePage extends EventTarget {
    readonly document = document;
    readonly history = history;
    readonly location = location;
    navigator = { onLine: true };
    idle: (() => void)[] = [];
    zone: TrackedZone | undefined;
    /** Where something of this page was waited for: whether inside the zone. */
    readonly waits: (readonly [string, boolean | undefined])[] = [];
    override addEventListener(...parts: Parameters<EventTarget['addEventListener']>) {
      this.waits.push([parts[0], this.zone?.inside]);
      super.addEventListener(...parts);
    }
    requestIdleCallback(work: () => void) {
      this.waits.push(['idle', this.zone?.inside]);
      return this.idle.push(work);
    }
    /** Lets the idle work run, and what follows from it. */
    async rest() {
      for (const work of this.idle.splice(0)) work();
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    async comeOnline() {
      this.navigator = { onLine: true };
      this.dispatchEvent(new Event('online'));
      await this.rest();
    }
  }

  beforeAll(async () => (signer = await createSigner()));

  beforeEach(() => {
    // A tenant of its own for each spec: keys that were fetched are kept for the page's lifetime.
    domain = `tenant-${++tenants}.example`;
    asked = [];
    keys = async () => Response.json(signer.jwks);
    page = new FakePage();
    spyOn(globalThis, 'fetch').and.callFake((address) => {
      asked.push(String(address instanceof Request ? address.url : address));
      return keys();
    });
  });

  const now = () => Math.floor(Date.now() / 1000);
  const claims = (some: Partial<IdTokenClaims> = {}) => ({
    iss: `https://${domain}/`,
    aud: 'client',
    sub: 'auth0|ada',
    iat: now() - 60,
    exp: now() + 3600,
    nonce: 'of-a-sign-in-long-ago',
    ...some,
  });

  function restore(token: string | null) {
    const storage = memoryStorage();
    if (token) storage.set('id_token', token);
    TestBed.configureTestingModule({
      providers: [
        provideAuth0Lock({ clientId: 'client', domain, storage }, withVerifiedRestore()),
        { provide: BROWSER_WINDOW, useValue: page },
        { provide: LOCK_LOADER, useValue: () => Promise.reject(new Error('not needed')) },
      ],
    });
    return TestBed.inject(AuthService);
  }

  it('keeps a session whose token the tenant has signed', async () => {
    const auth = restore(await signer.sign(claims()));
    await page.rest();
    expect(asked).toEqual([`https://${domain}/.well-known/jwks.json`]);
    expect(auth.authenticated()).toBeTrue();
  });

  it('ends a session whose token is forged', async () => {
    const auth = restore(unsigned(claims(), { kid: signer.kid }));
    expect(auth.authenticated()).withContext('before').toBeTrue();
    await page.rest();
    expect(auth.session()).toEqual({ status: 'signed-out', reason: 'bad-signature' });
    expect(auth.idToken()).toBeNull();
  });

  it('ends a session whose token another key has signed', async () => {
    const other = await createSigner(signer.kid);
    const auth = restore(await other.sign(claims()));
    await page.rest();
    expect(auth.session()).toEqual({ status: 'signed-out', reason: 'bad-signature' });
  });

  it('asks only when the browser is idle', async () => {
    restore(await signer.sign(claims()));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(asked).toEqual([]);
    await page.rest();
    expect(asked.length).toBe(1);
  });

  it('asks nothing while nobody is signed in', async () => {
    restore(null);
    await page.rest();
    expect(asked).toEqual([]);
    expect(page.idle).toEqual([]);
  });

  it('waits until the browser is online', async () => {
    page.navigator = { onLine: false };
    const auth = restore(unsigned(claims(), { kid: signer.kid }));
    await page.rest();
    expect(asked).toEqual([]);
    expect(auth.authenticated()).toBeTrue();
    await page.comeOnline();
    expect(auth.authenticated()).toBeFalse();
  });

  it('does nothing when the network fails, and tries again when it is back', async () => {
    keys = () => Promise.reject(new TypeError('Failed to fetch'));
    const auth = restore(unsigned(claims(), { kid: signer.kid }));
    await page.rest();
    expect(asked.length).toBeGreaterThan(0);
    expect(auth.authenticated()).toBeTrue();

    keys = async () => Response.json(signer.jwks);
    await page.comeOnline();
    expect(auth.session()).toEqual({ status: 'signed-out', reason: 'bad-signature' });
  });

  it('asks once per page load', async () => {
    restore(await signer.sign(claims()));
    await page.rest();
    page.dispatchEvent(new Event('online'));
    expect(page.idle).withContext('what would ask again').toEqual([]);
  });

  it('leaves a session alone that began after the restored one', async () => {
    const auth = restore(unsigned(claims(), { kid: signer.kid }));
    const session = TestBed.inject(AUTH_SESSION)!;
    session.signOut();
    await page.rest();
    expect(asked).toEqual([]);
    expect(auth.session()).toEqual({ status: 'signed-out', reason: 'signed-out' });
  });

  it('lets the session judge its own end', async () => {
    // Within the app's leeway, though beyond what the verification tolerates.
    const token = await signer.sign(claims({ exp: now() - 120, iat: now() - 3600 }));
    const storage = memoryStorage();
    storage.set('id_token', token);
    TestBed.configureTestingModule({
      providers: [
        provideAuth0Lock(
          { clientId: 'client', domain, storage, leewaySeconds: 600 },
          withVerifiedRestore(),
        ),
        { provide: BROWSER_WINDOW, useValue: page },
      ],
    });
    const auth = TestBed.inject(AuthService);
    await page.rest();
    expect(asked.length).toBe(1);
    expect(auth.authenticated()).toBeTrue();
  });

  it('waits where that does not keep the app unstable, and so hydrating', async () => {
    const zone = (page.zone = new TrackedZone());
    TestBed.configureTestingModule({ providers: [{ provide: NgZone, useValue: zone }] });
    restore(await signer.sign(claims()));
    expect(zone.inside).toBeTrue();
    expect(page.waits.filter(([name]) => !name.startsWith('page'))).toEqual([
      // The service's own, to fetch what leaves a guarded page.
      ['idle', false],
      ['online', false],
      ['idle', false],
    ]);
  });

  it('lets go of the page with the app', async () => {
    restore(unsigned(claims(), { kid: signer.kid }));
    TestBed.resetTestingModule();
    page.idle = [];
    await page.comeOnline();
    expect(asked).toEqual([]);
  });
});
