// An independent, certified client library (oauth4webapi) against the tenant: the flows as it does them.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { createTenant, type Tenant } from '../public-api.ts';
import { AppPage, appOrigin } from '../testing/app-page.ts';

const client: oauth.Client = { client_id: 'demo-client' };
const confidential: oauth.Client = { client_id: 'back-end' };
const redirectUri = `${appOrigin}/callback`;
const insecure = { [oauth.allowInsecureRequests]: true };

describe('an independent OpenID Connect client', () => {
  let tenant: Tenant;
  let server: oauth.AuthorizationServer;
  before(async () => {
    tenant = await createTenant({
      port: 0,
      clients: [
        { id: 'demo-client', origins: [appOrigin] },
        { id: 'back-end', secret: 'a-secret', callbacks: [redirectUri] },
      ],
    });
    const issuer = new URL(tenant.issuer);
    const response = await oauth.discoveryRequest(issuer, insecure);
    server = await oauth.processDiscoveryResponse(issuer, response);
  });
  after(() => tenant.stop());

  /** The person signs in on the tenant's own page; the address the browser ends at. */
  async function signInAt(url: URL, page: AppPage): Promise<URL> {
    const start = await page.fetch(url.href);
    const form = start.headers.get('location') ?? '';
    const submitted = await page.fetch(form, {
      method: 'POST',
      body: new URLSearchParams({ username: 'grace@example.com', password: 'hopper-1906' }),
    });
    const done = await page.fetch(submitted.headers.get('location') ?? '');
    return new URL(done.headers.get('location') ?? 'about:blank');
  }

  function authorizeUrl(params: Record<string, string>): URL {
    const url = new URL(server.authorization_endpoint ?? '');
    url.search = String(
      new URLSearchParams({
        client_id: client.client_id,
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        ...params,
      }),
    );
    return url;
  }

  it('discovers the issuer and the endpoints', () => {
    assert.equal(server.issuer, tenant.issuer);
    assert.equal(server.authorization_endpoint, `${tenant.url}/authorize`);
    assert.equal(server.token_endpoint, `${tenant.url}/oauth/token`);
    assert.equal(server.userinfo_endpoint, `${tenant.url}/userinfo`);
    assert.equal(server.jwks_uri, `${tenant.url}/.well-known/jwks.json`);
    assert.equal(server.end_session_endpoint, `${tenant.url}/oidc/logout`);
  });

  it('does the code flow with PKCE, userinfo, and a refresh with rotation', async () => {
    const verifier = oauth.generateRandomCodeVerifier();
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const url = authorizeUrl({
      response_type: 'code',
      scope: 'openid profile email offline_access',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    const back = await signInAt(url, new AppPage(tenant));
    const params = oauth.validateAuthResponse(server, client, back, state);
    const exchange = () =>
      oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        params,
        redirectUri,
        verifier,
        insecure,
      );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, await exchange(), {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    assert.equal(claims?.['name'], 'Grace Hopper');
    assert.deepEqual(claims?.['https://demo.example/roles'], ['admin']);

    const userinfo = await oauth.processUserInfoResponse(
      server,
      client,
      claims?.sub ?? '',
      await oauth.userInfoRequest(server, client, tokens.access_token, insecure),
    );
    assert.equal(userinfo.email, 'grace@example.com');

    const refresh = (token = '') =>
      oauth.refreshTokenGrantRequest(server, client, oauth.None(), token, insecure);
    const renewed = await oauth.processRefreshTokenResponse(
      server,
      client,
      await refresh(tokens.refresh_token),
    );
    assert.notEqual(renewed.access_token, tokens.access_token);
    assert.notEqual(renewed.refresh_token, tokens.refresh_token);
    assert.equal((await refresh(tokens.refresh_token)).status, 400, 'an old one is refused');
    assert.equal((await exchange()).status, 400, 'a code works once');
  });

  it('does not exchange a code without the verifier', async () => {
    const state = oauth.generateRandomState();
    const url = authorizeUrl({
      response_type: 'code',
      code_challenge: await oauth.calculatePKCECodeChallenge(oauth.generateRandomCodeVerifier()),
      code_challenge_method: 'S256',
      state,
    });
    const back = await signInAt(url, new AppPage(tenant));
    const params = oauth.validateAuthResponse(server, client, back, state);
    const other = oauth.generateRandomCodeVerifier();
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      params,
      redirectUri,
      other,
      insecure,
    );
    assert.equal(response.status, 400);
  });

  it('does the code flow for a confidential client', async () => {
    const state = oauth.generateRandomState();
    const url = authorizeUrl({ response_type: 'code', client_id: 'back-end', state });
    const back = await signInAt(url, new AppPage(tenant, 'back-end'));
    const params = oauth.validateAuthResponse(server, confidential, back, state);
    const exchange = (secret: string) =>
      oauth.authorizationCodeGrantRequest(
        server,
        confidential,
        oauth.ClientSecretPost(secret),
        params,
        redirectUri,
        oauth.nopkce,
        insecure,
      );
    assert.equal((await exchange('a-guess')).status, 401);
    const response = await exchange('a-secret');
    const tokens = await oauth.processAuthorizationCodeResponse(server, confidential, response);
    assert.equal(oauth.getValidatedIdTokenClaims(tokens)?.['email'], 'grace@example.com');
  });

  it('does hybrid, the ID token in the fragment bound to the code', async () => {
    const verifier = oauth.generateRandomCodeVerifier();
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const page = new AppPage(tenant);
    const url = authorizeUrl({
      response_type: 'code id_token',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      login_ticket: await page.ticket(),
      state,
      nonce,
    });
    const back = new URL((await page.fetch(url.href)).headers.get('location') ?? '');
    await oauth.validateCodeIdTokenResponse(
      server,
      client,
      back,
      nonce,
      state,
      undefined,
      insecure,
    );
    const otherNonce = oauth.generateRandomNonce();
    await assert.rejects(
      oauth.validateCodeIdTokenResponse(
        server,
        client,
        back,
        otherNonce,
        state,
        undefined,
        insecure,
      ),
    );
  });

  // The library has no word for implicit alone, so its tokens are checked one by one.
  it('does implicit as Lock does it: a ticket first, then both tokens in the fragment', async () => {
    const page = new AppPage(tenant);
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const answer = await page.signIn(undefined, { state, nonce });
    assert.equal(answer['state'], state);
    const keys = createRemoteJWKSet(new URL(server.jwks_uri ?? ''));
    const { payload } = await jwtVerify(answer['id_token'] ?? '', keys, {
      issuer: server.issuer,
      audience: client.client_id,
      algorithms: ['RS256'],
    });
    assert.equal(payload['nonce'], nonce);
    const hash = createHash('sha256')
      .update(answer['access_token'] ?? '')
      .digest();
    assert.equal(payload['at_hash'], hash.subarray(0, 16).toString('base64url'));
    const userinfo = await oauth.processUserInfoResponse(
      server,
      client,
      payload.sub ?? '',
      await oauth.userInfoRequest(server, client, answer['access_token'] ?? '', insecure),
    );
    assert.equal(userinfo.name, 'Ada Lovelace');
  });
});
