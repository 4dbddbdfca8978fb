// The tenant's clock over HTTP: sessions, tokens and codes age by it, and new tokens are of its time.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createTenant, type Tenant } from './public-api.ts';
import { ada, AppPage, appOrigin, decodePart } from './testing/app-page.ts';
import { exchange, refresh, signInForCode, tokens } from './testing/token-calls.ts';

const audience = 'https://api.demo.example';
const userinfo = async (tenant: Tenant, token = '') =>
  (await fetch(`${tenant.url}/userinfo`, { headers: { authorization: `Bearer ${token}` } })).status;

describe('when time passes in the tenant', () => {
  let tenant: Tenant;
  let page: AppPage;
  before(async () => {
    tenant = await createTenant({
      port: 0,
      clients: [
        { id: 'demo-client', origins: [appOrigin] },
        { id: 'lenient', origins: [appOrigin], refreshTokens: { reuseInterval: 60 } },
      ],
    });
  });
  beforeEach(() => void (page = new AppPage(tenant)));
  afterEach(() => tenant.reset());
  after(() => tenant.stop());
  const keys = () => createRemoteJWKSet(new URL(`${tenant.url}/.well-known/jwks.json`));
  const aheadOf = (time: unknown) => Number(time) * 1000 - Date.now();
  const hours = (count: number) => count * 3_600_000;

  it('its session ends after three days, and not before', async () => {
    await page.signIn();
    tenant.clock.advance('71h');
    assert.ok((await page.authorizeInFrame())['id_token']);
    tenant.clock.advance('73h');
    assert.equal((await page.authorizeInFrame())['error'], 'login_required');
  });

  it('opaque and JWT access tokens end after their two hours', async () => {
    const opaque = (await page.signIn())['access_token'];
    const jwt = (await page.signIn(ada, { audience }))['access_token'];
    tenant.clock.advance('119m');
    assert.deepEqual([await userinfo(tenant, opaque), await userinfo(tenant, jwt)], [200, 200]);
    tenant.clock.advance('2m');
    assert.deepEqual([await userinfo(tenant, opaque), await userinfo(tenant, jwt)], [401, 401]);
  });

  it('new tokens are issued then, and live as long as ever', async () => {
    tenant.clock.advance('2h');
    const answer = await page.signIn(ada, { audience });
    assert.equal(answer['expires_in'], '7200');
    for (const [token, lifetime] of [
      [answer['id_token'], 36_000],
      [answer['access_token'], 7_200],
    ] as const) {
      const { iat, exp } = decodePart(token);
      assert.ok(Math.abs(aheadOf(iat) - hours(2)) < 60_000);
      assert.equal(Number(exp) - Number(iat), lifetime);
    }
    await jwtVerify(answer['id_token'] ?? '', keys(), {
      currentDate: new Date(tenant.clock.now()),
    });
    assert.equal(await userinfo(tenant, answer['access_token']), 200);
  });

  it('a code ends after a minute', async () => {
    const signedIn = await signInForCode(page);
    tenant.clock.advance('61s');
    assert.equal((await exchange(page, signedIn)).body['error'], 'invalid_grant');
  });

  it('a login ticket ends after a minute, a one-time code after three', async () => {
    const login_ticket = await page.ticket();
    await page.call('/passwordless/start', {
      connection: 'email',
      email: ada.username,
      send: 'code',
    });
    tenant.clock.advance('4m');
    assert.equal((await page.authorize({ login_ticket }))['error'], 'access_denied');
    const { status } = await page.call('/co/authenticate', {
      username: ada.username,
      otp: tenant.codeFor(ada.username),
      realm: 'email',
      credential_type: 'http://auth0.com/oauth/grant-type/passwordless/otp',
    });
    assert.equal(status, 403);
  });

  it('a family of refresh tokens ends thirty days after its sign-in, however often it rotates', async () => {
    let { refresh_token } = await tokens(page);
    for (const _ of [1, 2]) {
      tenant.clock.advance('14d');
      const { status, body } = await refresh(page, refresh_token);
      assert.equal(status, 200);
      ({ refresh_token } = body);
    }
    tenant.clock.advance('3d');
    assert.equal((await refresh(page, refresh_token)).body['error'], 'invalid_grant');
  });

  it('the reuse interval ends by it too, counted from the first use', async () => {
    const lenient = new AppPage(tenant, 'lenient');
    const { refresh_token } = await tokens(lenient);
    await refresh(lenient, refresh_token);
    tenant.clock.advance('50s');
    assert.equal((await refresh(lenient, refresh_token)).status, 200);
    tenant.clock.advance('11s');
    assert.equal((await refresh(lenient, refresh_token)).status, 400);
  });

  it('max_age asks for another sign-in when the last is too old, and names its time', async () => {
    const recent = await page.signIn(ada, { max_age: '600' });
    assert.ok(Math.abs(aheadOf(decodePart(recent['id_token'])['auth_time'])) < 60_000);
    tenant.clock.advance('9m');
    const silent = await page.authorizeInFrame({ max_age: '600' });
    const claims = decodePart(silent['id_token']);
    assert.ok(Math.abs(aheadOf(claims['auth_time'])) < 60_000, 'the time of the sign-in');
    assert.equal(decodePart((await page.authorizeInFrame())['id_token'])['auth_time'], undefined);
    tenant.clock.advance('2m');
    assert.equal((await page.authorizeInFrame({ max_age: '600' }))['error'], 'login_required');
    const ticket = await page.ticket();
    const again = await page.authorizeInFrame({ max_age: '600', login_ticket: ticket });
    const difference = aheadOf(decodePart(again['id_token'])['auth_time']) - 11 * 60_000;
    assert.ok(Math.abs(difference) < 60_000, 'the time of the new sign-in');
  });

  it('max_age of a code flow names the time in the ID token too', async () => {
    const body = await tokens(page, { max_age: '600' });
    assert.ok(Math.abs(aheadOf(decodePart(body['id_token'])['auth_time'])) < 60_000);
  });

  it('reset() sets the clock right again', () => {
    tenant.clock.advance('5d');
    tenant.reset();
    assert.ok(Math.abs(tenant.clock.now() - Date.now()) < 1_000);
  });

  it('the switch over HTTP does the same, and refuses nonsense by name', async () => {
    const send = (advance: unknown) =>
      fetch(`${tenant.url}/_control/clock`, {
        method: 'POST',
        headers: { 'x-lock-tenant-control': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ advance }),
      });
    const { now } = (await (await send('2h')).json()) as { now: string };
    assert.ok(Math.abs(Date.parse(now) - Date.now() - hours(2)) < 60_000);
    const refused = await send('soon');
    assert.equal(refused.status, 400);
    const { error_description } = (await refused.json()) as { error_description: string };
    assert.match(error_description, /not by "soon"/);
  });
});
