// An error of the tenant or of Lock comes with the setting that most likely causes it.
import { AuthError, type AuthErrorCode } from 'ngx-auth0-lock/session';
import { answersAsTenant, explainFailure, type FailureContext } from './explain-failure';

describe('explainFailure', () => {
  const context = (change: Partial<FailureContext> = {}): FailureContext => ({
    clientId: 'a8fK2',
    tenantUrl: 'https://acme.eu.auth0.com',
    origin: 'https://app.acme.com',
    reachable: async () => true,
    ...change,
  });
  const explain = (code: AuthErrorCode, cause?: unknown, change: Partial<FailureContext> = {}) =>
    explainFailure(new AuthError(code, 'It failed.', cause), context(change));

  const rows: [string, Promise<string | null>, RegExp][] = [
    ['a client id that the tenant does not know', explain('lock-failed'), /no client 'a8fK2'/],
    [
      'a domain where no tenant answers',
      explain('lock-failed', undefined, { reachable: async () => false }),
      /No tenant answers at https:\/\/acme\.eu\.auth0\.com: check domain/,
    ],
    [
      'a local tenant that is not running',
      explain('network', undefined, {
        tenantUrl: 'http://localhost:4400',
        reachable: async () => false,
      }),
      /local tenant at http:\/\/localhost:4400 does not answer: is it running \(npm run tenant\)/,
    ],
    [
      'an origin that is not allowed, where the browser says nothing',
      explain('network'),
      /add https:\/\/app\.acme\.com to "Allowed Web Origins"/,
    ],
    [
      'an origin that is not allowed, where the tenant says so',
      explain('lock-rejected', { error: 'origin_mismatch' }),
      /does not know this page's origin: add https:\/\/app\.acme\.com/,
    ],
    [
      'a grant that is switched off',
      explain('lock-rejected', { error: 'unauthorized_client' }),
      /"Refresh Token" or, for the implicit flow, "Implicit".*Grant Types/,
    ],
    [
      'an application of another type',
      explain('lock-rejected', { error: 'invalid_client' }),
      /"Single Page Application"/,
    ],
    [
      'consent that localhost cannot skip',
      explain('consent-required', undefined, { origin: 'http://localhost:4200' }),
      /On localhost Auth0 always asks for consent/,
    ],
  ];
  for (const [what, explaining, sentence] of rows) {
    it(`names ${what}`, async () => expect(await explaining).toMatch(sentence));
  }

  it('has nothing to say of what is no mistake in a setting', async () => {
    expect(await explain('lock-rejected', { code: 'invalid_user_password' })).toBeNull();
    expect(await explain('login-required')).toBeNull();
    expect(await explain('consent-required')).toBeNull();
  });

  it('asks the tenant only where that makes a difference', async () => {
    const reachable = jasmine.createSpy('reachable').and.resolveTo(true);
    await explain('lock-rejected', { error: 'unauthorized_client' }, { reachable });
    await explain('login-required', undefined, { reachable });
    expect(reachable).not.toHaveBeenCalled();
  });
});

describe('answersAsTenant', () => {
  it('asks for the keys, which each tenant shows to every origin', async () => {
    const asked = spyOn(globalThis, 'fetch').and.resolveTo(Response.json({ keys: [] }));
    expect(await answersAsTenant('https://acme.eu.auth0.com')).toBeTrue();
    expect(asked.calls.argsFor(0)[0]).toBe('https://acme.eu.auth0.com/.well-known/jwks.json');
  });

  it('is false for a page that is not there, and for no answer at all', async () => {
    const asked = spyOn(globalThis, 'fetch').and.resolveTo(new Response('', { status: 404 }));
    expect(await answersAsTenant('https://acme.eu.auth0.com')).toBeFalse();
    asked.and.rejectWith(new TypeError('Failed to fetch'));
    expect(await answersAsTenant('https://acme.eu.auth0.com')).toBeFalse();
  });
});
