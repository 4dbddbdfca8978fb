// Organizations: named in the ID token for a sign-in and its refreshes; strangers are refused.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTenant, OptionError, type Tenant } from '../public-api.ts';
import { ada, AppPage, decodePart } from '../testing/app-page.ts';
import { refresh, tokens } from '../testing/token-calls.ts';

const grace = { username: 'grace@example.com', password: 'hopper-1906' };
const acme = {
  id: 'org_acme',
  name: 'acme',
  members: ['ada@example.com'],
  invitations: ['ticket-1'],
};

describe('a sign-in for an organization', () => {
  let tenant: Tenant;
  let page: AppPage;
  before(async () => {
    tenant = await createTenant({
      port: 0,
      organizations: [acme, { id: 'org_open', name: 'open' }],
    });
    page = new AppPage(tenant);
  });
  after(() => tenant.stop());

  for (const organization of [acme.id, acme.name]) {
    it(`has its id and name in the ID token: asked for by ${organization}`, async () => {
      const claims = decodePart((await page.signIn(ada, { organization }))['id_token']);
      assert.equal(claims['org_id'], acme.id);
      assert.equal(claims['org_name'], acme.name);
    });
  }

  it('has them in a refreshed token too, and a sign-in for none has not', async () => {
    const first = await tokens(page, { organization: acme.id });
    const { body } = await refresh(page, first['refresh_token']);
    assert.equal(decodePart(body['id_token'])['org_id'], acme.id);
    assert.equal(decodePart((await page.signIn())['id_token'])['org_id'], undefined);
  });

  it('is refused to who is no member, unless with an invitation, and open where nobody is listed', async () => {
    const refused = await page.signIn(grace, { organization: acme.id });
    assert.equal(refused['error'], 'access_denied');
    assert.match(refused['error_description'] ?? '', /not part of the org_acme organization/);
    const invited = await page.signIn(grace, { organization: acme.id, invitation: 'ticket-1' });
    assert.equal(decodePart(invited['id_token'])['org_id'], acme.id);
    const open = await page.signIn(grace, { organization: 'open' });
    assert.equal(decodePart(open['id_token'])['org_id'], 'org_open');
  });

  it('is refused for one that is not there, and for an invitation that is not', async () => {
    const unknown = await page.signIn(ada, { organization: 'org_nobody' });
    assert.equal(unknown['error'], 'invalid_request');
    const strange = await page.signIn(ada, { organization: acme.id, invitation: 'ticket-2' });
    assert.equal(strange['error'], 'invalid_request');
  });

  it('needs an id as Auth0 makes them', async () => {
    const organizations = [{ id: 'acme', name: 'acme' }];
    await assert.rejects(createTenant({ port: 0, organizations }), OptionError);
  });
});
