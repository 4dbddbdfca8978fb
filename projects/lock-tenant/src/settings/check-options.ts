// Finds the first mistake in the options and says it in one sentence.
import {
  aFunction,
  anObject,
  atLeastOne,
  fault,
  flag,
  list,
  matching,
  oneOf,
  origin,
  shape,
  text,
  url,
  wholeNumber,
  type Check,
} from './option-checks.ts';
import { demoAudiences } from './demo.ts';
import { grantTypes } from './grant-types.ts';
import { OptionError } from '../option-error.ts';

import type { AudienceOptions, ClientOptions } from './tenant-options.ts';

/** Throws OptionError on the first mistake, naming its place, e.g. `clients[0].callbacks[1]`. */
export function checkOptions(options: unknown): void {
  tenantOptions(options, '');
  const {
    host,
    allowNetwork,
    clients = [],
    connections,
    audiences = demoAudiences,
  } = options as {
    host?: string;
    allowNetwork?: boolean;
    clients?: ClientOptions[];
    audiences?: (string | AudienceOptions)[];
    connections?: { name: string; strategy: string }[];
  };
  if (host !== undefined && !isLoopback(host) && !allowNetwork) {
    throw new OptionError(
      `host ${host} can be reached by other machines; this tenant is for development, so that needs allowNetwork (--allow-network).`,
      'host',
    );
  }
  const ids = clients.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new OptionError(
      `clients has the id ${twice} twice.`,
      `clients[${ids.lastIndexOf(twice)}].id`,
    );
  for (const [index, { refreshTokens }] of clients.entries()) {
    const unknown = refreshTokens?.audiences
      ?.map(nameOf)
      .find((name) => !audiences.some((entry) => nameOf(entry) === name));
    if (unknown) {
      throw new OptionError(
        `clients[${index}].refreshTokens.audiences names ${unknown}, which is no audience.`,
        `clients[${index}].refreshTokens.audiences`,
      );
    }
  }
  if (!connections) return;
  for (const [index, client] of clients.entries()) {
    const unknown = client.connections?.find((name) => !connections.some((c) => c.name === name));
    if (unknown) {
      throw new OptionError(
        `clients[${index}].connections names ${unknown}, which is no connection.`,
        `clients[${index}].connections`,
      );
    }
  }
}

function nameOf(audience: string | AudienceOptions): string {
  return typeof audience === 'string' ? audience : audience.audience;
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
}

// It stands in a script's path and text; Auth0's ids are letters and digits.
const clientId = matching(/^[\w-]{1,100}$/, 'letters, digits, - and _ only');
const hostName = matching(/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i, 'a host name');
const country = matching(/^[A-Z]{2}$/, 'two capital letters');
const signInError = matching(
  /^(password_change_required|mfa_required|rule:.+)$/,
  'password_change_required, mfa_required or rule:TEXT',
);
const seconds = wholeNumber(1, 100 * 365 * 86_400);
const urls = list(url);
const texts = list(text);
const audience: Check = (value, path) =>
  typeof value === 'string'
    ? text(value, path)
    : shape({ audience: text, scopes: texts }, ['audience'])(value, path);
const client = shape(
  {
    id: clientId,
    name: text,
    secret: text,
    origins: list(origin),
    callbacks: urls,
    logoutUrls: urls,
    webOrigins: list(origin),
    connections: texts,
    grantTypes: list(oneOf(grantTypes)),
    refreshTokens: shape({
      rotation: flag,
      reuseInterval: wholeNumber(0, 86_400),
      audiences: list(audience),
    }),
  },
  ['id'],
);
const clientWithCallback: Check = (value, path) => {
  client(value, path);
  const { origins = [], callbacks = [], grantTypes: grants, secret } = value as ClientOptions;
  if (grants?.includes('client_credentials') && !secret) {
    throw new OptionError(`${path} needs a secret for client_credentials.`, path);
  }
  const needsNoCallback = grants?.every((grant) => grant === 'client_credentials');
  if (origins.length + callbacks.length === 0 && !needsNoCallback) {
    throw new OptionError(`${path} needs origins or callbacks.`, path);
  }
};
const user = shape({
  email: text,
  password: text,
  phoneNumber: text,
  username: text,
  name: text,
  givenName: text,
  familyName: text,
  nickname: text,
  picture: text,
  emailVerified: flag,
  id: text,
  connection: text,
  claims: anObject,
  userMetadata: anObject,
  blocked: flag,
  mfa: flag,
  signInError,
});
const connection = shape(
  {
    name: text,
    strategy: text,
    displayName: text,
    passwordPolicy: oneOf(['none', 'low', 'fair', 'good', 'excellent']),
    minPasswordLength: wholeNumber(1, 128),
    passwordDictionary: flag,
    passwordNoPersonalInfo: flag,
    requiresUsername: flag,
    signUp: flag,
    forgotPassword: flag,
    domains: texts,
  },
  ['name', 'strategy'],
);

const organization = shape(
  {
    id: matching(/^org_\w+$/, 'an id such as org_acme'),
    name: matching(/^[a-z0-9][\w-]*$/, 'a name in lower case'),
    members: texts,
    invitations: texts,
  },
  ['id', 'name'],
);

const tenantOptions = shape({
  port: wholeNumber(0, 65_535),
  host: text,
  allowNetwork: flag,
  publicHost: hostName,
  sameSite: oneOf(['lax', 'none']),
  name: text,
  clients: atLeastOne(clientWithCallback),
  users: list(user),
  connections: atLeastOne(connection),
  audiences: list(audience),
  organizations: list(organization),
  tokenLifetimes: shape({
    idToken: seconds,
    accessToken: seconds,
    refreshToken: seconds,
    session: seconds,
  }),
  faults: list(fault),
  slowMilliseconds: wholeNumber(0, 600_000),
  limits: shape({
    failedSignIns: wholeNumber(1, 1_000_000),
    signUpsPerMinute: wholeNumber(1, 1_000_000),
  }),
  leakedPasswords: texts,
  countryCode: country,
  onLogin: aFunction,
});

/** Checks a change of token lifetimes while the tenant runs. Throws OptionError. */
export function checkTokenLifetimes(value: unknown): void {
  shape({ idToken: seconds, accessToken: seconds, refreshToken: seconds, session: seconds })(
    value,
    'tokenLifetimes',
  );
}

/** Checks one user who is added while the tenant runs. Throws OptionError. */
export function checkUser(value: unknown): void {
  user(value, 'user');
}
