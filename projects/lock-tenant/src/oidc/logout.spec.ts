// /v2/logout: only to addresses in the list, and the session is over.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { AppPage, appOrigin } from '../testing/app-page.ts';

describe('/v2/logout', () => {
  let tenant: Tenant;
  before(async () => {
    tenant = await createTenant({
      port: 0,
      clients: [
        { id: 'demo-client', origins: [appOrigin], logoutUrls: [`${appOrigin}/bye?x=1`] },
        { id: 'other', origins: ['http://localhost:5200'] },
      ],
    });
  });
  after(() => tenant.stop());
  const logout = (page: AppPage, query: Record<string, string>) =>
    page.fetch(`/v2/logout?${new URLSearchParams(query)}`);
  const signedIn = async () => {
    const page = new AppPage(tenant);
    await page.signIn();
    return page;
  };
  const hasSession = async (page: AppPage) => Boolean((await page.authorizeInFrame())['id_token']);

  for (const returnTo of [appOrigin, `${appOrigin}/`, `${appOrigin}/bye?x=1`]) {
    it(`goes back to ${returnTo}, and the session is over`, async () => {
      const page = await signedIn();
      const copy = new Map(page.cookies);
      const response = await logout(page, { client_id: 'demo-client', returnTo, federated: '' });
      assert.equal(response.headers.get('location'), returnTo);
      assert.equal(page.cookies.size, 0, 'the cookie is gone');
      page.cookies = copy;
      assert.equal(await hasSession(page), false, 'and a copy of it is worth nothing');
    });
  }

  for (const returnTo of [
    `${appOrigin}/elsewhere`,
    `${appOrigin}/bye`,
    'http://localhost:5200',
    'https://evil.example',
    `//evil.example`,
    'javascript:alert(1)',
  ]) {
    it(`refuses to go to ${returnTo}, and keeps the session`, async () => {
      const page = await signedIn();
      const response = await logout(page, { client_id: 'demo-client', returnTo });
      assert.equal(response.status, 400);
      assert.equal(response.headers.get('location'), null);
      assert.equal(await hasSession(page), true);
    });
  }

  it('goes to the first address of the client when none is named', async () => {
    const response = await logout(await signedIn(), { client_id: 'other' });
    assert.equal(response.headers.get('location'), 'http://localhost:5200');
  });

  it('takes the lists of all clients when no client is named', async () => {
    const response = await logout(await signedIn(), { returnTo: 'http://localhost:5200/' });
    assert.equal(response.headers.get('location'), 'http://localhost:5200/');
  });

  it('is no trouble without a session', async () => {
    const response = await logout(new AppPage(tenant), { returnTo: appOrigin });
    assert.equal(response.status, 302);
  });

  it('escapes the address that it refuses', async () => {
    const response = await logout(new AppPage(tenant), {
      returnTo: '<img src=x onerror=alert(1)>',
    });
    assert.ok(!(await response.text()).includes('<img'));
  });
});
