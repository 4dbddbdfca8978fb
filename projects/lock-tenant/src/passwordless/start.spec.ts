// Codes and links by e-mail and SMS.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { answerIn, AppPage, appOrigin, decodePart } from '../testing/app-page.ts';

describe('passwordless sign-in', () => {
  let tenant: Tenant;
  let page: AppPage;
  const lines: string[] = [];
  before(async () => {
    tenant = await createTenant({ port: 0 }, (line) => lines.push(line));
    page = new AppPage(tenant);
  });
  after(() => tenant.stop());
  const start = (body: object) => page.call('/passwordless/start', body);
  const redeem = (realm: string, username: string, otp: string) =>
    page.call('/co/authenticate', {
      username,
      otp,
      realm,
      credential_type: 'http://auth0.com/oauth/grant-type/passwordless/otp',
    });

  it('signs in with the code that was sent by e-mail, which the terminal shows too', async () => {
    const { status } = await start({ connection: 'email', email: 'new@example.com', send: 'code' });
    assert.equal(status, 200);
    const code = tenant.codeFor('new@example.com') ?? '';
    assert.ok(lines.includes(`Code for new@example.com: ${code}`));
    const { body } = await redeem('email', 'new@example.com', code);
    const answer = await page.authorize({ login_ticket: String(body['login_ticket']) });
    const claims = decodePart(answer['id_token']);
    assert.match(String(claims['sub']), /^email\|/);
    assert.equal(claims['email'], 'new@example.com');
    assert.equal((await redeem('email', 'new@example.com', code)).status, 403);
  });

  it('signs in with the code that was sent by SMS', async () => {
    await start({ connection: 'sms', phone_number: '+447700900123', send: 'code' });
    const { body } = await redeem('sms', '+447700900123', tenant.codeFor('+447700900123') ?? '');
    const answer = await page.authorize({ login_ticket: String(body['login_ticket']) });
    assert.equal(decodePart(answer['id_token'])['phone_number'], '+447700900123');
  });

  it('signs in with the link, once, back to the app with its own state', async () => {
    await start({
      connection: 'email',
      email: 'link@example.com',
      send: 'link',
      authParams: {
        response_type: 'token id_token',
        redirect_uri: `${appOrigin}/callback`,
        scope: 'openid email',
        state: 'mine',
        nonce: 'n',
      },
    });
    const link = tenant.messages.at(-1)?.link ?? '';
    const first = answerIn((await page.fetch(link)).headers.get('location'));
    assert.equal(first['state'], 'mine');
    assert.equal(decodePart(first['id_token'])['email'], 'link@example.com');
    const again = answerIn((await page.fetch(link)).headers.get('location'));
    assert.equal(again['error'], 'access_denied');
  });

  it('refuses a wrong code, and the right one after three wrong ones', async () => {
    await start({ connection: 'email', email: 'ada@example.com', send: 'code' });
    const code = tenant.codeFor('ada@example.com') ?? '';
    for (let count = 0; count < 3; count++) {
      const { status, body } = await redeem('email', 'ada@example.com', 'wrong');
      assert.equal(status, 403);
      assert.equal(body['error_description'], 'Wrong email or verification code.');
    }
    const { status, body } = await redeem('email', 'ada@example.com', code);
    assert.equal(status, 429);
    assert.equal(body['error'], 'too_many_attempts');
  });

  it('refuses addresses and numbers that are none, and databases', async () => {
    const refusal = async (body: object) => (await start(body)).body['error'];
    assert.equal(await refusal({ connection: 'email', email: 'x' }), 'bad.email');
    assert.equal(await refusal({ connection: 'sms', phone_number: '0770' }), 'bad.phone_number');
    assert.equal(
      await refusal({ connection: 'Username-Password-Authentication', email: 'a@b.c' }),
      'bad.connection',
    );
  });
});
