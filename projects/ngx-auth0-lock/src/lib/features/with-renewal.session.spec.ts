// The same with the real session: one `checkSession` of Lock, really verified, for all requests.
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { type HttpErrorResponse } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { memoryStorage } from 'ngx-auth0-lock/session';
import { FakeLock } from 'ngx-auth0-lock/testing';
import { createSigner } from '../../../session/testing-support/tokens';
import { AuthService } from '../auth-service';
import { bearerInterceptor, withBearer } from '../http/bearer-interceptor';
import type { LockCode } from '../lock/lock-code';
import { LOCK_LOADER } from '../lock/lock-loader';
import { provideAuth0Lock } from '../provide-auth0-lock';
import { withRenewal } from './with-renewal';

const URLS = ['/api/1', '/api/2', '/api/3'];

describe('withRenewal on a real session', () => {
  let lock: FakeLock;
  let restored: string;
  let renewed: string;
  let backend: HttpTestingController;

  beforeEach(async () => {
    const signer = await createSigner();
    // A tenant of its own for each spec: keys that were fetched are kept for the page's lifetime.
    const domain = `tenant-${crypto.randomUUID()}.example`;
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: `https://${domain}/`, aud: 'client', sub: 'auth0|ada', iat: now };
    restored = await signer.sign({ ...claims, exp: now + 3600 });
    renewed = await signer.sign({ ...claims, exp: now + 7200 });
    spyOn(globalThis, 'fetch').and.callFake(async () => Response.json(signer.jwks));
    const storage = memoryStorage();
    storage.set('id_token', restored);
    lock = new FakeLock();
    const code: LockCode = { createLock: async () => lock, showOptions: async () => ({}) };
    TestBed.configureTestingModule({
      providers: [
        provideAuth0Lock(
          { clientId: 'client', domain, storage },
          withBearer([{ url: '/api', token: 'id' }]),
          withRenewal(),
        ),
        { provide: LOCK_LOADER, useValue: async () => code },
        provideHttpClient(withInterceptors([bearerInterceptor])),
        provideHttpClientTesting(),
      ],
    });
    backend = TestBed.inject(HttpTestingController);
  });

  afterEach(() => backend.verify());

  /** Sends all requests and refuses them; settles when the session has answered. */
  async function sendAndRefuse(outcome: (result: unknown) => void) {
    for (const url of URLS) {
      TestBed.inject(HttpClient).get(url).subscribe({ next: outcome, error: outcome });
    }
    for (const url of URLS) {
      const { request, flush } = bound(backend.expectOne(url));
      expect(request.headers.get('Authorization')).toBe(`Bearer ${restored}`);
      flush(null, { status: 401, statusText: 'Unauthorized' });
    }
    await TestBed.inject(AuthService).renew();
    await new Promise((resolve) => setTimeout(resolve));
  }

  function bound(sent: ReturnType<HttpTestingController['expectOne']>) {
    return { request: sent.request, flush: sent.flush.bind(sent) };
  }

  it('asks Lock once and sends each request with the token that it verified', async () => {
    lock.checkSessionAnswer = { result: { idToken: renewed } };
    const results: unknown[] = [];
    await sendAndRefuse((result) => results.push(result));
    expect(lock.checked.length).toBe(1);
    for (const url of URLS) {
      const again = backend.expectOne(url);
      expect(again.request.headers.get('Authorization')).toBe(`Bearer ${renewed}`);
      again.flush(url);
    }
    expect(results).toEqual(URLS);
  });

  it('hands on each 401, and keeps the session, when Lock cannot renew', async () => {
    const results: unknown[] = [];
    await sendAndRefuse((result) => results.push(result));
    expect(lock.checked.length).toBe(1);
    expect(results.map((error) => (error as HttpErrorResponse).status)).toEqual([401, 401, 401]);
    expect(TestBed.inject(AuthService).idToken()).toBe(restored);
  });
});
