// /authorize: exact allow-lists, one-use tickets, sessions, and what Auth0 adds to the standard.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { ada, AppPage, appOrigin, decodePart } from '../testing/app-page.ts';

const grace = { username: 'grace@example.com', password: 'hopper-1906' };

describe('/authorize', () => {
  let tenant: Tenant;
  let page: AppPage;
  before(async () => void (tenant = await createTenant({ port: 0 })));
  before(() => void (page = new AppPage(tenant)));
  after(() => tenant.stop());

  const strangers = [
    `${appOrigin}/callback/`,
    `${appOrigin}/callback?x=1`,
    `${appOrigin}/elsewhere`,
    'http://localhost:4201/callback',
    'https://localhost:4200/callback',
    'http://localhost:4200.evil.example/callback',
    'http://LOCALHOST:4200/callback',
  ];
  for (const redirect_uri of strangers) {
    it(`goes nowhere for the callback ${redirect_uri}, which is not in the list`, async () => {
      const url = page.authorizeUrl({ redirect_uri, login_ticket: await page.ticket() });
      const response = await page.fetch(url);
      assert.equal(response.status, 400);
      assert.equal(response.headers.get('location'), null);
      assert.match(await response.text(), /invalid_redirect_uri/);
    });
  }

  it('takes a ticket once', async () => {
    const login_ticket = await page.ticket();
    assert.ok((await page.authorize({ login_ticket }))['id_token']);
    const again = await new AppPage(tenant).authorize({ login_ticket });
    assert.equal(again['error'], 'access_denied');
    assert.equal(again['error_description'], 'Unknown or invalid login ticket.');
  });

  it('does not use a ticket up when the rest of the request is wrong', async () => {
    const login_ticket = await page.ticket();
    const wrong = await page.fetch(
      page.authorizeUrl({ login_ticket, redirect_uri: 'http://x.y/' }),
    );
    assert.equal(wrong.status, 400);
    assert.ok((await page.authorize({ login_ticket }))['id_token']);
  });

  it('signs another person in over the session of the first, with a new session cookie', async () => {
    const shared = new AppPage(tenant);
    await shared.signIn(ada);
    const before = new Map(shared.cookies);
    const { id_token } = await shared.signIn(grace);
    assert.equal(decodePart(id_token)['email'], grace.username);
    for (const [name, value] of before) assert.notEqual(shared.cookies.get(name), value);
    const silent = await shared.authorizeInFrame();
    assert.equal(decodePart(silent['id_token'])['email'], grace.username);
    const old = new AppPage(tenant);
    old.cookies = before;
    assert.equal((await old.authorizeInFrame())['error'], 'login_required');
  });

  it('gives the session a cookie that scripts cannot read and that names the port', async () => {
    const response = await page.fetch(page.authorizeUrl({ login_ticket: await page.ticket() }));
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('lock_tenant_'));
    assert.match(cookie ?? '', new RegExp(`^lock_tenant_${tenant.port}=`));
    assert.match(cookie ?? '', /httponly/i);
    assert.match(cookie ?? '', /samesite=lax/i);
  });

  it('refuses a malformed resource by name, not as an internal error', async () => {
    for (const resource of ['urn:audience:%', 'urn:audience:%E0%A4%A', '%']) {
      const answer = await page.signIn(ada, { resource });
      assert.equal(answer['error'], 'invalid_target', resource);
    }
  });

  it('says that a sign-in is over, whatever stands in the query', async () => {
    for (const query of ['', 'client_id=demo-client&redirect_uri=x', 'client_id=demo-client']) {
      const response = await fetch(`${tenant.url}/authorize/gone?${query}`);
      assert.equal(response.status, 400, query);
    }
  });

  it('takes prompt=login together with a ticket: the ticket is the login', async () => {
    const answer = await page.signIn(ada, { prompt: 'login' });
    assert.ok(answer['id_token']);
  });

  it('answers in a frame only to web origins of the client', async () => {
    const tight = await createTenant({
      port: 0,
      clients: [{ id: 'demo-client', callbacks: [`${appOrigin}/callback`] }],
    });
    try {
      const url = new AppPage(tight).authorizeUrl({ response_mode: 'web_message', prompt: 'none' });
      const response = await fetch(url);
      assert.equal(response.status, 400);
      assert.match(await response.text(), /origin_mismatch/);
    } finally {
      await tight.stop();
    }
  });

  it('names its issuer in every answer that has no ID token to say it, as RFC 9207 does', async () => {
    const pkce = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
    const answers = [
      await page.signIn(ada, { response_type: 'code', ...pkce }),
      await page.authorizeInFrame({ response_type: 'code', ...pkce }),
      await new AppPage(tenant).authorizeInFrame(),
      await page.authorize({ login_ticket: 'unknown' }),
    ];
    assert.deepEqual(
      answers.map(({ iss }) => iss),
      Array(4).fill(tenant.issuer),
    );
  });

  it('answers a frame with 200 when nobody is signed in: the console stays clean', async () => {
    const stranger = new AppPage(tenant);
    const silent = { response_mode: 'web_message', prompt: 'none' };
    const response = await stranger.fetch(page.authorizeUrl(silent));
    assert.equal(response.status, 200);
    assert.match(await response.text(), /"error":"login_required"/);
  });

  it('answers a frame with 400 when the answer may not go to its page', async () => {
    const silent = { response_mode: 'web_message', prompt: 'none' };
    for (const wrong of [{ redirect_uri: 'http://x.y/' }, { client_id: 'nobody' }]) {
      const response = await page.fetch(page.authorizeUrl({ ...silent, ...wrong }));
      assert.equal(response.status, 400);
      assert.doesNotMatch(await response.text(), /postMessage/);
    }
  });

  it('answers response_type=token with an access token alone', async () => {
    const answer = await page.signIn(ada, { response_type: 'token', nonce: '' });
    assert.ok(answer['access_token']);
    assert.equal(answer['id_token'], undefined);
    const spoofed = await page.signIn(ada, { only_token: 'true' });
    assert.ok(spoofed['id_token'], 'the inner parameter cannot be sent from outside');
  });

  it('answers every response type that discovery names', async () => {
    const response = await fetch(`${tenant.url}/.well-known/openid-configuration`);
    const { response_types_supported: types } = (await response.json()) as {
      response_types_supported: string[];
    };
    assert.equal(types.length, 5);
    for (const response_type of types) {
      const pkce = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
      const answer = await page.signIn(ada, { response_type, ...pkce });
      const names = { code: 'code', id_token: 'id_token', token: 'access_token' };
      for (const [type, name] of Object.entries(names)) {
        assert.equal(name in answer, response_type.split(' ').includes(type), response_type);
      }
    }
  });

  it('asks again when another connection is named than the one of the session', async () => {
    const mine = new AppPage(tenant);
    await mine.signIn(ada);
    const connection = 'google-oauth2';
    assert.equal((await mine.authorizeInFrame({ connection }))['error'], 'login_required');
    const same = await mine.authorizeInFrame({ connection: 'Username-Password-Authentication' });
    assert.ok(same['id_token']);
  });

  it('forgets the session of a user who was removed', async () => {
    const user = tenant.users.add({ email: 'gone@example.com', password: 'some-Passw0rd' });
    const mine = new AppPage(tenant);
    await mine.signIn({ username: 'gone@example.com', password: 'some-Passw0rd' });
    tenant.users.remove(user.sub);
    const answer = await mine.authorizeInFrame();
    assert.equal(answer['id_token'], undefined);
    assert.ok(answer['error']);
  });

  it('escapes what it shows of a request', async () => {
    const url = page.authorizeUrl({ client_id: '<script>alert(1)</script>' });
    const response = await page.fetch(url);
    assert.equal(response.status, 400);
    assert.ok(!(await response.text()).includes('<script>alert'));
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  });
});
