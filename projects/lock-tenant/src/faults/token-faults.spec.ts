// The faults of the token endpoint, each alone: what a single-page app gets, and what is left after.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  createTenant,
  faultNames,
  faultTable,
  type FaultName,
  type Tenant,
} from '../public-api.ts';
import { AppPage, appOrigin, decodePart } from '../testing/app-page.ts';
import { exchange, refresh, signInForCode, tokens } from '../testing/token-calls.ts';

const second = 'https://second.example';

describe('faults of the token endpoint', () => {
  let tenant: Tenant;
  let page: AppPage;
  const tested = new Set<FaultName>();
  before(async () => {
    tenant = await createTenant({
      port: 0,
      slowMilliseconds: 400,
      audiences: [second],
      clients: [
        { id: 'demo-client', origins: [appOrigin], refreshTokens: { audiences: [second] } },
      ],
    });
    page = new AppPage(tenant);
  });
  afterEach(() => tenant.reset());
  after(() => tenant.stop());

  function fault(name: FaultName, what: string, work: () => Promise<void>): void {
    tested.add(name);
    it(`${name}: ${what}`, work);
  }

  fault('token-endpoint-slow', 'answers late there, and nowhere else', async () => {
    const signedIn = await signInForCode(page);
    tenant.faults.set('token-endpoint-slow');
    const started = performance.now();
    assert.equal((await page.authenticate()).status, 200);
    const between = performance.now();
    assert.equal((await exchange(page, signedIn)).status, 200);
    assert.ok(performance.now() - between >= 399, 'the token endpoint waits');
    assert.ok(between - started < 399, 'the sign-in does not');
  });

  fault('token-endpoint-dies', 'the refresh token is spent and its successor lost', async () => {
    const { refresh_token } = await tokens(page);
    tenant.faults.set('token-endpoint-dies');
    await assert.rejects(refresh(page, refresh_token), { message: 'fetch failed' });
    tenant.faults.clear();
    assert.equal((await refresh(page, refresh_token)).body['error'], 'invalid_grant');
  });

  fault('code-reused', 'no code is good', async () => {
    tenant.faults.set('code-reused');
    const { status, body } = await exchange(page, await signInForCode(page));
    assert.equal(status, 400);
    assert.equal(body['error'], 'invalid_grant');
  });

  fault('refresh-reused', 'the refresh is refused, and its family is gone for good', async () => {
    const { refresh_token } = await tokens(page);
    tenant.faults.set('refresh-reused');
    assert.equal((await refresh(page, refresh_token)).body['error'], 'invalid_grant');
    tenant.faults.clear();
    assert.equal((await refresh(page, refresh_token)).body['error'], 'invalid_grant');
  });

  fault('no-refresh-token', 'the other tokens come', async () => {
    tenant.faults.set('no-refresh-token');
    const body = await tokens(page);
    assert.ok(body['id_token'] && body['access_token']);
    assert.equal(body['refresh_token'], undefined);
  });

  fault('audience-ignored', "the first audience's token comes, with 200", async () => {
    const { refresh_token } = await tokens(page);
    const asked = await refresh(page, refresh_token, { audience: second });
    assert.match(JSON.stringify(decodePart(asked.body['access_token'])['aud']), /second/);
    tenant.faults.set('audience-ignored');
    const { status, body } = await refresh(page, asked.body['refresh_token'], { audience: second });
    assert.equal(status, 200);
    assert.doesNotMatch(body['access_token'] ?? '', /\./, 'opaque, as at the sign-in');
  });

  it('are all tested above', () => {
    const all = faultNames.filter((name) => faultTable[name].kind === 'token');
    assert.deepEqual(
      all.filter((name) => !tested.has(name)),
      [],
    );
  });
});
