// onLogin: claims for either token, on every sign-in and refresh, and refusals with a text.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createTenant, type LoginEvent, type OnLogin, type Tenant } from '../public-api.ts';
import { ada, AppPage, decodePart } from '../testing/app-page.ts';
import { exchange, refresh, signInForCode, tokens } from '../testing/token-calls.ts';

const audience = 'https://api.demo.example';
const roles = 'https://my.example/roles';

describe('onLogin', () => {
  let tenant: Tenant;
  let page: AppPage;
  let act: OnLogin;
  let events: LoginEvent[];
  before(async () => {
    tenant = await createTenant({
      port: 0,
      onLogin: (event) => {
        events.push(event);
        return act(event);
      },
    });
  });
  const begin = (action: OnLogin) => {
    act = action;
    events = [];
    page = new AppPage(tenant);
  };
  afterEach(() => tenant.reset());
  after(() => tenant.stop());

  it('adds claims to either token of an implicit sign-in', async () => {
    begin(({ idToken, accessToken }) => {
      idToken[roles] = ['reader'];
      accessToken[roles] = ['writer'];
    });
    const { id_token, access_token } = await page.signIn(ada, { audience });
    assert.deepEqual(decodePart(id_token)[roles], ['reader']);
    assert.deepEqual(decodePart(access_token)[roles], ['writer']);
  });

  it('waits for a promise, and its claims reach the tokens of a code', async () => {
    begin(async ({ idToken, accessToken }) => {
      await Promise.resolve();
      idToken[roles] = accessToken[roles] = ['late'];
    });
    const { body } = await exchange(page, await signInForCode(page, { audience }));
    assert.deepEqual(decodePart(body['id_token'])[roles], ['late']);
    assert.deepEqual(decodePart(body['access_token'])[roles], ['late']);
    assert.equal(events.length, 1);
  });

  it('is asked again at every refresh and silent renewal, and told which it is', async () => {
    begin(({ accessToken }) => void (accessToken[roles] = events.length));
    const first = await tokens(page, { audience });
    const { body } = await refresh(page, first['refresh_token']);
    assert.equal(decodePart(body['access_token'])[roles], 2);
    await page.authorizeInFrame({ audience });
    const asked = events.map(({ request }) => [request.kind, request.audience]);
    assert.deepEqual(asked, [
      ['interactive', audience],
      ['refresh', audience],
      ['silent', audience],
    ]);
  });

  it('is told who signs in and what was asked for, but no password', async () => {
    begin(() => {});
    await page.signIn(ada, { scope: 'openid email', acr_values: 'gold silver' });
    const { user, request } = events[0] ?? assert.fail('not asked');
    assert.equal(user.email, ada.username);
    assert.equal('password' in user, false);
    assert.equal(request.clientId, 'demo-client');
    assert.deepEqual(request.scopes, ['openid', 'email']);
    assert.deepEqual(request.acrValues, ['gold', 'silver']);
  });

  it('refuses with its text, in a redirect and in a frame', async () => {
    begin(({ deny }) => deny('Only on Mondays.'));
    const login_ticket = await page.ticket();
    const redirected = await page.authorize({ login_ticket });
    assert.equal(redirected['error'], 'access_denied');
    assert.equal(redirected['error_description'], 'Only on Mondays.');
    assert.equal(redirected['id_token'], undefined);
    const framed = await page.authorizeInFrame({ login_ticket: await page.ticket() });
    assert.equal(framed['error'], 'access_denied');
    assert.equal(framed['error_description'], 'Only on Mondays.');
  });

  it('refuses as a rule does when it is told to, and though its function catches everything', async () => {
    begin(({ deny }) => {
      try {
        deny('Only on Mondays.', 'unauthorized');
      } catch {
        // What a careless function does.
      }
    });
    assert.equal((await page.signIn())['error'], 'unauthorized');
  });

  it('refuses a refresh and leaves the refresh token unused', async () => {
    begin(() => {});
    const { refresh_token } = await tokens(page);
    act = ({ deny }) => deny('Not now.');
    const { status, body } = await refresh(page, refresh_token);
    assert.deepEqual([status, body['error']], [400, 'access_denied']);
    act = () => {};
    assert.equal((await refresh(page, refresh_token)).status, 200);
  });

  it('refuses with the text of what its function throws', async () => {
    begin(() => {
      throw new Error('The directory is down.');
    });
    const answer = await page.signIn();
    assert.equal(answer['error'], 'access_denied');
    assert.equal(answer['error_description'], 'The directory is down.');
  });

  it('cannot set the claims of the protocol', async () => {
    begin(({ idToken, accessToken }) => {
      for (const claims of [idToken, accessToken]) Object.assign(claims, { sub: 'x', exp: 1 });
    });
    const { id_token, access_token } = await page.signIn(ada, { audience });
    for (const token of [id_token, access_token]) {
      const { sub, exp } = decodePart(token);
      assert.match(String(sub), /^auth0\|/);
      assert.ok(Number(exp) > 1);
    }
  });

  it('is not asked before the person has answered the sign-in page', async () => {
    begin(() => {});
    const response = await page.fetch(page.authorizeUrl());
    assert.match(response.headers.get('location') ?? '', /\/u\/login\//);
    assert.equal(events.length, 0);
  });
});
