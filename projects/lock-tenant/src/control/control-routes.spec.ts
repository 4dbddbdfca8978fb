// The switches over HTTP.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { ada, AppPage } from '../testing/app-page.ts';

describe('the control routes', () => {
  let tenant: Tenant;
  before(async () => void (tenant = await createTenant({ port: 0, faults: ['wrong-issuer'] })));
  after(() => tenant.stop());

  async function control(method: string, path: string, body?: unknown) {
    const response = await fetch(`${tenant.url}/_control/${path}`, {
      method,
      headers: { 'x-lock-tenant-control': '1', 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  it('switch faults', async () => {
    assert.deepEqual((await control('GET', 'faults')).body, { active: ['wrong-issuer'] });
    const put = await control('PUT', 'faults', { active: ['slow', 'hs256'] });
    assert.deepEqual(put.body, { active: ['slow', 'hs256'] });
    assert.deepEqual(tenant.faults.list(), ['slow', 'hs256']);
  });

  it('refuse unknown faults in one clear sentence', async () => {
    const unknown = await control('PUT', 'faults', { active: ['slwo'] });
    assert.equal(unknown.status, 400);
    assert.match(
      String(unknown.body['error_description']),
      /^Unknown fault "slwo"; known are slow/,
    );
    assert.equal((await control('PUT', 'faults', { faults: [] })).status, 400);
  });

  it('change token lifetimes', async () => {
    const changed = await control('PUT', 'token-lifetimes', { idToken: 5 });
    assert.equal(changed.body['idToken'], 5);
    assert.equal(tenant.tokenLifetimes.idToken, 5);
    assert.equal((await control('PUT', 'token-lifetimes', { idToken: 'x' })).status, 400);
    assert.equal((await control('PUT', 'token-lifetimes', { idTokens: 5 })).status, 400);
    assert.equal((await control('GET', 'token-lifetimes')).body['accessToken'], 7_200);
  });

  it('show codes and requests', async () => {
    const page = new AppPage(tenant);
    tenant.faults.clear();
    await page.call('/passwordless/start', { connection: 'email', email: 'a@example.com' });
    const codes = (await control('GET', 'codes')).body as unknown as Record<string, unknown>[];
    assert.equal(codes.at(-1)?.['code'], tenant.codeFor('a@example.com'));
    const list = (await control('GET', 'requests')).body as unknown as Record<string, unknown>[];
    assert.equal(list.at(-1)?.['path'], '/passwordless/start');
  });

  it('rotate keys', async () => {
    const kids = async () => {
      const response = await fetch(`${tenant.url}/.well-known/jwks.json`);
      return ((await response.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
    };
    const [first] = await kids();
    await control('POST', 'rotate-keys');
    assert.equal((await kids()).length, 2);
    await control('POST', 'rotate-keys', { keepOld: false });
    const now = await kids();
    assert.equal(now.length, 1);
    assert.notEqual(now[0], first);
  });

  it('reset to how it was at the start, with the same keys', async () => {
    const page = new AppPage(tenant);
    await page.signIn();
    const user = tenant.users.add({ email: 'new@example.com' });
    assert.equal((await control('POST', 'reset')).status, 200);
    assert.deepEqual(tenant.faults.list(), ['wrong-issuer']);
    assert.equal(tenant.tokenLifetimes.idToken, 36_000);
    assert.equal(
      tenant.users.list().some(({ sub }) => sub === user.sub),
      false,
    );
    assert.deepEqual([tenant.requests.length, tenant.messages.length], [0, 0]);
    assert.equal((await page.authorizeInFrame())['error'], 'login_required');
    assert.equal((await page.authenticate(ada)).status, 200);
  });
});
