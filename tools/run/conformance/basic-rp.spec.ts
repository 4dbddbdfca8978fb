// The 14 modules of OpenID's certification plan for clients of the code flow, replayed against the local tenant.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { createTenant, type Tenant } from '../../../projects/lock-tenant/src/public-api.ts';
import { root } from '../../workspace/paths.ts';
import { codeFlowClient, CodeFlowPage, redirectUrl } from './code-flow-page.ts';
import { answerAsModule, type ModuleDoes, type TokenRequest } from './module-answers.ts';

interface Row {
  readonly module: string;
  readonly client_must: string;
  /** Why the client has nothing to do with it. */
  readonly not_applicable?: string;
}

/** One run: a tenant of its own, so that no keys are left from another, and the page before it. */
interface Run {
  readonly row: Row;
  readonly tenant: Tenant;
  readonly page: CodeFlowPage;
  readonly tokenRequests: readonly TokenRequest[];
}

/** What a module does, and how the library takes it. */
interface Replay extends ModuleDoes {
  /** The error with which it refuses; without one it accepts. */
  readonly refused?: string;
  /** What the module warns of, where it looks at that: no failure. */
  readonly warned?: readonly string[];
}

const file = 'conformance-basic-rp.json';
const { cases, beyond_the_plan } = JSON.parse(
  readFileSync(join(root, 'vectors', file), 'utf8'),
) as Record<'cases' | 'beyond_the_plan', Row[]>;

const without = (name: string) => (claims: Record<string, unknown>) => ({
  ...claims,
  [name]: undefined,
});
const withOneBehind = (name: string) => (claims: Record<string, unknown>) => {
  assert.equal(typeof claims[name], 'string', `the tenant's ID token has no ${name}`);
  return { ...claims, [name]: `${claims[name]}1` };
};

// The tenant gives none in this flow.
const withAtHash = (claims: Record<string, unknown>, accessToken: string) => ({
  ...claims,
  at_hash: createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url'),
});

const longNonce = 'the nonce is longer than 43 characters';

/** By the end of the module's name. */
const replays: Readonly<Record<string, Replay>> = {
  'oidcc-client-test': { warned: [longNonce] },
  'invalid-iss': { claims: withOneBehind('iss'), refused: 'token-claims' },
  'missing-sub': { fault: 'missing-sub', refused: 'token-claims' },
  'invalid-aud': { claims: withOneBehind('aud'), refused: 'token-claims' },
  'missing-iat': { claims: without('iat'), refused: 'token-claims' },
  'kid-absent-single-jwks': { keysWithoutKid: 1 },
  'kid-absent-multiple-jwks': { keysWithoutKid: 3, refused: 'token-signature' },
  'idtoken-sig-rs256': {},
  'idtoken-sig-none': { fault: 'alg-none', refused: 'token-malformed' },
  'invalid-sig-rs256': { fault: 'bad-signature', refused: 'token-signature' },
  'userinfo-invalid-sub': {},
  'nonce-invalid': { claims: withOneBehind('nonce'), refused: 'token-claims' },
  'scope-userinfo-claims': {},
  'client-secret-basic': {},
  'missing-aud': { claims: without('aud'), refused: 'token-claims' },
  'refresh-token': { grant: 'refresh_token' },
  'refresh-token-invalid-issuer': {
    ...{ grant: 'refresh_token', claims: withOneBehind('iss') },
    refused: 'token-claims',
  },
  'refresh-token-invalid-sub': {
    ...{ grant: 'refresh_token', claims: withOneBehind('sub') },
    refused: 'user-changed',
  },
  'missing-nonce': { claims: without('nonce'), refused: 'token-claims' },
  'valid-athash': { claims: withAtHash },
  'invalid-athash': {
    claims: (claims, accessToken) => withOneBehind('at_hash')(withAtHash(claims, accessToken)),
    refused: 'token-claims',
  },
  'missing-athash': { claims: without('at_hash') },
};

