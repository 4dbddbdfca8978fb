// The log shows what Lock asked and what it got, and no password, code or token.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { AppPage, ada, appOrigin } from '../testing/app-page.ts';
import { redact, redactUrl } from './redact.ts';

describe('the request log', () => {
  let tenant: Tenant;
  const secrets: string[] = [ada.password];
  before(async () => {
    tenant = await createTenant({ port: 0 });
    const page = new AppPage(tenant);
    await page.authenticate({ ...ada, password: 'wrong-Passw0rd' });
    const login_ticket = await page.ticket();
    const answer = await page.authorize({ login_ticket, state: 'a-state' });
    const silent = await page.authorizeInFrame({ state: 'b-state' });
    await page.fetch('/userinfo', {
      headers: { authorization: `Bearer ${answer['access_token']}` },
    });
    secrets.push(
      'wrong-Passw0rd',
      login_ticket,
      answer['access_token'] ?? '',
      answer['id_token'] ?? '',
      silent['id_token'] ?? '',
      ...page.cookies.values(),
    );
  });
  after(() => tenant.stop());

  it('has each request with its status and its answer', () => {
    const lines = tenant.requests.map(({ method, path, status }) => `${method} ${path} ${status}`);
    assert.deepEqual(lines, [
      'POST /co/authenticate 403',
      'POST /co/authenticate 200',
      'GET /authorize 303',
      'GET /authorize 200',
      'GET /userinfo 200',
    ]);
    const [wrong, , authorize, silent, userinfo] = tenant.requests;
    assert.deepEqual(wrong?.body, {
      client_id: 'demo-client',
      username: ada.username,
      password: '(hidden)',
      realm: 'Username-Password-Authentication',
      credential_type: 'http://auth0.com/oauth/grant-type/password-realm',
    });
    assert.equal((wrong?.answer as Record<string, unknown>)['error'], 'access_denied');
    assert.equal(wrong?.origin, appOrigin);
    assert.equal(authorize?.query['state'], 'a-state');
    assert.equal((silent?.answer as Record<string, unknown>)['state'], 'b-state');
    assert.equal((userinfo?.answer as Record<string, unknown>)['email'], ada.username);
    assert.ok(tenant.requests.every(({ milliseconds }) => milliseconds !== null));
  });

  it('holds no secret, and neither does the status page', async () => {
    const page = await (await fetch(tenant.url)).text();
    const log = JSON.stringify(tenant.requests);
    for (const secret of secrets) {
      assert.ok(secret.length > 8);
      assert.ok(!log.includes(secret), 'log');
      // The page has the passwords that the options made up, beside their people.
      if (secret !== ada.password) assert.ok(!page.includes(secret), 'page');
    }
  });

  it('keeps the last two hundred', async () => {
    for (let count = 0; count < 210; count++) await fetch(`${tenant.url}/client/demo-client.js`);
    assert.equal(tenant.requests.length, 200);
    const ids = tenant.requests.map(({ id }) => id);
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => a - b),
    );
  });
});

describe('redact', () => {
  it('hides secrets at any depth, and shows what is none', () => {
    assert.deepEqual(
      redact({
        user: { password: 'x', list: [{ otp: '123456' }] },
        code: 'SplxlOBeZQQYbYS6WxSbIA-long-and-random-0123',
        token_type: 'Bearer',
        access_token: 'x',
        note: 'eyJhbGciOiJub25lIn0.e30.',
        password_hint: '',
      }),
      {
        user: { password: '(hidden)', list: [{ otp: '(hidden)' }] },
        code: '(hidden)',
        token_type: 'Bearer',
        access_token: '(hidden)',
        note: '(hidden)',
        password_hint: '',
      },
    );
  });

  it('shows the code of an error', () => {
    assert.deepEqual(redact({ code: 'user_exists' }), { code: 'user_exists' });
  });

  it('hides secrets in addresses', () => {
    assert.equal(
      redactUrl('http://a.example/cb?state=s&code=SplxlOBeZQQYbYS6WxSbIA#id_token=x&state=s'),
      'http://a.example/cb?state=s&code=(hidden)#id_token=(hidden)&state=s',
    );
  });
});
