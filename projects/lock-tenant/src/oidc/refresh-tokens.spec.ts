// Refresh tokens: rotation, families that die together, the reuse interval, audiences, revocation.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { AppPage, appOrigin, decodePart } from '../testing/app-page.ts';
import { post, refresh, tokens } from '../testing/token-calls.ts';

const first = 'https://api.demo.example';
const second = 'https://second.example';

describe('refresh tokens', () => {
  let tenant: Tenant;
  const pageOf = (clientId: string) => new AppPage(tenant, clientId);
  before(async () => {
    const client = (id: string, refreshTokens = {}) => ({
      id,
      origins: [appOrigin],
      refreshTokens,
    });
    tenant = await createTenant({
      port: 0,
      audiences: [
        { audience: first, scopes: ['read:demo', 'write:demo'] },
        { audience: second, scopes: ['read:second', 'write:second'] },
        'https://third.example',
      ],
      clients: [
        client('demo-client'),
        client('lenient', { reuseInterval: 60 }),
        client('stable', { rotation: false }),
        client('many', { audiences: [{ audience: second, scopes: ['read:second'] }] }),
      ],
    });
  });
  after(() => tenant.stop());

  it('are replaced at each use', async () => {
    const page = pageOf('demo-client');
    let { refresh_token } = await tokens(page);
    for (let round = 0; round < 3; round++) {
      const { status, body } = await refresh(page, refresh_token);
      assert.equal(status, 200);
      assert.notEqual(body['refresh_token'], refresh_token);
      assert.ok(body['id_token'] && body['access_token']);
      ({ refresh_token } = body);
    }
  });

  it('take their family along when one is used twice, the newest included', async () => {
    const page = pageOf('demo-client');
    const { refresh_token } = await tokens(page);
    const renewed = await refresh(page, refresh_token);
    assert.equal((await refresh(page, refresh_token)).body['error'], 'invalid_grant');
    assert.equal((await refresh(page, renewed.body['refresh_token'])).status, 400);
  });

  it('leave another sign-in of the same person alone when their family dies', async () => {
    const page = pageOf('demo-client');
    const one = await tokens(page);
    const other = await tokens(page);
    await refresh(page, one['refresh_token']);
    assert.equal((await refresh(page, one['refresh_token'])).status, 400);
    assert.equal((await refresh(page, other['refresh_token'])).status, 200);
    assert.ok((await page.authorizeInFrame())['id_token'], 'the session stays too');
  });

  it('let one of two refreshes at once win, and its family is dead', async () => {
    const page = pageOf('demo-client');
    const { refresh_token } = await tokens(page);
    const answers = await Promise.all([refresh(page, refresh_token), refresh(page, refresh_token)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400]);
    const winner = answers.find(({ status }) => status === 200);
    assert.equal((await refresh(page, winner?.body['refresh_token'])).status, 400);
  });

  it('work again within the reuse interval of the client', async () => {
    const page = pageOf('lenient');
    const { refresh_token } = await tokens(page);
    const [one, two] = [await refresh(page, refresh_token), await refresh(page, refresh_token)];
    assert.deepEqual([one.status, two.status], [200, 200]);
    assert.notEqual(one.body['refresh_token'], two.body['refresh_token']);
    assert.equal((await refresh(page, one.body['refresh_token'])).status, 200);
  });

  it('stay as they are for a client without rotation', async () => {
    const page = pageOf('stable');
    const { refresh_token } = await tokens(page);
    for (let round = 0; round < 2; round++) {
      const { status, body } = await refresh(page, refresh_token);
      assert.equal(status, 200);
      assert.equal(body['refresh_token'], refresh_token);
    }
  });

  it("give a token for a further audience of the client's setting, with its scopes", async () => {
    const page = pageOf('many');
    const scope = 'openid profile offline_access read:demo';
    const signedIn = await tokens(page, { audience: first, scope });
    assert.equal(decodePart(signedIn['access_token'])['scope'], scope);
    const other = await refresh(page, signedIn['refresh_token'], { audience: second });
    const claims = decodePart(other.body['access_token']);
    assert.deepEqual(claims['aud'], [second, `${tenant.issuer}userinfo`]);
    assert.equal(claims['scope'], 'openid profile offline_access read:second');
    assert.equal(other.body['scope'], claims['scope']);
    const back = await refresh(page, other.body['refresh_token']);
    assert.equal(decodePart(back.body['access_token'])['scope'], scope);
  });

  it('narrow the scopes of a further audience to those that are asked for', async () => {
    const page = pageOf('many');
    const { refresh_token } = await tokens(page);
    const scope = 'read:second write:second';
    const { body } = await refresh(page, refresh_token, { audience: second, scope });
    const claims = decodePart(body['access_token']);
    assert.equal(claims['aud'], second);
    assert.equal(claims['scope'], 'read:second');
  });

  it("ignore an audience outside the client's setting: the first one's token comes back", async () => {
    for (const clientId of ['many', 'demo-client']) {
      const page = pageOf(clientId);
      const { refresh_token } = await tokens(page, {
        audience: first,
        scope: 'openid offline_access',
      });
      const audience = 'https://third.example';
      const { status, body } = await refresh(page, refresh_token, { audience });
      assert.equal(status, 200);
      assert.deepEqual(decodePart(body['access_token'])['aud'], [
        first,
        `${tenant.issuer}userinfo`,
      ]);
    }
  });

  for (const as of ['form', 'json'] as const) {
    it(`are revoked with their family at /oauth/revoke, asked by ${as}`, async () => {
      const page = pageOf('demo-client');
      const { refresh_token = '' } = await tokens(page);
      const renewed = (await refresh(page, refresh_token)).body['refresh_token'] ?? '';
      const { status } = await post(page, '/oauth/revoke', { token: renewed }, as);
      assert.equal(status, 200);
      assert.equal((await refresh(page, renewed)).status, 400);
    });
  }

  it('are not revoked by another client, and an unknown one is no error', async () => {
    const page = pageOf('demo-client');
    const { refresh_token = '' } = await tokens(page);
    const stranger = await post(pageOf('lenient'), '/oauth/revoke', { token: refresh_token });
    assert.equal(stranger.status, 200);
    assert.equal((await post(page, '/oauth/revoke', { token: 'unknown' })).status, 200);
    assert.equal((await refresh(page, refresh_token)).status, 200);
  });
});
