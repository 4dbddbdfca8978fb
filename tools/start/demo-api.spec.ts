// The demo's API answers whom it should, and refuses the rest with the right status.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  createTenant,
  type FaultName,
  type Tenant,
} from '../../projects/lock-tenant/src/public-api.ts';
import { AppPage } from '../../projects/lock-tenant/src/testing/app-page.ts';
import { createDemoApi, type DemoApi } from './demo-api.ts';

const audience = 'https://api.demo.example';
const reportsAudience = 'https://reports.demo.example';
const origin = 'http://localhost:4200';
const ada = { username: 'ada@example.com', password: 'lovelace-1843' };
const grace = { username: 'grace@example.com', password: 'hopper-1906' };

describe("the demo's API", () => {
  let tenant: Tenant;
  let api: DemoApi;
  before(async () => {
    tenant = await createTenant({ port: 0, audiences: [audience, reportsAudience] });
    const { issuer } = tenant;
    api = await createDemoApi({ port: 0, issuer, audience, reportsAudience, origins: [origin] });
  });
  after(async () => {
    await api.stop();
    await tenant.stop();
  });

  const tokenFor = async (user: typeof ada, params: Record<string, string> = { audience }) =>
    (await new AppPage(tenant).signIn(user, params))['access_token'] ?? '';
  const ask = (path: string, token?: string, init: RequestInit = {}) =>
    fetch(api.url + path, {
      ...init,
      headers: { origin, ...init.headers, ...(token && { authorization: `Bearer ${token}` }) },
    });

  it('answers everybody what is public', async () => {
    for (const path of ['/public', '/api/public']) assert.equal((await ask(path)).status, 200);
  });

  it('answers 401 without a token, with a reason that pages can read', async () => {
    const response = await ask('/me');
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('access-control-allow-origin'), origin);
    assert.equal(response.headers.get('www-authenticate'), 'Bearer error="missing_token"');
  });

  it('answers a token for its audience', async () => {
    const response = await ask('/me', await tokenFor(ada));
    assert.equal(response.status, 200);
    const { sub } = (await response.json()) as { sub: string };
    assert.equal(sub, tenant.users.find(ada.username)?.sub);
  });

  it('has a second API, which answers a token for its own audience and no other', async () => {
    const forReports = await tokenFor(ada, { audience: reportsAudience });
    const response = await ask('/reports', forReports);
    assert.equal(response.status, 200);
    const { aud } = (await response.json()) as { aud: string[] };
    assert.ok(aud.includes(reportsAudience));
    assert.equal((await ask('/reports', await tokenFor(ada))).status, 401);
    assert.equal((await ask('/reports')).status, 401);
  });

  it('answers 401 to every other token', async () => {
    const page = new AppPage(tenant);
    const { id_token = '', access_token: opaque = '' } = await page.signIn(ada);
    const otherAudience = await tokenFor(ada, { audience: reportsAudience });
    const good = await tokenFor(ada);
    const [head, body] = good.split('.');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const wrong = [
      id_token,
      opaque,
      otherAudience,
      'x',
      `${head}.${body}.`,
      `${unsigned}.${body}.`,
    ];
    for (const token of wrong) assert.equal((await ask('/me', token)).status, 401);
    const basic = await ask('/me', undefined, { headers: { authorization: `Basic ${good}` } });
    assert.equal(basic.status, 401);
  });

  it('answers 401 to a token that has expired', async () => {
    tenant.setTokenLifetimes({ accessToken: 1 });
    const token = await tokenFor(ada);
    tenant.reset();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    assert.equal((await ask('/me', token)).status, 401);
  });

  it('answers 403 without the role, and 200 with it', async () => {
    const refused = await ask('/admin', await tokenFor(ada));
    assert.equal(refused.status, 403);
    assert.equal(refused.headers.get('www-authenticate'), 'Bearer error="insufficient_scope"');
    assert.equal((await ask('/admin', await tokenFor(grace))).status, 200);
  });

  it('takes uploads, with a token only, and says what came', async () => {
    const upload = { method: 'POST', body: 'hello', headers: { 'content-type': 'text/plain' } };
    assert.equal((await ask('/echo', undefined, upload)).status, 401);
    const response = await ask('/echo', await tokenFor(ada), upload);
    const { bytes, text, type } = (await response.json()) as Record<string, unknown>;
    assert.deepEqual([bytes, text, type], [5, 'hello', 'text/plain']);
    const large = { method: 'POST', body: new Uint8Array(11 * 1024 * 1024) };
    const refused = await ask('/echo', await tokenFor(ada), large);
    assert.equal(refused.status, 413);
  });

  it('answers a preflight of its pages, and of no others', async () => {
    const preflight = (from: string) =>
      fetch(`${api.url}/me`, {
        method: 'OPTIONS',
        headers: { origin: from, 'access-control-request-method': 'GET' },
      });
    const ours = await preflight(origin);
    assert.equal(ours.headers.get('access-control-allow-origin'), origin);
    assert.match(ours.headers.get('access-control-allow-headers') ?? '', /authorization/);
    assert.equal(ours.headers.get('access-control-allow-credentials'), null);
    const foreign = await preflight('http://localhost:4201');
    assert.equal(foreign.headers.get('access-control-allow-origin'), null);
  });

  it('takes tokens of a new key', async () => {
    await tenant.rotateKeys();
    // The keys are fetched anew at most every 30 seconds: a fresh API stands for that.
    const fresh = await createDemoApi({ port: 0, issuer: tenant.issuer, audience, origins: [] });
    const token = await tokenFor(ada);
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await fetch(`${fresh.url}/me`, { headers })).status, 200);
    await fresh.stop();
  });

  it('refuses all tokens when no audience is set, and knows no other paths', async () => {
    const closed = await createDemoApi({
      port: 0,
      issuer: tenant.issuer,
      audience: '',
      origins: [],
    });
    const headers = { authorization: `Bearer ${await tokenFor(ada)}` };
    assert.equal((await fetch(`${closed.url}/me`, { headers })).status, 401);
    assert.equal((await fetch(`${closed.url}/elsewhere`)).status, 404);
    await closed.stop();
  });

  it('answers 401, not 500, while the tenant is in trouble', async () => {
    const token = await tokenFor(ada);
    const troubled = await createDemoApi({
      port: 0,
      issuer: tenant.issuer,
      audience,
      origins: [],
    });
    const fault: FaultName = 'html-instead-of-json';
    tenant.faults.set(fault);
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await fetch(`${troubled.url}/me`, { headers })).status, 401);
    tenant.faults.clear(fault);
    await troubled.stop();
  });
});
