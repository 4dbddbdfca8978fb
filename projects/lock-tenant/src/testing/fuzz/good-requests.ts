// A good request for every route: what the fuzzer starts from, so that it gets past the first check.

export interface Draft {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** Null: no body. */
  body: Record<string, unknown> | null;
  as: 'json' | 'form';
}

const origin = 'http://localhost:4200';
const client_id = 'demo-client';
const authorize = {
  client_id,
  response_type: 'token id_token',
  redirect_uri: `${origin}/callback`,
  scope: 'openid profile email offline_access',
  state: 's',
  nonce: 'n',
};
const pkce = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
const control = { 'x-lock-tenant-control': '1' };
const database = 'Username-Password-Authentication';
const grants = 'http://auth0.com/oauth/grant-type/';

const get = (path: string, query = {}, headers = {}): Draft => ({
  method: 'GET',
  path,
  query,
  headers,
  body: null,
  as: 'json',
});
const post = (path: string, body: Record<string, unknown>, more: Partial<Draft> = {}): Draft => ({
  method: 'POST',
  path,
  query: {},
  headers: { origin },
  body,
  as: 'json',
  ...more,
});

/** `seen` are values that the tenant has given out: tickets, codes, tokens, cookies. */
export function goodRequests(seen: readonly string[]): Draft[] {
  const value = (index: number) => seen[index % Math.max(1, seen.length)] ?? 'none';
  const bearer = { authorization: `Bearer ${value(3)}` };
  return [
    get('/'),
    get('/client/demo-client.js'),
    get('/js/lock/14.3.0/de.js'),
    get('/avatars/al.svg'),
    get('/authorize', { ...authorize, login_ticket: value(0) }),
    get('/authorize', { ...authorize, ...pkce, response_type: 'code', login_ticket: value(1) }),
    get('/authorize', { ...authorize, prompt: 'none', response_mode: 'web_message', max_age: '5' }),
    get('/authorize', { ...authorize, owp: 'true', connection: 'google-oauth2' }),
    get('/authorize', { ...authorize, audience: 'https://api.demo.example', resource: 'urn:x' }),
    get(`/authorize/${value(2)}`),
    get(`/u/login/${value(2)}`),
    get(`/u/reset-password/${value(2)}`),
    get('/v2/logout', { client_id, returnTo: origin }),
    get('/oidc/logout', { client_id, id_token_hint: value(4) }),
    get('/oidc/logout/success'),
    get('/userinfo', {}, bearer),
    get('/.well-known/openid-configuration'),
    get('/.well-known/oauth-authorization-server'),
    get('/.well-known/jwks.json'),
    get('/user/geoloc/country'),
    ...['faults', 'requests', 'codes', 'token-lifetimes', 'clock', 'page'].map((name) =>
      get(`/_control/${name}`, {}, control),
    ),
    post('/userinfo', {}, { headers: bearer }),
    post('/oidc/logout/confirm', { xsrf: value(1), logout: 'yes' }, { as: 'form' }),
    post(`/u/login/${value(2)}`, { username: 'ada@example.com', password: 'x' }, { as: 'form' }),
    post(`/u/reset-password/${value(2)}`, { password: 'Quite-Long-1843x' }, { as: 'form' }),
    post('/co/authenticate', {
      client_id,
      username: 'ada@example.com',
      password: 'lovelace-1843',
      realm: database,
      credential_type: `${grants}password-realm`,
    }),
    post('/co/authenticate', {
      client_id,
      username: 'ada@example.com',
      otp: '000000',
      realm: 'email',
      credential_type: `${grants}passwordless/otp`,
    }),
    post('/dbconnections/signup', {
      client_id,
      email: 'new@example.com',
      password: 'Quite-Long-1843x',
      connection: database,
      user_metadata: { a: 'b' },
    }),
    post('/dbconnections/change_password', {
      client_id,
      email: 'ada@example.com',
      connection: database,
    }),
    post('/passwordless/start', {
      client_id,
      connection: 'email',
      email: 'ada@example.com',
      send: 'link',
      authParams: { scope: 'openid', state: 's' },
    }),
    post('/passwordless/start', { client_id, connection: 'sms', phone_number: '+447700900123' }),
    ...(['json', 'form'] as const).flatMap((as) => [
      post(
        '/oauth/token',
        {
          grant_type: 'authorization_code',
          client_id,
          code: value(1),
          code_verifier: 'x'.repeat(43),
          redirect_uri: authorize.redirect_uri,
        },
        { as },
      ),
      post(
        '/oauth/token',
        { grant_type: 'refresh_token', client_id, refresh_token: value(5), audience: 'x' },
        { as },
      ),
      post(
        '/oauth/token',
        { grant_type: 'client_credentials', client_id, client_secret: 'x', audience: 'x' },
        { as },
      ),
      post('/oauth/revoke', { client_id, token: value(5) }, { as }),
    ]),
    ...[
      '/usernamepassword/challenge',
      '/dbconnections/signup/challenge',
      '/dbconnections/change_password/challenge',
      '/passwordless/challenge',
    ].map((path) => post(path, { client_id, state: 's' })),
    post('/_control/faults', { active: ['expired'] }, { method: 'PUT', headers: control }),
    post('/_control/token-lifetimes', { idToken: 5 }, { method: 'PUT', headers: control }),
    post('/_control/clock', { advance: '1s' }, { headers: control }),
    post('/_control/rotate-keys', { keepOld: false }, { headers: control }),
    post('/_control/reset', {}, { headers: control }),
  ];
}
