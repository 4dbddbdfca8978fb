// The library's session and the local tenant's own login page together: address, answer, session, renewal.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../../../projects/lock-tenant/src/public-api.ts';
import { decodePart } from '../../../projects/lock-tenant/src/testing/app-page.ts';
import { codeFlowClient, CodeFlowPage } from './code-flow-page.ts';

const grace = { username: 'grace@example.com', password: 'hopper-1906' };

describe("the tenant's own login page", () => {
  let open: (tenant: Tenant) => CodeFlowPage;
  let tenant: Tenant;
  let page: CodeFlowPage;

  before(async () => {
    open = await CodeFlowPage.loader('universal-login');
    tenant = await createTenant({
      port: 0,
      clients: [codeFlowClient],
      organizations: [{ id: 'org_acme', name: 'acme', members: ['ada@example.com'] }],
    });
  });
  after(() => tenant.stop());
  beforeEach(() => (page = open(tenant)));
  afterEach(() => page.close());

  it('starts the same session, with its way back and a refresh token', async () => {
    const result = await page.signIn();
    assert.equal(result.outcome, 'signed-in');
    assert.equal(result.returnTo, '/wanted');
    assert.equal(decodePart(page.session.idToken() ?? '')['email'], 'ada@example.com');
    assert.equal(await page.session.renew(), true);
    const grants = tenant.requests
      .filter(({ path }) => path === '/oauth/token')
      .map(({ body }) => (body as { grant_type: string }).grant_type);
    assert.deepEqual(grants, ['authorization_code', 'refresh_token']);
  });

  it('signs a member in for an organization, by its id or its name', async () => {
    for (const organization of ['org_acme', 'Acme'.toLowerCase()]) {
      assert.equal((await page.signIn({ organization })).outcome, 'signed-in');
      assert.equal(decodePart(page.session.idToken() ?? '')['org_id'], 'org_acme');
    }
  });

  it('tells that a stranger was refused', async () => {
    const { outcome, error } = await page.signIn({ organization: 'org_acme' }, grace);
    assert.deepEqual([outcome, error?.code], ['failed', 'lock-rejected']);
    assert.equal(page.session.idToken(), null);
  });

  it('refuses an answer for no organization where one was asked for', async () => {
    const { organization, ...asked } = await page.leave({ organization: 'org_acme' });
    assert.equal(organization, 'org_acme');
    const { outcome, error } = await page.comeBack(await page.answerTo(asked));
    assert.deepEqual([outcome, error?.code], ['failed', 'token-claims']);
    assert.equal(page.session.idToken(), null);
  });
});
