// Mistakes in the options are found before the tenant starts, and said in one sentence.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkOptions } from './check-options.ts';
import { OptionError } from '../option-error.ts';
import { resolveSettings } from './settings.ts';

const client = { id: 'app', origins: ['http://localhost:4200'] };

const mistakes: [what: string, options: unknown, message: RegExp][] = [
  ['no object', [], /^The options must be an object/],
  ['an unknown option', { clinets: [] }, /^clinets is not an option; known are port, /],
  ['an inherited name', JSON.parse('{"__proto__": 1}'), /^__proto__ is not an option/],
  ['a port that is text', { port: '4400' }, /^port must be a whole number from 0 to 65535/],
  ['a port out of range', { port: 65_536 }, /^port must be a whole number/],
  ['no client', { clients: [] }, /^clients must be a list with at least one entry/],
  ['a client without an id', { clients: [{ origins: [] }] }, /^clients\[0\] needs id/],
  [
    'a client id that is a script',
    { clients: [{ ...client, id: 'a"b' }] },
    /^clients\[0\]\.id must be letters, digits/,
  ],
  ['a client without a callback', { clients: [{ id: 'app' }] }, /needs origins or callbacks/],
  [
    'an origin with a path',
    { clients: [{ id: 'app', origins: ['http://localhost:4200/app'] }] },
    /^clients\[0\]\.origins\[0\] must be an origin/,
  ],
  [
    'a callback with a fragment',
    { clients: [{ id: 'app', callbacks: ['http://localhost:4200/#/'] }] },
    /^clients\[0\]\.callbacks\[0\] must be an absolute http or https URL without a fragment/,
  ],
  [
    'a callback that is a script',
    { clients: [{ id: 'app', callbacks: ['javascript:alert(1)'] }] },
    /^clients\[0\]\.callbacks\[0\] must be an absolute http/,
  ],
  ['the same client twice', { clients: [client, client] }, /^clients has the id app twice/],
  ['an unknown fault', { faults: ['slwo'] }, /^faults\[0\] must be one of slow, hang, /],
  ['a lifetime of nothing', { tokenLifetimes: { idToken: 0 } }, /^tokenLifetimes\.idToken must be/],
  [
    'an unknown policy',
    { connections: [{ name: 'db', strategy: 'auth0', passwordPolicy: 'best' }] },
    /passwordPolicy must be one of none, low, fair, good, excellent/,
  ],
  ['a host for all', { host: '0.0.0.0' }, /needs allowNetwork/],
  ['cookies of no kind', { sameSite: 'strict' }, /^sameSite must be one of lax, none/],
  ['a public host with a path', { publicHost: 'a/b' }, /^publicHost must be a host name/],
  [
    'a user error nobody knows',
    { users: [{ email: 'a@b.c', signInError: 'x' }] },
    /^users\[0\]\.signInError must be/,
  ],
  [
    'a client with a connection nobody has',
    {
      clients: [{ ...client, connections: ['x'] }],
      connections: [{ name: 'db', strategy: 'auth0' }],
    },
    /^clients\[0\]\.connections names x, which is no connection/,
  ],
  [
    'a grant type nobody knows',
    { clients: [{ ...client, grantTypes: ['password'] }] },
    /^clients\[0\]\.grantTypes\[0\] must be one of authorization_code, implicit, refresh_token/,
  ],
  [
    'client credentials without a secret',
    { clients: [{ ...client, grantTypes: ['client_credentials'] }] },
    /^clients\[0\] needs a secret for client_credentials/,
  ],
  [
    'a further audience nobody has',
    { clients: [{ ...client, refreshTokens: { audiences: ['https://x.example'] } }] },
    /^clients\[0\]\.refreshTokens\.audiences names https:\/\/x\.example, which is no audience/,
  ],
];

/** Every option that takes a number, as options that hold this value. */
const numbers: Record<string, (value: unknown) => object> = {
  port: (port) => ({ port }),
  slowMilliseconds: (slowMilliseconds) => ({ slowMilliseconds }),
  'tokenLifetimes.idToken': (idToken) => ({ tokenLifetimes: { idToken } }),
  'tokenLifetimes.accessToken': (accessToken) => ({ tokenLifetimes: { accessToken } }),
  'tokenLifetimes.refreshToken': (refreshToken) => ({ tokenLifetimes: { refreshToken } }),
  'tokenLifetimes.session': (session) => ({ tokenLifetimes: { session } }),
  'limits.failedSignIns': (failedSignIns) => ({ limits: { failedSignIns } }),
  'limits.signUpsPerMinute': (signUpsPerMinute) => ({ limits: { signUpsPerMinute } }),
  'connections[0].minPasswordLength': (minPasswordLength) => ({
    connections: [{ name: 'db', strategy: 'auth0', minPasswordLength }],
  }),
  'clients[0].refreshTokens.reuseInterval': (reuseInterval) => ({
    clients: [{ ...client, refreshTokens: { reuseInterval } }],
  }),
};
const noNumbers: [unknown, string][] = [
  ['60', '"60"'],
  [[60], '[60]'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [-1, '-1'],
  [null, 'null'],
  [true, 'true'],
];

describe('checkOptions', () => {
  for (const [name, options] of Object.entries(numbers)) {
    it(`takes only a number for ${name}, and says what it was given`, () => {
      for (const [value, shown] of noNumbers) {
        assert.throws(
          () => checkOptions(options(value)),
          ({ message }: Error) =>
            message.startsWith(`${name} must be a whole number from `) &&
            message.endsWith(`, not ${shown}.`),
          shown,
        );
      }
    });
  }

  for (const [what, options, message] of mistakes) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => checkOptions(options),
        (error) => {
          assert.ok(error instanceof OptionError);
          assert.match(error.message, message);
          assert.match(error.message, /^[^\n]+\.$/, 'one sentence on one line');
          return true;
        },
      );
    });
  }

  it('accepts nothing at all, and an address for all when it is said in so many words', () => {
    checkOptions({});
    checkOptions({ host: '0.0.0.0', allowNetwork: true });
  });
});

describe('resolveSettings', () => {
  it('turns an origin into exact callbacks, logout URLs and a web origin', () => {
    const [resolved] = resolveSettings({ clients: [client] }).clients;
    assert.deepEqual(resolved?.callbacks, [
      'http://localhost:4200',
      'http://localhost:4200/',
      'http://localhost:4200/callback',
    ]);
    assert.deepEqual(resolved?.logoutUrls, ['http://localhost:4200', 'http://localhost:4200/']);
    assert.deepEqual(resolved?.webOrigins, ['http://localhost:4200']);
  });

  it('does not share the lifetimes between two tenants', () => {
    const one = resolveSettings({});
    one.tokenLifetimes.idToken = 5;
    assert.equal(resolveSettings({}).tokenLifetimes.idToken, 36_000);
  });
});
