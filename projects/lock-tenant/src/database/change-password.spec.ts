// A forgotten password: the same answer for everybody, and a link that works once.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { ada, AppPage } from '../testing/app-page.ts';

const connection = 'Username-Password-Authentication';

describe('/dbconnections/change_password', () => {
  let tenant: Tenant;
  let page: AppPage;
  before(async () => {
    tenant = await createTenant({ port: 0 });
    page = new AppPage(tenant);
  });
  after(() => tenant.stop());
  const choose = (link: string, password: string) =>
    page.fetch(link, { method: 'POST', body: new URLSearchParams({ password }) });

  it('does not tell who has an account', async () => {
    const known = await page.call('/dbconnections/change_password', {
      connection,
      email: ada.username,
    });
    const unknown = await page.call('/dbconnections/change_password', {
      connection,
      email: 'nobody@example.com',
    });
    assert.equal(known.status, 200);
    assert.deepEqual(known.body, unknown.body);
    assert.deepEqual(
      tenant.messages.map(({ kind, to }) => [kind, to]),
      [['password-reset', ada.username]],
    );
  });

  it('changes the password once, by the policy, and lifts the block', async () => {
    await page.call('/dbconnections/change_password', { connection, email: ada.username });
    const link = tenant.messages.at(-1)?.link ?? '';
    for (let count = 0; count < 10; count++) await page.authenticate({ ...ada, password: 'x' });
    assert.equal((await choose(link, 'weak')).status, 400);
    assert.equal((await choose(link, 'a-New-1-indeed')).status, 200);
    assert.equal((await choose(link, 'another-New-1')).status, 410);
    assert.equal((await page.authenticate(ada)).status, 403);
    assert.equal((await page.authenticate({ ...ada, password: 'a-New-1-indeed' })).status, 200);
  });

  it('knows no other links', async () => {
    assert.equal((await page.fetch('/u/reset-password/guess')).status, 410);
  });
});
