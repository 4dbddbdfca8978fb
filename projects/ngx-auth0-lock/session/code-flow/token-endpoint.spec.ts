// The token endpoint: what it is sent, what comes back, and that nothing secret is in an error.
import type { AuthError } from '../auth-error';
import { SimulatedClock } from '../testing-support/simulated-browser';
import { tenantOf } from '../tenant';
import { createTokenEndpoint, isInvalidGrant, type TokenEndpoint } from './token-endpoint';

const grant = { code: 'the-code', verifier: 'the-verifier', redirectUri: 'https://app.test/' };

describe('the token endpoint', () => {
  let clock: SimulatedClock;
  let stop: AbortController;
  let endpoint: TokenEndpoint;
  let sent: { url: string; init: RequestInit }[];
  let respond: () => Promise<Partial<Response>>;

  beforeEach(() => {
    clock = new SimulatedClock();
    stop = new AbortController();
    sent = [];
    respond = async () => json(200, { access_token: 'a' });
    const fetchSpy = jasmine.isSpy(fetch) ? fetch : spyOn(globalThis, 'fetch');
    (fetchSpy as jasmine.Spy<typeof fetch>).and.callFake((async (
      url: string,
      init: RequestInit,
    ) => {
      sent.push({ url, init });
      return respond();
    }) as typeof fetch);
    const tenant = tenantOf('acme.example');
    endpoint = createTokenEndpoint({ tenant, clientId: 'c1', clock, signal: stop.signal });
  });

  const json = (status: number, body: unknown) => ({
    ok: status < 400,
    status,
    json: async () => body,
  });
  const form = () => Object.fromEntries(sent[0].init.body as URLSearchParams);
  const errorOf = (work: Promise<unknown>) =>
    work.then(
      () => fail('it did not reject'),
      (error: AuthError) => error,
    ) as Promise<AuthError>;

  it('redeems a code with its verifier, without a secret and without cookies', async () => {
    await endpoint.exchange(grant);
    expect(sent[0].url).toBe('https://acme.example/oauth/token');
    expect(form()).toEqual({
      client_id: 'c1',
      grant_type: 'authorization_code',
      code: 'the-code',
      code_verifier: 'the-verifier',
      redirect_uri: 'https://app.test/',
    });
    expect(sent[0].init).toEqual(
      jasmine.objectContaining({ method: 'POST', credentials: 'omit', cache: 'no-store' }),
    );
  });

  it('hands over what came, and null for what did not', async () => {
    respond = async () =>
      json(200, { id_token: 'i', access_token: 'a', refresh_token: 'r', expires_in: 60 });
    expect(await endpoint.exchange(grant)).toEqual({
      idToken: 'i',
      accessToken: 'a',
      refreshToken: 'r',
      expiresIn: 60,
    });
    respond = async () => json(200, { access_token: 'a', expires_in: 'soon', refresh_token: 7 });
    expect(await endpoint.exchange(grant)).toEqual({
      idToken: null,
      accessToken: 'a',
      refreshToken: null,
      expiresIn: 0,
    });
  });

  it('refreshes, for another audience too, and leaves out what is not asked for', async () => {
    await endpoint.refresh('r1');
    expect(form()).toEqual({ client_id: 'c1', grant_type: 'refresh_token', refresh_token: 'r1' });
    sent = [];
    await endpoint.refresh('r1', { audience: 'https://api', scope: 'read' });
    expect(form()).toEqual(jasmine.objectContaining({ audience: 'https://api', scope: 'read' }));
  });

  it('revokes while the page is being left', async () => {
    respond = async () => json(200, null);
    stop.abort();
    await endpoint.revoke('r1');
    expect(sent[0].url).toBe('https://acme.example/oauth/revoke');
    expect(sent[0].init.keepalive).toBeTrue();
    expect(form()['token']).toBe('r1');
  });

  it('tells a grant that was refused from everything else', async () => {
    respond = async () => json(400, { error: 'invalid_grant', error_description: 'the-code' });
    const error = await errorOf(endpoint.exchange(grant));
    expect(error.code).toBe('lock-rejected');
    expect(isInvalidGrant(error)).toBeTrue();
    respond = async () => json(401, { error: 'invalid_client' });
    expect(isInvalidGrant(await errorOf(endpoint.exchange(grant)))).toBeFalse();
    expect(isInvalidGrant(new Error('invalid_grant'))).toBeFalse();
  });

  it('takes too many requests, a broken tenant and a page of a proxy for the network', async () => {
    for (const answer of [
      json(429, { error: 'too_many_requests' }),
      json(500, { error: 'invalid_grant' }),
      json(200, null),
      json(200, { id_token: 'i' }),
      json(400, {}),
      { ok: true, status: 200, json: () => Promise.reject(new SyntaxError('<html>')) },
    ]) {
      respond = async () => answer;
      expect((await errorOf(endpoint.exchange(grant))).code).toBe('network');
    }
    respond = async () => {
      throw new TypeError('Failed to fetch');
    };
    expect((await errorOf(endpoint.refresh('r1'))).code).toBe('network');
    respond = async () => json(503, null);
    expect((await errorOf(endpoint.revoke('r1'))).code).toBe('network');
    expect((await errorOf(endpoint.probe())).code).toBe('network');
  });

  it('gives up after ten seconds, and lets go of the request', async () => {
    respond = () => new Promise(() => {});
    const error = errorOf(endpoint.exchange(grant));
    await clock.advance(9_999);
    expect(sent[0].init.signal?.aborted).toBeFalse();
    await clock.advance(1);
    expect((await error).code).toBe('timeout');
    expect(sent[0].init.signal?.aborted).toBeTrue();
  });

  it('gives up on a body that never ends as well', async () => {
    respond = async () => ({ ok: true, status: 200, json: () => new Promise(() => {}) });
    const error = errorOf(endpoint.exchange(grant));
    await clock.advance(10_000);
    expect((await error).code).toBe('timeout');
  });

  it('has neither code nor verifier nor token in any error', async () => {
    const secrets = /the-code|the-verifier|r-secret/;
    for (const answer of [
      json(400, { error: 'invalid_grant', error_description: 'the-code the-verifier r-secret' }),
      json(400, { error: 'the-code is wrong: r-secret!' }),
      json(500, 'the-code'),
    ]) {
      respond = async () => answer;
      for (const work of [endpoint.exchange(grant), endpoint.refresh('r-secret')]) {
        const error = await errorOf(work);
        const told = JSON.stringify([error.message, error.stack, { ...error }]);
        expect(told).not.toMatch(/the-verifier/);
        if (answer.status === 500) expect(told).not.toMatch(secrets);
      }
    }
  });
});
