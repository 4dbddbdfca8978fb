// Who may talk to the tenant: the Host header, origins, the control header, and what pages allow.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { ada, AppPage, appOrigin } from '../testing/app-page.ts';

describe('the gates of a tenant', () => {
  let tenant: Tenant;
  before(async () => {
    tenant = await createTenant({
      port: 0,
      clients: [
        { id: 'demo-client', origins: [appOrigin] },
        { id: 'other', origins: ['http://localhost:5200'] },
      ],
    });
  });
  after(() => tenant.stop());

  /** Node's fetch does not let anybody choose the Host header. */
  const statusFor = (host: string, path = '/client/demo-client.js') =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: tenant.port, path, headers: { host } },
        (response) => resolve(response.resume().statusCode),
      );
      sent.once('error', reject).end();
    });

  it('answers to the loopback names, on its own port', async () => {
    for (const name of ['localhost', 'LOCALHOST', '127.0.0.1', '[::1]']) {
      assert.equal(await statusFor(`${name}:${tenant.port}`), 200, name);
    }
  });

  it('does not answer to any other name, as a rebound DNS name would be', async () => {
    const names = [
      `evil.example:${tenant.port}`,
      `localhost.evil.example:${tenant.port}`,
      'localhost:1',
      'localhost',
      `user@localhost:${tenant.port}`,
    ];
    for (const name of names) {
      for (const path of ['/client/demo-client.js', '/', '/_control/faults']) {
        assert.notEqual(await statusFor(name, path), 200, `${name} ${path}`);
      }
    }
  });

  it('answers to a public name when it is given one', async () => {
    const named = await createTenant({ port: 0, publicHost: 'tenant.internal' });
    try {
      assert.equal(named.issuer, `http://tenant.internal:${named.port}/`);
      const status = await new Promise((resolve) => {
        const headers = { host: `tenant.internal:${named.port}` };
        request({ host: '127.0.0.1', port: named.port, headers }, (response) =>
          resolve(response.resume().statusCode),
        ).end();
      });
      assert.equal(status, 200);
    } finally {
      await named.stop();
    }
  });

  const preflight = (origin: string, path = '/co/authenticate') =>
    fetch(`${tenant.url}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,auth0-client',
      },
    });

  it("answers a preflight of a client's origin, with credentials, and of no other", async () => {
    const ours = await preflight(appOrigin);
    assert.equal(ours.status, 204);
    assert.equal(ours.headers.get('access-control-allow-origin'), appOrigin);
    assert.equal(ours.headers.get('access-control-allow-credentials'), 'true');
    const allowed = ours.headers.get('access-control-allow-headers') ?? '';
    for (const name of ['content-type', 'auth0-client', 'authorization', 'x-request-language']) {
      assert.ok(allowed.includes(name), name);
    }
    for (const origin of ['http://localhost:4201', 'https://localhost:4200', 'null', '']) {
      const foreign = await preflight(origin);
      assert.equal(foreign.headers.get('access-control-allow-origin'), null, origin);
      assert.equal(foreign.status, 403);
    }
  });

  it("refuses a call for a client from another client's origin", async () => {
    const page = new AppPage(tenant);
    const body = {
      ...ada,
      realm: 'Username-Password-Authentication',
      credential_type: 'http://auth0.com/oauth/grant-type/password-realm',
    };
    for (const origin of ['http://localhost:5200', 'http://evil.example', 'null']) {
      const answer = await page.call('/co/authenticate', body, origin);
      assert.equal(answer.status, 403, origin);
      assert.equal(answer.body['error'], 'unauthorized_client');
    }
  });

  it('opens the control routes to the header only, and never across origins', async () => {
    const url = `${tenant.url}/_control/faults`;
    assert.equal((await fetch(url)).status, 403);
    assert.equal((await fetch(url, { headers: { 'x-lock-tenant-control': '0' } })).status, 403);
    const put = await fetch(url, { method: 'PUT', body: '{"active":["slow"]}' });
    assert.equal(put.status, 403);
    assert.deepEqual(tenant.faults.list(), []);
    const asked = await preflight(appOrigin, '/_control/faults');
    assert.equal(asked.status, 405);
    assert.equal(asked.headers.get('access-control-allow-origin'), null);
    const read = await fetch(url, {
      headers: { 'x-lock-tenant-control': '1', origin: appOrigin },
    });
    assert.equal(read.headers.get('access-control-allow-origin'), null);
  });

  it('sends pages with a policy that lets nothing in and nobody frame them', async () => {
    const page = new AppPage(tenant);
    const login = await page.fetch(page.authorizeUrl());
    for (const path of ['/', login.headers.get('location') ?? '', '/v2/logout?returnTo=x']) {
      const response = await page.fetch(path);
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/, path);
      assert.match(policy, /frame-ancestors 'none'/, path);
      assert.doesNotMatch(policy, /unsafe/, path);
    }
  });

  it('knows no other paths', async () => {
    for (const path of ['/nothing', '/client/../cli.ts', '/js/lock/1/..%2f..%2fpackage.js']) {
      assert.equal((await fetch(tenant.url + path)).status, 404, path);
    }
  });
});
