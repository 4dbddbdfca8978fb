// snapshot() and restore(): a test begins where another one stood, as often as it likes.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTenant, OptionError, type Tenant } from './public-api.ts';
import { AppPage, decodePart } from './testing/app-page.ts';
import { refresh, tokens } from './testing/token-calls.ts';

describe('a snapshot', () => {
  let tenant: Tenant;
  before(async () => void (tenant = await createTenant({ port: 0 })));
  after(() => tenant.stop());

  it('brings back users, messages, requests, faults, lifetimes, keys and the clock', async () => {
    const kid = async () =>
      decodePart((await new AppPage(tenant).signIn())['id_token'], 0)['kid'] as string;
    const first = await kid();
    tenant.clock.advance('1h');
    tenant.faults.set('slow');
    const saved = tenant.snapshot();
    const before = { users: tenant.users.list().length, requests: tenant.requests.length };

    tenant.clock.advance('1h');
    tenant.faults.set('hang');
    tenant.faults.clear();
    tenant.setTokenLifetimes({ idToken: 5 });
    tenant.users.add({ email: 'new@example.com', password: 'x' });
    const ada = tenant.users.find('ada@example.com');
    if (ada) ada.blocked = true;
    await tenant.rotateKeys({ keepOld: false });
    await new AppPage(tenant).authorizeInFrame();

    tenant.restore(saved);
    assert.equal(tenant.users.list().length, before.users);
    assert.equal(tenant.users.find('ada@example.com')?.blocked, false);
    assert.equal(tenant.users.find('new@example.com'), undefined);
    assert.equal(tenant.requests.length, before.requests);
    assert.deepEqual(tenant.faults.list(), ['slow']);
    assert.equal(tenant.tokenLifetimes.idToken, 36_000);
    assert.ok(Math.abs(tenant.clock.now() - Date.now() - 3_600_000) < 1_000);
    tenant.faults.clear();
    assert.equal(await kid(), first);
  });

  it('brings back the session of a browser, after a sign-out and after a reset', async () => {
    tenant.reset();
    const page = new AppPage(tenant);
    await page.signIn();
    const cookies = new Map(page.cookies);
    const saved = tenant.snapshot();
    await page.fetch('/v2/logout');
    for (const meanwhile of [() => {}, () => tenant.reset()]) {
      meanwhile();
      page.cookies = new Map(cookies);
      assert.equal((await page.authorizeInFrame())['error'], 'login_required');
      tenant.restore(saved);
      page.cookies = new Map(cookies);
      assert.ok((await page.authorizeInFrame())['id_token']);
      await page.fetch('/v2/logout');
    }
  });

  it('can be restored twice: what was spent in between is unspent again', async () => {
    tenant.reset();
    const page = new AppPage(tenant);
    const { refresh_token } = await tokens(page);
    const saved = tenant.snapshot();
    for (const _ of [1, 2]) {
      tenant.restore(saved);
      assert.equal((await refresh(page, refresh_token)).status, 200);
      assert.equal((await refresh(page, refresh_token)).status, 400);
    }
  });

  it('of another tenant is refused', async () => {
    const other = await createTenant({ port: 0 });
    try {
      assert.throws(() => tenant.restore(other.snapshot()), OptionError);
    } finally {
      await other.stop();
    }
  });
});
