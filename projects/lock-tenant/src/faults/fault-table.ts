// Every fault by name: one misbehaviour each, with what it does and where.

/** Where a fault acts: on the wire, on the ID token, in the answer of /authorize or of /oauth/token. */
export type FaultKind = 'wire' | 'id-token' | 'authorize' | 'token';

interface Fault {
  kind: FaultKind;
  what: string;
}

/** The order matters for ID tokens: faults are applied from top to bottom. */
export const faultTable = {
  slow: { kind: 'wire', what: 'Every request is answered late (3 s, or slowMilliseconds).' },
  hang: { kind: 'wire', what: "No request but those for Lock's scripts is ever answered." },
  'server-error': { kind: 'wire', what: 'Every API call and /authorize answer 500.' },
  'html-instead-of-json': {
    kind: 'wire',
    what: 'API calls answer 200 with an HTML page, as a captive portal does.',
  },
  'rate-limited': { kind: 'wire', what: 'API calls answer 429 too_many_requests.' },
  'cdn-black-hole': {
    kind: 'wire',
    what: "Lock's scripts (client settings, languages) never arrive; Lock waits 20 s for them.",
  },
  'third-party-cookies-refused': {
    kind: 'wire',
    what: "Hidden frames and API calls neither send nor keep the tenant's cookies.",
  },
  'wrong-issuer': { kind: 'id-token', what: '`iss` names another tenant.' },
  'wrong-audience': { kind: 'id-token', what: '`aud` names another client.' },
  'wrong-nonce': { kind: 'id-token', what: '`nonce` is not the one that was asked for.' },
  expired: { kind: 'id-token', what: '`iat` is two hours ago and `exp` one hour ago.' },
  'not-yet-valid': { kind: 'id-token', what: '`nbf` and `iat` are one hour ahead.' },
  'missing-sub': { kind: 'id-token', what: 'There is no `sub`.' },
  'missing-kid': { kind: 'id-token', what: 'The header has no `kid`.' },
  'unknown-kid': {
    kind: 'id-token',
    what: 'The header names a `kid` that the JWKS does not have.',
  },
  'bad-signature': { kind: 'id-token', what: 'The RS256 signature does not fit.' },
  hs256: { kind: 'id-token', what: 'Signed with HS256, the key being the client id.' },
  'alg-none': { kind: 'id-token', what: '`alg` is `none` and there is no signature.' },
  'state-changed': { kind: 'authorize', what: 'A successful answer carries another `state`.' },
  'login-required': {
    kind: 'authorize',
    what: 'prompt=none without a login ticket answers login_required, as without a session.',
  },
  'consent-required': {
    kind: 'authorize',
    what: 'Every prompt=none answers consent_required, as Auth0 does to localhost apps.',
  },
  'token-endpoint-slow': {
    kind: 'token',
    what: '/oauth/token alone is answered late (3 s, or slowMilliseconds).',
  },
  'token-endpoint-dies': {
    kind: 'token',
    what: 'The connection ends after the grant was used and before the answer: the tokens are lost.',
  },
  'code-reused': { kind: 'token', what: 'Every code counts as used already: invalid_grant.' },
  'refresh-reused': {
    kind: 'token',
    what: 'Every refresh token counts as used already: invalid_grant, and its family is revoked.',
  },
  'no-refresh-token': {
    kind: 'token',
    what: 'offline_access is ignored, as by an API without "Allow Offline Access".',
  },
  'audience-ignored': {
    kind: 'token',
    what: 'A refresh that asks for another audience gets a token for the first one.',
  },
} as const satisfies Record<string, Fault>;

/** The name of a fault. */
export type FaultName = keyof typeof faultTable;

/** The names of all faults. */
export const faultNames = Object.keys(faultTable) as FaultName[];

export function isFaultName(name: unknown): name is FaultName {
  return typeof name === 'string' && Object.hasOwn(faultTable, name);
}
