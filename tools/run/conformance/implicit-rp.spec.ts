// The 27 runs of OpenID's certification plan for implicit clients, replayed against the local tenant.
import { CompactSign, exportJWK, generateKeyPair, type GenerateKeyPairResult } from 'jose';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import {
  createTenant,
  type FaultName,
  type Tenant,
} from '../../../projects/lock-tenant/src/public-api.ts';
import { AppPage, decodePart } from '../../../projects/lock-tenant/src/testing/app-page.ts';
import { root } from '../../workspace/paths.ts';
import { loadSession } from '../../build/session-bundle.ts';
import { TenantLock, type Handover } from './tenant-lock.ts';

interface Row {
  readonly response_type: string;
  readonly module: string;
  readonly client_must: string;
}

/** The parts of the library that are used here. */
interface Session {
  readonly state: { readonly status: string; readonly claims?: Record<string, unknown> };
  signIn(): Promise<{ readonly outcome: string; readonly error?: { readonly code: string } }>;
  acceptAuthResult(handover: Handover): Promise<unknown>;
  on(listener: (event: { type: string; error?: { code: string } }) => void): () => void;
  idToken(): string | null;
  accessToken(): string | null;
  destroy(): void;
}

interface SessionModule {
  createSession(options: Record<string, unknown>): Session;
  AuthError: new (...args: unknown[]) => Error;
}

/** One run: a tenant of its own, so that no keys are left from another, and the session before it. */
interface Run {
  readonly tenant: Tenant;
  readonly lock: TenantLock;
  readonly session: Session;
}

const file = join(root, 'vectors', 'conformance-implicit-rp.json');

/** What the tenant does wrong, by module. */
const faults: Readonly<Record<string, FaultName>> = {
  'invalid-iss': 'wrong-issuer',
  'missing-sub': 'missing-sub',
  'invalid-aud': 'wrong-audience',
  'kid-absent-single-jwks': 'missing-kid',
  'kid-absent-multiple-jwks': 'missing-kid',
  'invalid-sig-rs256': 'bad-signature',
  'nonce-invalid': 'wrong-nonce',
};

/** What is done to its answer on the way, where the tenant has no such fault. */
const spoilers: Readonly<
  Record<string, (tenant: Tenant, handover: Handover) => Promise<Handover>>
> = {
  'missing-iat': async (_tenant, handover) => {
    const { iat: _, ...claims } = decodePart(handover.idToken);
    return { ...handover, idToken: await signAnew(handover.idToken, claims) };
  },
  // No row of the plan: shows that the key which such answers are signed with is not what is refused.
  'signed anew': async (_tenant, handover) => ({
    ...handover,
    idToken: await signAnew(handover.idToken, decodePart(handover.idToken)),
  }),
  // A genuine ID token with the access token of another answer.
  'invalid-athash': async (tenant, handover) => {
    const other = await new AppPage(tenant).signIn();
    return { ...handover, accessToken: String(other['access_token']) };
  },
  // Genuine too: one that was issued without an access token has no at_hash.
  'missing-athash': async (tenant, handover) => {
    const { nonce } = decodePart(handover.idToken);
    const alone = await new AppPage(tenant).signIn(undefined, {
      response_type: 'id_token',
      nonce: String(nonce),
    });
    assert.equal(decodePart(alone['id_token'])['at_hash'], undefined);
    return { ...handover, idToken: String(alone['id_token']) };
  },
};

let secondKey: GenerateKeyPairResult;

/** Signs with a key that the tenant's JWKS lists as well, as it is read here. */
function signAnew(token: string | undefined, claims: object): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ ...decodePart(token, 0), alg: 'RS256', kid: 'second' })
    .sign(secondKey.privateKey);
}

