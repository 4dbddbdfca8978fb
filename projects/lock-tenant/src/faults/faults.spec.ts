// Each fault by name, alone, over HTTP; then together, and switched while the tenant runs.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import {
  createTenant,
  faultNames,
  faultTable,
  type FaultName,
  type Tenant,
} from '../public-api.ts';
import { ada, AppPage, appOrigin, decodePart } from '../testing/app-page.ts';

describe('faults', () => {
  let tenant: Tenant;
  const tested = new Set<FaultName>();
  before(async () => void (tenant = await createTenant({ port: 0, slowMilliseconds: 400 })));
  afterEach(() => tenant.reset());
  after(() => tenant.stop());

  /** A test of one fault, which is switched on for it. */
  function fault(name: FaultName, what: string, work: (page: AppPage) => Promise<void>): void {
    tested.add(name);
    it(`${name}: ${what}`, async () => {
      tenant.faults.set(name);
      await work(new AppPage(tenant));
    });
  }
  const keys = () => createRemoteJWKSet(new URL(`${tenant.url}/.well-known/jwks.json`));
  const verifies = (token = '') => jwtVerify(token, keys());
  const hangs = async (page: AppPage, path: string, init: RequestInit = {}) =>
    assert.rejects(page.fetch(path, { ...init, signal: AbortSignal.timeout(300) }), {
      name: 'TimeoutError',
    });
  const now = () => Math.floor(Date.now() / 1000);

  describe('on the wire', () => {
    fault('slow', 'answers late', async (page) => {
      const started = performance.now();
      assert.equal((await page.authenticate()).status, 200);
      assert.ok(performance.now() - started >= 399);
    });
    fault('hang', "answers nothing but Lock's scripts", async (page) => {
      assert.equal((await page.fetch('/client/demo-client.js')).status, 200);
      await hangs(page, page.authorizeUrl());
      await hangs(page, '/userinfo');
    });
    fault('server-error', 'answers 500', async (page) => {
      const { status, body } = await page.authenticate();
      assert.equal(status, 500);
      assert.equal(body['error'], 'server_error');
      assert.equal((await page.fetch(page.authorizeUrl())).status, 500);
    });
    fault('html-instead-of-json', 'answers a page', async (page) => {
      const { status, headers } = await page.authenticate();
      assert.equal(status, 200);
      assert.match(headers.get('content-type') ?? '', /^text\/html/);
      const jwks = await page.fetch('/.well-known/jwks.json');
      assert.match(jwks.headers.get('content-type') ?? '', /^text\/html/);
    });
    fault('rate-limited', 'answers 429, readable by the page', async (page) => {
      const { status, body, headers } = await page.authenticate();
      assert.equal(status, 429);
      assert.equal(body['error'], 'too_many_requests');
      assert.equal(headers.get('retry-after'), '60');
      assert.equal(headers.get('access-control-allow-origin'), appOrigin);
    });
    fault('cdn-black-hole', "swallows Lock's scripts, and nothing else", async (page) => {
      await hangs(page, '/client/demo-client.js');
      await hangs(page, '/js/lock/14.3.0/en.js');
      assert.equal((await page.authenticate()).status, 200);
    });
    fault('third-party-cookies-refused', 'has no session in frames', async (page) => {
      const answer = await page.signIn();
      assert.ok(answer['id_token'], 'the top window is no third party');
      assert.equal((await page.authorizeInFrame())['error'], 'login_required');
      const inFrame = new AppPage(tenant);
      const ticket = await inFrame.ticket();
      assert.ok((await inFrame.authorizeInFrame({ login_ticket: ticket }))['id_token']);
      assert.equal(inFrame.cookies.size, 0, 'nor does a frame keep one');
    });
  });

  describe('in ID tokens', () => {
    const claim = async (page: AppPage, name: string) => {
      const { id_token } = await page.signIn(ada, { nonce: 'asked' });
      await verifies(id_token);
      return decodePart(id_token)[name];
    };
    fault('wrong-issuer', 'names another tenant', async (page) => {
      assert.equal(await claim(page, 'iss'), 'https://another-tenant.example/');
    });
    fault('wrong-audience', 'names another client', async (page) => {
      assert.equal(await claim(page, 'aud'), 'another-client');
    });
    fault('wrong-nonce', 'has another nonce', async (page) => {
      assert.equal(await claim(page, 'nonce'), 'another-nonce');
    });
    fault('missing-sub', 'has no sub', async (page) => {
      assert.equal(await claim(page, 'sub'), undefined);
    });
    fault('expired', 'was over an hour ago', async (page) => {
      const { id_token } = await page.signIn();
      const { iat, exp } = decodePart(id_token);
      assert.ok(Number(exp) <= now() - 3_599 && Number(iat) < Number(exp));
      await assert.rejects(verifies(id_token), { code: 'ERR_JWT_EXPIRED' });
    });
    fault('not-yet-valid', 'begins in an hour', async (page) => {
      const { id_token } = await page.signIn();
      assert.ok(Number(decodePart(id_token)['nbf']) >= now() + 3_598);
      await assert.rejects(verifies(id_token), { code: 'ERR_JWT_CLAIM_VALIDATION_FAILED' });
    });
    fault('missing-kid', 'has a good signature but no kid', async (page) => {
      const { id_token } = await page.signIn();
      assert.deepEqual(decodePart(id_token, 0), { alg: 'RS256' });
      await verifies(id_token);
    });
    fault('unknown-kid', 'names a key that is not published', async (page) => {
      const { id_token } = await page.signIn();
      await assert.rejects(verifies(id_token), { code: 'ERR_JWKS_NO_MATCHING_KEY' });
    });
    fault('bad-signature', 'has a signature that does not fit', async (page) => {
      const { id_token } = await page.signIn();
      assert.equal(decodePart(id_token, 0)['alg'], 'RS256');
      await assert.rejects(verifies(id_token), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
    });
    fault('hs256', 'is signed with the client id', async (page) => {
      const { id_token = '' } = await page.signIn();
      assert.equal(decodePart(id_token, 0)['alg'], 'HS256');
      const [head, body, signature] = id_token.split('.');
      const expected = createHmac('sha256', 'demo-client').update(`${head}.${body}`);
      assert.equal(signature, expected.digest('base64url'));
    });
    fault('alg-none', 'is not signed', async (page) => {
      const { id_token = '' } = await page.signIn();
      assert.equal(decodePart(id_token, 0)['alg'], 'none');
      assert.ok(id_token.endsWith('.'));
      assert.equal(decodePart(id_token)['name'], 'Ada Lovelace');
    });
  });

  describe('in answers of /authorize', () => {
    fault('state-changed', 'answers with another state', async (page) => {
      const { state, id_token } = await page.signIn(ada, { state: 'asked' });
      assert.equal(state, 'another-state');
      assert.ok(id_token);
    });
    fault('login-required', 'is silent about the session, but takes tickets', async (page) => {
      await page.signIn();
      assert.equal((await page.authorizeInFrame())['error'], 'login_required');
      const answer = await page.authorizeInFrame({ login_ticket: await page.ticket() });
      assert.ok(answer['id_token']);
    });
    fault('consent-required', 'answers so to every prompt=none', async (page) => {
      assert.ok((await page.signIn())['id_token']);
      assert.equal((await page.authorizeInFrame())['error'], 'consent_required');
      const answer = await page.authorizeInFrame({ login_ticket: await page.ticket() });
      assert.equal(answer['error'], 'consent_required');
    });
  });

  it('are all tested above', () => {
    assert.deepEqual(
      // Those of the token endpoint are in token-faults.spec.ts.
      faultNames.filter((name) => faultTable[name].kind !== 'token' && !tested.has(name)),
      [],
    );
  });

  it('are all in the README, in the words of the table', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| `([a-z0-9-]+)` *\| (.*?) *\|$/gm)];
    const documented = Object.fromEntries(rows.map(([, name, what]) => [name, what]));
    for (const name of faultNames) assert.equal(documented[name], faultTable[name].what, name);
  });

  it('work together', async () => {
    tenant.faults.set('wrong-issuer', 'missing-kid', 'expired', 'state-changed');
    const { id_token, state } = await new AppPage(tenant).signIn();
    assert.equal(state, 'another-state');
    assert.equal(decodePart(id_token)['iss'], 'https://another-tenant.example/');
    assert.equal(decodePart(id_token, 0)['kid'], undefined);
    assert.ok(Number(decodePart(id_token)['exp']) < now());
  });

  it('are switched off again, by name or all', async () => {
    tenant.faults.set('server-error', 'wrong-issuer');
    assert.deepEqual(tenant.faults.list(), ['server-error', 'wrong-issuer']);
    tenant.faults.clear('server-error');
    assert.deepEqual(tenant.faults.list(), ['wrong-issuer']);
    tenant.faults.clear();
    const { id_token } = await new AppPage(tenant).signIn();
    assert.equal(decodePart(id_token)['iss'], tenant.issuer);
  });

  it('are refused by a name that nobody knows, and stay as they were', () => {
    tenant.faults.set('slow');
    assert.throws(() => tenant.faults.set('slwo' as FaultName), /Unknown fault "slwo"; known are/);
    assert.throws(() => tenant.faults.set('toString' as FaultName), /Unknown fault/);
    assert.deepEqual(tenant.faults.list(), ['slow']);
  });

  it('leave the switches, the status page and the stopping in reach', async () => {
    tenant.faults.set(...faultNames);
    const response = await fetch(`${tenant.url}/_control/faults`, {
      headers: { 'x-lock-tenant-control': '1' },
    });
    assert.equal(response.status, 200);
    assert.equal((await fetch(tenant.url)).status, 200);
  });
});

describe('a tenant that hangs', () => {
  it('can be stopped while requests are open', async () => {
    const tenant = await createTenant({ port: 0, faults: ['hang'] });
    const open = fetch(`${tenant.url}/userinfo`);
    const ended = assert.rejects(open);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await tenant.stop();
    await ended;
  });
});
