// A user with a second factor: a page asks for a code in redirect mode, and frames are refused.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { answerIn, AppPage, decodePart, type Answer } from '../testing/app-page.ts';

const mia = { username: 'mia@example.com', password: 'some-Passw0rd' };

describe('a second factor', () => {
  let tenant: Tenant;
  before(async () => {
    const users = [{ email: mia.username, password: mia.password, mfa: true }];
    tenant = await createTenant({ port: 0, users });
  });
  afterEach(() => tenant.reset());
  after(() => tenant.stop());

  /** Signs in as Lock does in redirect mode; the address and the text of the page that asks. */
  async function open(page: AppPage, params: Record<string, string> = {}) {
    const login_ticket = await page.ticket(mia);
    const response = await page.fetch(page.authorizeUrl({ login_ticket, ...params }));
    const url = response.headers.get('location') ?? '';
    return { url, html: await (await page.fetch(url)).text() };
  }
  const submit = (page: AppPage, url: string, fields: Record<string, string>) =>
    page.fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  async function follow(page: AppPage, response: Response): Promise<Answer> {
    let location = response.headers.get('location') ?? '';
    while (location.startsWith(tenant.url)) {
      location = (await page.fetch(location)).headers.get('location') ?? '';
    }
    return answerIn(location);
  }
  const code = () => tenant.codeFor(mia.username) ?? '';

  it('is asked for with a code from the outbox, and the sign-in goes on', async () => {
    const page = new AppPage(tenant);
    const { url, html } = await open(page, { state: 's' });
    assert.match(html, /<h1>Verify your identity<\/h1>/);
    assert.match(code(), /^\d{6}$/);
    const answer = await follow(page, await submit(page, url, { code: code() }));
    assert.equal(answer['state'], 's');
    const claims = decodePart(answer['id_token']);
    assert.equal(claims['email'], mia.username);
    assert.deepEqual(claims['amr'], ['mfa']);
  });

  it('once passed, lasts as long as the session', async () => {
    const page = new AppPage(tenant);
    const { url } = await open(page);
    await follow(page, await submit(page, url, { code: code() }));
    assert.ok((await page.authorizeInFrame())['id_token']);
  });

  it('refuses a wrong code, and after three of them the right one too', async () => {
    const page = new AppPage(tenant);
    const { url } = await open(page);
    for (let count = 0; count < 3; count++) {
      const wrong = await submit(page, url, { code: 'wrong' });
      assert.equal(wrong.status, 400);
      assert.match(await wrong.text(), /That code is wrong/);
    }
    assert.match(await (await submit(page, url, { code: code() })).text(), /Too many wrong codes/);
    await page.fetch(url);
    const answer = await follow(page, await submit(page, url, { code: code() }));
    assert.ok(answer['id_token']);
  });

  it("refuses Lock's page modes as Lock knows it, and gives no session for the password", async () => {
    const page = new AppPage(tenant);
    const answer = await page.authorizeInFrame({ login_ticket: await page.ticket(mia) });
    assert.equal(answer['error'], 'a0.mfa_required');
    const silent = await page.authorizeInFrame();
    assert.equal(silent['id_token'], undefined);
    assert.ok(silent['error']);
  });

  it('can be cancelled', async () => {
    const page = new AppPage(tenant);
    const { url } = await open(page);
    const answer = await follow(page, await submit(page, url, { action: 'deny' }));
    assert.equal(answer['error'], 'access_denied');
  });

  it('is asked for after the password of the tenant’s own page too', async () => {
    const page = new AppPage(tenant);
    const first = await page.fetch(page.authorizeUrl());
    const signedIn = await submit(page, first.headers.get('location') ?? '', mia);
    const second = await page.fetch(signedIn.headers.get('location') ?? '');
    const url = second.headers.get('location') ?? '';
    assert.match(await (await page.fetch(url)).text(), /Verify your identity/);
    const answer = await follow(page, await submit(page, url, { code: code() }));
    assert.ok(answer['id_token']);
  });
});
