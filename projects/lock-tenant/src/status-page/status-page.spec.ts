// The status page: what it shows, and that nothing that came from outside is markup there.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTenant, faultNames, type Tenant } from '../public-api.ts';
import { AppPage, ada } from '../testing/app-page.ts';

const attack = '<img src=x onerror=alert(1)>';

describe('the status page', () => {
  let tenant: Tenant;
  let html: string;
  before(async () => {
    tenant = await createTenant({
      port: 0,
      name: attack,
      faults: ['hs256'],
      users: [
        { email: 'ada@example.com', password: ada.password, name: attack, claims: { [attack]: 1 } },
      ],
    });
    const page = new AppPage(tenant);
    await page.authenticate({ username: attack, password: 'x' });
    await page.call('/passwordless/start', { connection: 'email', email: `"${attack}"@x.y` });
    await page.call('/passwordless/start', { connection: 'email', email: 'grace@example.com' });
    await page.fetch(page.authorizeUrl({ state: attack, client_id: attack }));
    await page.fetch('/v2/logout?returnTo=' + encodeURIComponent(attack));
    html = await (await fetch(tenant.url)).text();
  });
  after(() => tenant.stop());

  it('shows clients, users, requests and codes', () => {
    for (const text of [
      'demo-client',
      'http://localhost:4200/callback',
      'ada@example.com',
      '/co/authenticate',
      'access_denied',
      tenant.codeFor('grace@example.com') ?? 'no code',
      tenant.issuer,
    ]) {
      assert.ok(html.includes(text), text);
    }
  });

  it('has a switch for each fault, as it stands', () => {
    for (const name of faultNames) {
      const input = new RegExp(`<input[^>]*value="${name}"[^>]*>`).exec(html)?.[0] ?? '';
      assert.equal(/\bchecked\b/.test(input), name === 'hs256', name);
    }
  });

  it('escapes everything that comes from outside', () => {
    assert.ok(html.includes('&#60;img'));
    assert.ok(!html.includes('<img src=x'));
  });

  it('shows the passwords that the options made up, and none that a person chose', async () => {
    assert.ok(html.includes(`>${ada.password}</code>`));
    const chosen = 'somebodys-Real-1843';
    const page = new AppPage(tenant);
    const database = { connection: 'Username-Password-Authentication' };
    const email = 'new@example.com';
    const { status } = await page.call('/dbconnections/signup', {
      ...database,
      email,
      password: chosen,
    });
    assert.equal(status, 200);
    const now = await (await fetch(tenant.url)).text();
    assert.ok(now.includes(email));
    assert.ok(!now.includes(chosen));
  });

  it('shows no password where other machines are served', async () => {
    const open = await createTenant({ port: 0, host: '127.0.0.1', allowNetwork: true });
    try {
      const page = await (await fetch(open.url)).text();
      assert.ok(page.includes('ada@example.com'));
      assert.ok(!page.includes(ada.password));
    } finally {
      await open.stop();
    }
  });

  it('shows why each request was decided as it was', () => {
    assert.ok(html.includes('Nobody at Username-Password-Authentication is called'));
    assert.ok(html.includes('Refused: access_denied'));
  });

  it('fetches its live parts with the control header only', async () => {
    assert.equal((await fetch(`${tenant.url}/_control/page`)).status, 403);
    const headers = { 'x-lock-tenant-control': '1' };
    const response = await fetch(`${tenant.url}/_control/page`, { headers });
    const { sections, faults } = (await response.json()) as {
      sections: Record<string, string>;
      faults: string[];
    };
    assert.deepEqual(Object.keys(sections), ['requests', 'messages', 'users']);
    assert.deepEqual(faults, ['hs256']);
    assert.ok(!JSON.stringify(sections).includes('<img src=x'));
  });
});
