// /co/authenticate: tickets for those who may, and for the rest the errors that Lock knows.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { ada, AppPage } from '../testing/app-page.ts';

const password = 'some-Passw0rd';

describe('/co/authenticate', () => {
  let tenant: Tenant;
  let page: AppPage;
  before(async () => {
    tenant = await createTenant({
      port: 0,
      users: [
        { email: 'ada@example.com', username: 'ada', password: 'lovelace-1843' },
        { email: 'blocked@example.com', password, blocked: true },
        { email: 'leaked@example.com', password: 'Tr0ub4dor&3' },
        { email: 'rule@example.com', password, signInError: 'rule:Only on Mondays.' },
        { email: 'old@example.com', password, signInError: 'password_change_required' },
        { email: 'mfa@example.com', password, signInError: 'mfa_required' },
      ],
    });
    page = new AppPage(tenant);
  });
  after(() => tenant.stop());
  afterEach(() => tenant.reset());

  it('takes an e-mail address or a user name', async () => {
    assert.equal((await page.authenticate(ada)).status, 200);
    const { status, body } = await page.authenticate({ ...ada, username: 'ADA' });
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body), ['login_ticket', 'co_verifier', 'co_id']);
  });

  it('answers a wrong password and an unknown user alike', async () => {
    const wrong = await page.authenticate({ ...ada, password: 'x' });
    assert.equal(wrong.status, 403);
    assert.equal(wrong.body['error'], 'access_denied');
    const unknown = await page.authenticate({ username: 'nobody@example.com', password: 'x' });
    assert.deepEqual(unknown.body, wrong.body);
    assert.equal(unknown.status, wrong.status);
  });

  const refusals: [who: string, password: string, status: number, error: string, text: string][] = [
    ['blocked', password, 401, 'unauthorized', 'user is blocked'],
    ['rule', password, 401, 'unauthorized', 'Only on Mondays.'],
    ['leaked', 'Tr0ub4dor&3', 401, 'password_leaked', ''],
    ['old', password, 401, 'password_change_required', ''],
    ['mfa', password, 403, 'a0.mfa_required', ''],
  ];
  for (const [who, secret, status, error, text] of refusals) {
    it(`refuses the user "${who}" with ${error}, but only when the password is right`, async () => {
      const username = `${who}@example.com`;
      const right = await page.authenticate({ username, password: secret });
      assert.equal(right.status, status);
      assert.equal(right.body['error'], error);
      if (text) assert.equal(right.body['error_description'], text);
      const wrong = await page.authenticate({ username, password: 'wrong' });
      assert.equal(wrong.body['error'], 'access_denied');
    });
  }

  it('blocks after ten failures, even for the right password; a success starts anew', async () => {
    for (let count = 0; count < 9; count++) await page.authenticate({ ...ada, password: 'x' });
    assert.equal((await page.authenticate(ada)).status, 200);
    for (let count = 0; count < 10; count++) {
      assert.equal((await page.authenticate({ ...ada, password: 'x' })).status, 403);
    }
    const { status, body } = await page.authenticate(ada);
    assert.equal(status, 429);
    assert.equal(body['error'], 'too_many_attempts');
    tenant.reset();
    assert.equal((await page.authenticate(ada)).status, 200);
  });

  it('counts an unknown user too', async () => {
    const nobody = { username: 'nobody@example.com', password: 'x' };
    for (let count = 0; count < 10; count++) await page.authenticate(nobody);
    assert.equal((await page.authenticate(nobody)).body['error'], 'too_many_attempts');
  });

  it('refuses unknown clients, realms and kinds of credentials', async () => {
    const stranger = new AppPage(tenant, 'someone-else');
    assert.equal((await stranger.authenticate()).body['error'], 'unknown_client');
    assert.equal((await page.authenticate(ada, 'no-such-realm')).status, 400);
    const other = await page.call('/co/authenticate', {
      ...ada,
      realm: 'Username-Password-Authentication',
      credential_type: 'magic',
    });
    assert.equal(other.body['error'], 'unsupported_credential_type');
  });

  it('refuses a body that a form of another site could send', async () => {
    const response = await page.fetch('/co/authenticate', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    assert.equal(response.status, 415);
  });

  it('refuses bodies that are no object, broken, or huge', async () => {
    const send = (body: string) =>
      page.fetch('/co/authenticate', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    for (const body of ['[]', 'null', '{', '']) assert.equal((await send(body)).status, 400, body);
    assert.equal((await send(`"${'x'.repeat(3_000_000)}"`)).status, 413);
    const odd = await send('{"client_id":{"a":1},"username":["x"],"__proto__":{"realm":"x"}}');
    assert.equal(odd.status, 400);
  });
});
