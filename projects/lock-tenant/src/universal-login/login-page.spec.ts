// The tenant's own sign-in pages: password, stand-in for social logins, consent, and cancelling.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { ada, answerIn, AppPage, appOrigin, decodePart, type Answer } from '../testing/app-page.ts';

describe('the sign-in pages', () => {
  let tenant: Tenant;
  before(async () => void (tenant = await createTenant({ port: 0 })));
  afterEach(() => tenant.reset());
  after(() => tenant.stop());

  /** Opens /authorize and follows it to the page. */
  async function open(page: AppPage, params: Record<string, string> = {}) {
    const response = await page.fetch(page.authorizeUrl(params));
    const url = response.headers.get('location') ?? '';
    const shown = await page.fetch(url);
    return { url, html: await shown.text(), headers: shown.headers, status: shown.status };
  }
  const submit = (page: AppPage, url: string, fields: Record<string, string>) =>
    page.fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  /** Follows the tenant's redirects until one leads to the app. */
  async function follow(page: AppPage, response: Response): Promise<Answer> {
    let location = response.headers.get('location') ?? '';
    while (location.startsWith(tenant.url)) {
      location = (await page.fetch(location)).headers.get('location') ?? '';
    }
    return answerIn(location);
  }

  it('ask for a password, say when it is wrong, and keep what the app asked for', async () => {
    const page = new AppPage(tenant);
    const params = { state: 's', nonce: 'n', audience: 'https://api.demo.example' };
    const { url, html, headers } = await open(page, params);
    assert.match(html, /<h1>Sign in<\/h1>/);
    assert.match(headers.get('content-security-policy') ?? '', new RegExp(`'self' ${appOrigin}`));
    const wrong = await submit(page, url, { ...ada, password: 'x' });
    assert.equal(wrong.status, 400);
    assert.match(await wrong.text(), /Wrong email or password/);
    const answer = await follow(page, await submit(page, url, ada));
    assert.equal(answer['state'], 's');
    assert.equal(decodePart(answer['id_token'])['nonce'], 'n');
    assert.equal((decodePart(answer['access_token'])['aud'] as string[])[0], params.audience);
  });

  it('count wrong passwords with those of Lock', async () => {
    const page = new AppPage(tenant);
    const { url } = await open(page);
    for (let count = 0; count < 10; count++) await submit(page, url, { ...ada, password: 'x' });
    assert.equal((await page.authenticate()).body['error'], 'too_many_attempts');
  });

  it('stand in for a social login, with the users and with anybody else', async () => {
    const page = new AppPage(tenant);
    const social = { connection: 'google-oauth2' };
    const { url, html } = await open(page, social);
    assert.match(html, /Stand-in for Google/);
    assert.match(html, /Ada Lovelace/);
    const answer = await follow(page, await submit(page, url, { email: ada.username }));
    const claims = decodePart(answer['id_token']);
    assert.match(String(claims['sub']), /^google-oauth2\|/);
    assert.equal(claims['name'], 'Ada Lovelace');
    const other = new AppPage(tenant);
    const next = await open(other, social);
    assert.equal((await submit(other, next.url, { email: 'not an address' })).status, 400);
    const somebody = await follow(other, await submit(other, next.url, { email: 'Al@b.example' }));
    assert.equal(decodePart(somebody['id_token'])['email'], 'al@b.example');
  });

  it('do not give the roles of a database user to the social account of that address', async () => {
    const page = new AppPage(tenant);
    const { url } = await open(page, { connection: 'google-oauth2' });
    const answer = await follow(page, await submit(page, url, { email: 'grace@example.com' }));
    assert.equal(decodePart(answer['id_token'])['https://demo.example/roles'], undefined);
  });

  it('answer a popup by a message to the origins of the client', async () => {
    const page = new AppPage(tenant);
    const { url } = await open(page, { connection: 'google-oauth2', owp: 'true' });
    const submitted = await submit(page, url, { email: ada.username });
    const last = await page.fetch(submitted.headers.get('location') ?? '');
    const html = await last.text();
    assert.equal(last.status, 200);
    assert.ok(html.includes(`const origins = ["${appOrigin}"]`));
    assert.match(html, /"id_token":"eyJ/);
    assert.match(html, /event\.source !== opener \|\| !origins\.includes\(event\.origin\)/);
  });

  it('take a popup without a callback, as Lock may open it', async () => {
    const page = new AppPage(tenant);
    const url = new URL(page.authorizeUrl({ connection: 'google-oauth2', owp: 'true' }));
    url.searchParams.delete('redirect_uri');
    const response = await page.fetch(url.href);
    assert.match(response.headers.get('location') ?? '', /\/u\/login\//);
  });

  it('tell the app when the person cancels', async () => {
    const page = new AppPage(tenant);
    const { url } = await open(page, { state: 's' });
    const answer = await follow(page, await submit(page, url, { action: 'deny' }));
    assert.equal(answer['error'], 'access_denied');
    assert.equal(answer['state'], 's');
  });

  it('ask for consent when the app insists', async () => {
    const page = new AppPage(tenant);
    await page.signIn();
    const { url, html } = await open(page, { prompt: 'consent' });
    assert.match(html, /Allow Demo\?/);
    const answer = await follow(page, await submit(page, url, { action: 'allow' }));
    assert.ok(answer['id_token']);
  });

  it('ask again with prompt=login, also for somebody else', async () => {
    const page = new AppPage(tenant);
    await page.signIn();
    const { url } = await open(page, { prompt: 'login' });
    const grace = { username: 'grace@example.com', password: 'hopper-1906' };
    const answer = await follow(page, await submit(page, url, grace));
    assert.equal(decodePart(answer['id_token'])['name'], 'Grace Hopper');
  });

  it("are one browser's own: another one's link leads nowhere", async () => {
    const { url } = await open(new AppPage(tenant));
    const stranger = new AppPage(tenant);
    const response = await submit(stranger, url, ada);
    assert.equal(response.status, 400);
    assert.match(await response.text(), /This sign-in is over/);
  });
});
