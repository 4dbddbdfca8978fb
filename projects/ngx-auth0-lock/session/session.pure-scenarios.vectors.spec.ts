// Runs the fault scenarios that need no session against the pure parts.
import { AuthError } from './auth-error';
import { takeCallback } from './navigation/callback';
import { safeReturnPath } from './navigation/return-path';
import { tally } from './testing-support/tally';
import { rejection, tenantKeys } from './testing-support/tenant-keys';
import { createSigner, signHs256, unsigned } from './testing-support/tokens';
import { loadVectors } from './testing-support/vectors';
import { judgeStoredToken } from './token/stored-token';
import { verifyWithJose } from './token/jose-verifier';

interface Row {
  id: string;
  given: string;
}

const now = 1_800_000_000;
const rules = { issuer: 'https://acme.test/', clientId: 'client', leewaySeconds: 0 };
const claims = { iss: rules.issuer, aud: 'client', sub: 'a', iat: now, exp: now + 3600 };

// The parts of scenarios.json that need no session: what storage may hold, what an address may hold,
// how wrong a clock may be. The others are run where the session and the app are.
describe('The scenarios that the pure parts decide (scenarios.json)', () => {
  it('come out as they say', async () => {
    const file = await loadVectors<{ cases: Row[] }>('scenarios.json');
    const rows = tally('scenarios.json, pure rows');
    const checks: [start: string, check: (rest: string, row: Row) => void | Promise<void>][] = [
      ['stored id_token is: ', checkStored],
      ['page opened with ', checkAddress],
      ['client clock ', checkClock],
      ['authenticated event whose idToken is HS256/none', checkForged],
      ['return URL from storage or query is hostile', checkReturn],
    ];
    for (const row of file.cases) {
      const found = checks.find(([start]) => row.given.startsWith(start));
      if (!found) continue;
      await found[1](row.given.slice(found[0].length), row);
      rows.followed();
    }
    expect(rows.report().run).toBeGreaterThanOrEqual(15);
  });
});

function checkStored(what: string, { id }: Row) {
  const described: Record<string, string> = {
    '"eyJ..."': JSON.stringify(unsigned(claims)),
    'a 2 MB string': 'A'.repeat(2_000_000),
    'a token of another tenant (iss differs)': unsigned({ ...claims, iss: 'https://other.test/' }),
  };
  const { verdict } = judgeStoredToken(described[what] ?? what, rules, now * 1000);
  const wanted = what.includes('another tenant') ? 'foreign' : 'malformed';
  expect(verdict).withContext(id).toBe(wanted);
}

function checkAddress(given: string, { id }: Row) {
  const hash = given.split(' ')[0];
  const replaceState = jasmine.createSpy('replaceState');
  const location = { hash, origin: 'https://app.test', pathname: '/callback', search: '' };
  const page = { location, history: { state: null, replaceState }, cookie: '' };
  const taken = takeCallback(page, '/callback');
  // Taken out, so that a reload does not meet it again, and refused; or not an answer at all.
  const isAnswer = /token=|error=/.test(hash);
  expect(taken && 'refused' in taken && taken.refused.code)
    .withContext(id)
    .toBe(isAnswer ? 'callback' : null);
  expect(replaceState).toHaveBeenCalledTimes(isAnswer ? 1 : 0);
}

async function checkClock(given: string, { id }: Row) {
  const [, amount, unit, ahead] = /^(\d+) (s|h) (ahead)?/.exec(given)!;
  const seconds = +amount * (unit === 'h' ? 3600 : 1);
  const signer = await createSigner();
  const keys = tenantKeys();
  keys.serve(signer.jwks);
  const verified = verifyWithJose(await signer.sign(claims), {
    ...rules,
    jwksUrl: keys.url,
    now: (now + (ahead ? seconds + 61 : -seconds)) * 1000,
  });
  if (!ahead && seconds <= 60) return void (await expectAsync(verified).toBeResolved());
  const { code } = (await rejection(verified)) as AuthError;
  expect(code)
    .withContext(id)
    .toBe(ahead ? 'token-expired' : 'clock-skew');
}

async function checkForged() {
  const keys = tenantKeys();
  const signer = await createSigner();
  keys.serve(signer.jwks);
  const secret = new TextEncoder().encode('secret');
  const forged = [
    await signHs256(claims, secret),
    unsigned(claims, { alg: 'none' }),
    unsigned(claims, { alg: 'RS256', kid: signer.kid }),
    // Genuine, but Lock says that somebody else signed in.
    await signer.sign({ ...claims, sub: 'b' }),
  ];
  for (const token of forged) {
    const expected = { ...rules, jwksUrl: keys.url, now: now * 1000, subject: 'a' };
    expect(await rejection(verifyWithJose(token, expected))).toBeInstanceOf(AuthError);
  }
}

function checkReturn() {
  for (const hostile of [
    '//evil.test',
    'https://evil.test',
    '/\\evil.test',
    'javascript:alert(1)',
  ]) {
    expect(safeReturnPath(hostile, 'https://app.test/')).toBeNull();
  }
}
