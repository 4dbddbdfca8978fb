// Runs others' ID tokens and signatures against the verifier.
import { AuthError } from '../auth-error';
import { tally } from '../testing-support/tally';
import { tenantKeys } from '../testing-support/tenant-keys';
import { createSigner } from '../testing-support/tokens';
import { loadVectors, loadVectorsBeside } from '../testing-support/vectors';
import { verifySignature, verifyWithJose } from './jose-verifier';

interface ClaimsRow {
  id: string;
  op?: 'at_hash';
  now_s: number;
  config?: {
    issuer: string;
    audience: string;
    leeway_s: number;
    alg: string;
    jwks?: 'single';
    max_age_s?: number;
    organization?: string;
  };
  nonce?: string | null;
  token?: string | null;
  access_token?: string | null;
  at_hash?: string;
  alg?: string;
  expect: {
    accept?: boolean | 'either';
    config_error?: true;
    no_network?: true;
    no_request_to?: string;
  };
}

/** Why a row comes out otherwise; each must really differ. */
const DIFFERENT: Record<string, string> = {
  c003: 'the algorithm cannot be configured: it is always RS256',
  c031: 'exp is exclusive, also with a tolerance: at exp + tolerance it is over',
  c034: 'no access token, nothing to check: with one, at_hash is required',
  c054: 'issued in the future by the clock of the row (an hour, a day): clock-skew',
  c066: 'issued in the future by the clock of the row (an hour, a day): clock-skew',
  c060: 'an azp that is not us is refused, as OpenID Connect Core 3.1.3.7 step 5 advises',
  c110: 'exp is exclusive, also with a tolerance: at exp + tolerance it is over',
  c061: 'an azp that is not us is refused, as OpenID Connect Core 3.1.3.7 step 5 advises',
};

describe('ID tokens made by others (idtoken-claims.json)', () => {
  it('are accepted and refused as they say, or as is written here', async () => {
    const file = await loadVectors<{ jwks: { keys: object[] }; cases: ClaimsRow[] }>(
      'idtoken-claims.json',
    );
    const signer = await createSigner();
    const [all, single, own] = [tenantKeys(), tenantKeys(), tenantKeys()];
    all.serve(file.jwks);
    single.serve({ keys: file.jwks.keys.slice(0, 1) });
    own.serve(signer.jwks);
    const { requests } = all;

    const rows = tally('idtoken-claims.json');
    for (const row of file.cases) {
      requests.length = 0;
      const outcome = await (row.op === 'at_hash' ? atHashRow(row) : claimsRow(row));
      const { accept, config_error, no_network } = row.expect;
      const agrees = config_error
        ? outcome === 'config'
        : accept === 'either' || accept === (outcome === 'accepted');
      expect(agrees).withContext(`${row.id}: ${outcome}`).toBe(!DIFFERENT[row.id]);
      if (no_network) expect(requests).withContext(row.id).toEqual([]);
      const known = [all.url, single.url, own.url];
      expect(requests.filter((url) => !known.includes(url)))
        .withContext(row.id)
        .toEqual([]);
      if (DIFFERENT[row.id]) rows.different(row.id, DIFFERENT[row.id]);
      else rows.followed();
    }
    const { run, followed } = rows.report();
    expect(run).toBeGreaterThanOrEqual(130);
    expect(followed).toBeGreaterThanOrEqual(122);

    function claimsRow({ config, nonce, token, now_s }: ClaimsRow) {
      return outcomeOf(
        verifyWithJose(token, {
          issuer: config!.issuer,
          clientId: config!.audience,
          jwksUrl: config!.jwks === 'single' ? single.url : all.url,
          now: now_s * 1000,
          nonce: nonce ?? undefined,
          toleranceSeconds: config!.leeway_s,
          maxAgeSeconds: config!.max_age_s,
          organization: config!.organization,
        }),
      );
    }

    // These rows have an access token and a hash, but no ID token around them: one is signed here.
    async function atHashRow({ access_token, at_hash, alg }: ClaimsRow) {
      const claims = { iss: 'i', aud: 'a', sub: 's', iat: 1, exp: 9, at_hash };
      const token = await signer.sign(claims, { alg });
      const expected = { issuer: 'i', clientId: 'a', jwksUrl: own.url, now: 5000 };
      return outcomeOf(verifyWithJose(token, { ...expected, accessToken: access_token }));
    }
  });
});

interface WycheproofGroup {
  comment: string;
  public?: { kty: string; alg?: string };
  private: { kty: string; alg?: string };
  tests: { tcId: number; comment: string; jws: unknown; result: 'valid' | 'invalid' }[];
}

describe("Wycheproof's JSON web signatures", () => {
  it('are accepted where they are valid RS256, and all others refused', async () => {
    const file = await loadVectorsBeside<{ testGroups: WycheproofGroup[] }>(
      'wycheproof_json_web_signature_test.json',
    );
    if (!file)
      return pending('Wycheproof’s file lies outside of the project (vectors/SOURCES.md).');
    const rows = tally('wycheproof_json_web_signature_test.json');
    let rs256 = 0;
    for (const group of file.testGroups) {
      // Where the key is a shared secret there is no public half: its tokens meet it all the same.
      const key = group.public ?? group.private;
      const keys = tenantKeys();
      keys.serve({ keys: [key] });
      for (const { tcId, comment, jws, result } of group.tests) {
        const id = `${tcId} ${group.comment} ${comment}`;
        const outcome = await outcomeOf(verifySignature(jws as string, keys.url));
        const isRs256 = key.alg === 'RS256';
        if (isRs256) rs256++;
        expect(outcome === 'accepted')
          .withContext(id)
          .toBe(result === 'valid' && isRs256);
        expect(['accepted', 'token-signature', 'network']).withContext(id).toContain(outcome);
        if (result === 'invalid' || isRs256) rows.followed();
        else rows.different(`${tcId}`, 'valid, but not RS256');
      }
    }
    const { run, followed } = rows.report();
    expect(run).toBeGreaterThanOrEqual(401);
    expect(rs256).toBeGreaterThanOrEqual(233);
    expect(followed).toBeGreaterThanOrEqual(363);
  });
});

interface Cookbook {
  title: string;
  input: { key: Record<string, unknown>; alg: string };
  output: { compact: string };
}

describe('The examples of RFC 7520', () => {
  const examples = {
    '4_1.rsa_v15_signature': 'accepted',
    '4_3.ecdsa_signature': 'token-signature',
    '4_4.hmac-sha2_integrity_protection': 'token-signature',
  };
  for (const [name, wanted] of Object.entries(examples)) {
    it(`${name}: ${wanted}`, async () => {
      const file = await loadVectorsBeside<Cookbook>(`jose-cookbook/${name}.json`);
      if (!file)
        return pending('RFC 7520’s files lie outside of the project (vectors/SOURCES.md).');
      const { kty, kid, n, e } = file.input.key;
      const keys = tenantKeys();
      keys.serve({ keys: [{ kty, kid, n, e }] });
      const { compact } = file.output;
      expect(await outcomeOf(verifySignature(compact, keys.url))).toBe(wanted);
      // One bit of the signature changed.
      const last = compact.at(-5) === 'A' ? 'B' : 'A';
      const tampered = compact.slice(0, -5) + last + compact.slice(-4);
      expect(await outcomeOf(verifySignature(tampered, keys.url))).toBe('token-signature');
    });
  }
});

async function outcomeOf(verification: Promise<unknown>): Promise<string> {
  try {
    await verification;
    return 'accepted';
  } catch (error) {
    expect(error).toBeInstanceOf(AuthError);
    return (error as AuthError).code;
  }
}