describe('the Basic RP certification plan', () => {
  const outcomes: string[] = [];
  let open: (tenant: Tenant) => CodeFlowPage;

  before(async () => (open = await CodeFlowPage.loader('conformance-basic-rp')));
  after(() => console.log(`${file}: ${outcomes.length} rows run\n  ${outcomes.join('\n  ')}`));

  for (const row of [...cases, ...beyond_the_plan]) {
    const name = row.module.replace(/^oidcc-client-test-/, '');
    it(name, async () => {
      const replay = replays[name] ?? assert.fail(`nobody knows what "${name}" does`);
      outcomes.push(`${name}: ${await withRun(row, replay, (run) => check(replay, run))}`);
    });
  }

  it('would accept an answer that was signed anew and is good', () =>
    withRun(
      { module: 'signed anew', client_must: 'accept' },
      { claims: (claims) => claims },
      async ({ page }) => assert.equal((await page.signIn()).outcome, 'signed-in'),
    ));

  it('is run whole', () => {
    const ended = (how: RegExp) => outcomes.filter((outcome) => how.test(outcome)).length;
    assert.equal(new Set(cases.map(({ module }) => module)).size, 14, 'modules of the plan');
    assert.equal(beyond_the_plan.length, 8);
    assert.equal(outcomes.length, Object.keys(replays).length);
    assert.deepEqual(
      [ended(/: accepted/), ended(/: refused/), ended(/: not applicable/)],
      [7, 13, 2],
      outcomes.join('\n'),
    );
  });

  async function withRun<T>(row: Row, replay: Replay, work: (run: Run) => Promise<T>): Promise<T> {
    const tenant = await createTenant({ port: 0, clients: [codeFlowClient] });
    const tokenRequests = answerAsModule(tenant, replay);
    const page = open(tenant);
    try {
      return await work({ row, tenant, page, tokenRequests });
    } finally {
      page.close();
      mock.restoreAll();
      await tenant.stop();
    }
  }

  /** Does what the row asks for; says how the answer was taken, or fails. */
  async function check(replay: Replay, run: Run): Promise<string> {
    const { row, tenant, page, tokenRequests } = run;
    const asked = await page.leave();
    const answer = await page.answerTo(asked);
    const first = await page.comeBack(answer);
    assert.equal(tokenRequests.length, 1, 'the code is redeemed once');
    assertTokenRequest(tokenRequests[0]!, new URLSearchParams(answer).get('code'));
    const warnings = warningsOf(asked);
    if (replay.warned) assert.deepEqual(warnings, replay.warned);
    assertUserinfoUnasked(tenant);
    if (replay.grant === 'refresh_token') {
      assert.equal(first.outcome, 'signed-in');
      return checkRefresh(replay, run);
    }
    if (first.outcome !== 'signed-in') return checkRefused(replay, run, first.error?.code);
    assert.equal(replay.refused, undefined, 'accepted what it should refuse');
    await assertUserinfo(run);
    if (row.not_applicable) return `not applicable: ${row.not_applicable}`;
    if (row.client_must === 'ask for one of these scopes') {
      assert.equal(page.session.state.claims?.['email'], 'ada@example.com');
      return `accepted, with the claims of "${asked['scope']}"`;
    }
    assert.match(row.client_must, /^(accept|either)$/);
    return `accepted${replay.warned ? `, with a warning: ${warnings.join(', ')}` : ''}`;
  }

  function checkRefused(replay: Replay, { row, page }: Run, code: string | undefined): string {
    assert.match(row.client_must, /^(reject|either)$/, `refused with ${code}`);
    assert.equal(code, replay.refused);
    assert.equal(page.session.state.status, 'signed-out');
    assert.equal(page.session.accessToken(), null, 'nothing to ask /userinfo with');
    return `refused (${code})${row.client_must === 'either' ? ', as the client may' : ''}`;
  }

  async function checkRefresh(replay: Replay, run: Run): Promise<string> {
    const { row, tenant, page, tokenRequests } = run;
    const errors: string[] = [];
    const before = [page.session.idToken(), page.session.accessToken()];
    page.session.on(({ error }) => error && errors.push(error.code));
    const renewed = await page.session.renew();
    assert.deepEqual(
      tokenRequests.map(({ body }) => body.get('grant_type')),
      ['authorization_code', 'refresh_token'],
    );
    assertUserinfoUnasked(tenant);
    if (replay.refused) {
      assert.equal(row.client_must, 'reject');
      assert.equal(renewed, false);
      assert.deepEqual(errors, [replay.refused]);
      const held = [page.session.idToken(), page.session.accessToken()];
      assert.deepEqual(held, replay.refused === 'user-changed' ? [null, null] : before);
      return `refused (${replay.refused})`;
    }
    assert.equal(row.client_must, 'accept');
    assert.equal(renewed, true);
    assert.notEqual(page.session.accessToken(), before[1]);
    await assertUserinfo(run);
    return 'accepted';
  }

  /** What every module wants of the request that the page left for, but for these warnings. */
  function warningsOf(asked: Record<string, string>): string[] {
    const { nonce = '', state, scope = '' } = asked;
    assert.equal(asked['response_type'], 'code');
    assert.equal(asked['client_id'], codeFlowClient.id);
    assert.equal(asked['redirect_uri'], redirectUrl);
    assert.ok(scope.split(' ').includes('openid'));
    assert.ok(['profile', 'email'].some((name) => scope.split(' ').includes(name)));
    assert.ok(state && state !== nonce);
    assert.match(nonce, /^[\w.~-]+$/);
    assert.match(asked['code_challenge'] ?? '', /^[\w-]{43}$/);
    assert.equal(asked['code_challenge_method'], 'S256');
    return nonce.length > 43 ? [longNonce] : [];
  }

  /** As a public client: its id and the proof that it asked, no secret. */
  function assertTokenRequest({ headers, body }: TokenRequest, code: string | null): void {
    assert.equal(headers.get('authorization'), null);
    const { code_verifier, ...rest } = Object.fromEntries(body);
    assert.match(code_verifier ?? '', /^[\w.~-]{43,128}$/);
    assert.deepEqual(rest, {
      client_id: codeFlowClient.id,
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUrl,
    });
  }

  function assertUserinfoUnasked({ requests }: Tenant): void {
    const asked = requests.some(({ path }) => path === '/userinfo');
    assert.equal(asked, false, 'the library does not ask /userinfo by itself');
  }

  /** What ends a module where the client accepts; the app does it, not the library. */
  async function assertUserinfo({ tenant, page }: Run): Promise<void> {
    const response = await fetch(`${tenant.url}/userinfo`, {
      headers: { authorization: `Bearer ${page.session.accessToken()}` },
    });
    assert.equal(response.status, 200);
    const { sub } = (await response.json()) as { sub: string };
    assert.equal(sub, page.session.state.claims?.['sub']);
  }
});
