// What the log says of each request: what was decided, and why, also where the answer must not tell.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createTenant, type RecordedRequest, type Tenant } from '../public-api.ts';
import { ada, AppPage, appOrigin } from '../testing/app-page.ts';
import { refresh, tokens } from '../testing/token-calls.ts';

describe('the log of requests', () => {
  let tenant: Tenant;
  let page: AppPage;
  before(async () => {
    const users = [
      { email: ada.username, password: ada.password },
      { email: 'mfa@example.com', password: 'x', mfa: true },
    ];
    tenant = await createTenant({ port: 0, users });
    page = new AppPage(tenant);
  });
  afterEach(() => {
    tenant.reset();
    page.cookies.clear();
  });
  after(() => tenant.stop());

  const last = (): RecordedRequest => tenant.requests.at(-1) as RecordedRequest;
  const told = () => [last().decision, last().reason, last().person];

  it('says why a password is right', async () => {
    await page.authenticate();
    assert.deepEqual(told(), ['A login ticket', 'The password is right.', ada.username]);
  });

  it('tells a wrong password from a stranger, which the answer does not', async () => {
    await page.authenticate({ ...ada, password: 'not-hers' });
    assert.equal(last().reason, 'It is not the password of ada@example.com.');
    const hers = last().answer;
    await page.authenticate({ username: 'eve@example.com', password: 'x' });
    assert.match(last().reason ?? '', /^Nobody at Username-Password-Authentication is called eve/);
    assert.deepEqual(last().answer, hers);
  });

  it('says which tokens /authorize gave, and by what', async () => {
    await page.signIn();
    const handed = 'Signed in: ID token, access token';
    assert.deepEqual(told(), [handed, 'The login ticket is good.', ada.username]);
    await page.authorizeInFrame();
    assert.deepEqual(told(), [handed, 'This browser has a session with the tenant.', ada.username]);
  });

  it('says why a silent /authorize is refused', async () => {
    await page.authorizeInFrame();
    assert.equal(last().decision, 'Refused: login_required');
    assert.match(last().reason ?? '', /no session .* prompt=none asks nobody/);
    tenant.faults.set('consent-required');
    await page.signIn();
    await page.authorizeInFrame();
    assert.equal(last().reason, 'The fault consent-required is on.');
  });

  it('names the callbacks when an address is not among them', async () => {
    await page.fetch(page.authorizeUrl({ redirect_uri: `${appOrigin}/elsewhere` }));
    assert.match(
      last().reason ?? '',
      /\/elsewhere is not among the callbacks of demo-client: http/,
    );
  });

  it('says for what a person is asked', async () => {
    await page.fetch(page.authorizeUrl());
    assert.equal(last().decision, 'Asks the person: login');
    const login_ticket = await page.ticket({ username: 'mfa@example.com', password: 'x' });
    await page.fetch(page.authorizeUrl({ login_ticket }));
    assert.deepEqual(told(), [
      'Asks for the second factor',
      'The user has a second factor.',
      'mfa@example.com',
    ]);
  });

  it('says why the token endpoint gives tokens, and why it does not', async () => {
    const { refresh_token = '' } = await tokens(page);
    assert.equal(last().reason, 'The code is good, and its verifier fits.');
    await refresh(page, refresh_token);
    assert.equal(last().decision, 'Tokens: ID token, access token, refresh token');
    await refresh(page, refresh_token);
    assert.equal(last().decision, 'Refused: invalid_grant');
    assert.equal(last().reason, 'Refresh token already used.');
  });

  it('does not stumble over calls without usable parameters', async () => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const bodies = ['', 'grant_type=a&grant_type=b', 'client_id=demo-client', '=', 'a[b]=c'];
    // Escaped, it is larger than oidc-provider reads.
    bodies.push('a=' + '['.repeat(50_000));
    for (const authorization of ['', 'Basic', 'Basic !!!', 'Basic Og==', 'Bearer x']) {
      for (const body of bodies) {
        const headers = { ...type, ...(authorization && { authorization }) };
        const response = await page.fetch('/oauth/token', { method: 'POST', headers, body });
        assert.ok(
          response.status < 500,
          `${response.status} to ${authorization} ${body.slice(0, 30)}`,
        );
        assert.match(last().decision ?? '', /^Refused: /);
      }
    }
  });

  it('says which faults took a request, and keeps what nobody serves', async () => {
    tenant.faults.set('server-error');
    await page.authenticate();
    assert.deepEqual(told().slice(0, 2), ['Left to a fault', 'Faults are on: server-error.']);
    await page.fetch('/nowhere');
    assert.equal(last().decision, 'Not found');
  });

  it('has the tenant’s own pages, without what was typed there', async () => {
    const response = await page.fetch(page.authorizeUrl());
    const login = response.headers.get('location') ?? '';
    const body = new URLSearchParams({ username: ada.username, password: ada.password });
    await page.fetch(login, { method: 'POST', body });
    assert.equal(last().path, new URL(login, tenant.url).pathname);
    assert.deepEqual(last().body, { username: ada.username, password: '(hidden)' });
    assert.deepEqual(told(), ['A login ticket', 'The password is right.', ada.username]);
  });
});