describe('the Implicit RP certification plan', () => {
  const rows = (JSON.parse(readFileSync(file, 'utf8')) as { cases: Row[] }).cases;
  const outcomes: string[] = [];
  let library: SessionModule;

  before(async () => {
    library = await loadSession<SessionModule>('conformance');
    secondKey = await generateKeyPair('RS256');
    const { fetch } = globalThis;
    mock.method(globalThis, 'fetch', async (input: string | URL | Request, init?: RequestInit) => {
      const response = await fetch(input, init);
      const url = input instanceof Request ? input.url : String(input);
      if (!spoiledOnTheWay || !url.endsWith('/.well-known/jwks.json')) return response;
      const { keys } = (await response.json()) as { keys: object[] };
      const extra = { ...(await exportJWK(secondKey.publicKey)), kid: 'second', alg: 'RS256' };
      return Response.json({ keys: [...keys, extra] });
    });
  });
  after(() => {
    mock.restoreAll();
    const followed = outcomes.filter((outcome) => outcome.startsWith('followed'));
    const refused = outcomes.filter((outcome) => outcome.includes(': refused'));
    console.log(
      `conformance-implicit-rp.json: ${outcomes.length} rows run, ${followed.length} followed, ` +
        `${refused.length} answers refused\n  ${outcomes.join('\n  ')}`,
    );
  });
  let spoiledOnTheWay = false;

  for (const row of rows) {
    const name = row.module.replace(/^oidcc-client-test-?/, '') || 'good';
    it(`${row.response_type}: ${name}`, async () => {
      const outcome = await withRun(name, row.response_type, (run) => check(name, row, run));
      outcomes.push(`followed ${row.response_type}, ${name}: ${outcome}`);
    });
  }

  it('would accept an answer that was signed anew and is good', () =>
    withRun('signed anew', 'id_token token', async ({ session }) => {
      assert.equal((await session.signIn()).outcome, 'signed-in');
    }));

  it('is run whole', () => {
    assert.ok(outcomes.length >= 27, `only ${outcomes.length} of 27 rows were followed`);
  });

  async function withRun<T>(
    name: string,
    responseType: string,
    work: (run: Run) => Promise<T>,
  ): Promise<T> {
    spoiledOnTheWay = name in spoilers;
    const tenant = await createTenant({ port: 0 });
    const spoil = spoilers[name];
    const lock = new TenantLock(tenant, responseType, (handover) =>
      spoil ? spoil(tenant, handover) : handover,
    );
    const session = library.createSession({
      clientId: 'demo-client',
      domain: tenant.url,
      storage: 'memory',
      lock: async () => lock,
    });
    try {
      if (name === 'kid-absent-multiple-jwks') await tenant.rotateKeys();
      const fault = faults[name];
      if (fault) tenant.faults.set(fault);
      return await work({ tenant, lock, session });
    } finally {
      session.destroy();
      await tenant.stop();
    }
  }

  /** Does what the row asks for; says how the answer was taken, or fails. */
  async function check(name: string, row: Row, run: Run): Promise<string> {
    const { session, lock } = run;
    const errors: string[] = [];
    session.on((event) => event.error && errors.push(event.error.code));
    const { outcome, error } = await session.signIn();
    const taken = outcome === 'signed-in' ? 'accepted' : `refused (${error?.code})`;
    assert.equal(session.state.status, outcome === 'signed-in' ? 'signed-in' : 'signed-out');
    assert.equal(errors.length, outcome === 'signed-in' ? 0 : 1, 'an error is told once');
    if (error) assert.ok(error instanceof library.AuthError);
    switch (row.client_must) {
      case 'accept':
        assert.equal(outcome, 'signed-in', taken);
        if (name === 'good') assertRequest(lock);
        return taken;
      case 'reject':
        assert.equal(outcome, 'failed');
        assert.equal(session.state.claims, undefined);
        return taken;
      case 'either':
        assert.match(outcome, /^(signed-in|failed)$/);
        return `${taken}, which the plan allows`;
      case 'RP must send a nonce':
        assertRequest(lock);
        assert.equal(decodePart(session.idToken() ?? '')['nonce'], lock.asked?.nonce);
        return 'a nonce was sent, and asked for in the token';
      case 'claims are obtained':
        return assertClaims(run, row.response_type);
      case 'reject the userinfo answer':
        return assertUserinfoRefused(run);
      default:
        return assert.fail(`nobody knows how to check "${row.client_must}"`);
    }
  }

  /** What the module for a good answer asks of the request. */
  function assertRequest({ asked }: TenantLock): void {
    assert.ok(asked);
    assert.match(asked.nonce, /^[\da-f]{64}$/);
    assert.match(asked.state, /^[\da-f]{64}$/);
    assert.notEqual(asked.state, asked.nonce);
    assert.ok(asked.scope.split(' ').includes('openid'));
  }

  async function assertClaims({ tenant, session }: Run, responseType: string): Promise<string> {
    const { claims = {} } = session.state;
    assert.equal(claims['name'], 'Ada Lovelace');
    assert.equal(claims['email'], 'ada@example.com');
    if (responseType === 'id_token') return 'profile and email are in the ID token';
    const userinfo = await userinfoFor(tenant, session.accessToken());
    assert.equal(userinfo['sub'], claims['sub']);
    assert.equal(userinfo['name'], 'Ada Lovelace');
    return 'profile and email are in the ID token, and at /userinfo for the access token';
  }

  // The library does not call /userinfo. Where Lock did (a token that it could not verify), the answer
  // is `idTokenPayload`: its sub must be the ID token's.
  async function assertUserinfoRefused({ tenant, session }: Run): Promise<string> {
    const grace = { username: 'grace@example.com', password: 'hopper-1906' };
    const own = await new AppPage(tenant).signIn();
    const hers = await new AppPage(tenant).signIn(grace);
    const userinfo = await userinfoFor(tenant, hers['access_token'] ?? null);
    assert.notEqual(userinfo['sub'], session.state.claims?.['sub']);
    const before = session.state;
    const errors: string[] = [];
    session.on((event) => event.error && errors.push(event.error.code));
    await session.acceptAuthResult({
      idToken: String(own['id_token']),
      accessToken: String(own['access_token']),
      idTokenPayload: userinfo,
    });
    assert.deepEqual(errors, ['token-claims']);
    assert.equal(session.state, before, 'the session stays as it was');
    // The same tokens with their own userinfo are taken: nothing else is wrong with them.
    await session.acceptAuthResult({
      idToken: String(own['id_token']),
      accessToken: String(own['access_token']),
      idTokenPayload: await userinfoFor(tenant, own['access_token'] ?? null),
    });
    assert.notEqual(session.state, before);
    return 'refused (token-claims), as idTokenPayload';
  }

  async function userinfoFor(tenant: Tenant, accessToken: string | null) {
    const response = await fetch(`${tenant.url}/userinfo`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    assert.equal(response.status, 200);
    return (await response.json()) as Record<string, unknown>;
  }
});
