// The library's session and the local tenant's own login page together: address, answer, session, renewal.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../../../projects/lock-tenant/src/public-api.ts';
import { AppPage, decodePart } from '../../../projects/lock-tenant/src/testing/app-page.ts';
import { loadSession } from '../../build/session-bundle.ts';

interface Result {
  readonly outcome: string;
  readonly error?: { readonly code: string };
}

interface Session {
  signIn(options: { universal: object; returnTo?: string }): Promise<Result>;
  resumeRedirect(answer: string): Promise<Result & { returnTo?: string | null }>;
  renew(): Promise<boolean>;
  idToken(): string | null;
  destroy(): void;
}

interface SessionModule {
  createSession(options: Record<string, unknown>): Session;
}

const redirectUrl = 'http://localhost:4200/callback';
const grace = { username: 'grace@example.com', password: 'hopper-1906' };

describe("the tenant's own login page", () => {
  let library: SessionModule;
  let tenant: Tenant;
  let session: Session;
  let page: AppPage;
  let left: string[];
  const stubs = new Map<string, PropertyDescriptor | undefined>();

  before(async () => {
    library = await loadSession<SessionModule>('universal-login');
    tenant = await createTenant({
      port: 0,
      clients: [
        {
          id: 'demo-client',
          origins: ['http://localhost:4200'],
          grantTypes: ['authorization_code', 'refresh_token'],
        },
      ],
      organizations: [{ id: 'org_acme', name: 'acme', members: ['ada@example.com'] }],
    });
  });
  after(() => tenant.stop());

  beforeEach(() => {
    left = [];
    stub('sessionStorage', area());
    stub('location', {
      href: 'http://localhost:4200/',
      assign: (address: string) => left.push(address),
    });
    page = new AppPage(tenant);
    session = open();
  });

  afterEach(() => {
    session.destroy();
    for (const [name, before] of stubs) {
      if (before) Object.defineProperty(globalThis, name, before);
      else Reflect.deleteProperty(globalThis, name);
    }
    stubs.clear();
  });

  /** A page of the app; the one before it was left. */
  function open(): Session {
    return library.createSession({
      clientId: 'demo-client',
      domain: tenant.url,
      flow: 'code',
      redirectUrl,
      storage: 'memory',
      renewBeforeSeconds: 60,
      lock: () => assert.fail('no Lock is asked for'),
    });
  }

  /** Leaves for the tenant, signs in there, and is back on the app's next page. */
  async function comeBack(universal: object, person?: typeof grace): Promise<Result> {
    void session.signIn({ universal, returnTo: '/wanted' });
    while (!left.length) await new Promise((resolve) => setTimeout(resolve, 5));
    const asked = Object.fromEntries(new URL(left.pop()!).searchParams);
    const { body } = await page.authenticate(person);
    const query = new URLSearchParams({ ...asked, login_ticket: String(body['login_ticket']) });
    const response = await page.fetch(`/authorize?${query}`);
    session.destroy();
    session = open();
    return session.resumeRedirect(new URL(response.headers.get('location') ?? '').search);
  }

  it('starts the same session, with its way back and a refresh token', async () => {
    const result = await comeBack({});
    assert.equal(result.outcome, 'signed-in');
    assert.equal((result as { returnTo?: string }).returnTo, '/wanted');
    assert.equal(decodePart(session.idToken() ?? '')['email'], 'ada@example.com');
    assert.equal(await session.renew(), true);
    const grants = tenant.requests
      .filter(({ path }) => path === '/oauth/token')
      .map(({ body }) => (body as { grant_type: string }).grant_type);
    assert.deepEqual(grants, ['authorization_code', 'refresh_token']);
  });

  it('signs a member in for an organization, by its id or its name', async () => {
    for (const organization of ['org_acme', 'Acme'.toLowerCase()]) {
      assert.equal((await comeBack({ organization })).outcome, 'signed-in');
      assert.equal(decodePart(session.idToken() ?? '')['org_id'], 'org_acme');
    }
  });

  it('tells that a stranger was refused', async () => {
    const { outcome, error } = await comeBack({ organization: 'org_acme' }, grace);
    assert.deepEqual([outcome, error?.code], ['failed', 'lock-rejected']);
    assert.equal(session.idToken(), null);
  });

  it('refuses an answer for no organization where one was asked for', async () => {
    void session.signIn({ universal: { organization: 'org_acme' } });
    while (!left.length) await new Promise((resolve) => setTimeout(resolve, 5));
    const { organization: _, ...asked } = Object.fromEntries(new URL(left.pop()!).searchParams);
    const { body } = await page.authenticate();
    const query = new URLSearchParams({ ...asked, login_ticket: String(body['login_ticket']) });
    const response = await page.fetch(`/authorize?${query}`);
    const answer = new URL(response.headers.get('location') ?? '').search;
    const { outcome, error } = await session.resumeRedirect(answer);
    assert.deepEqual([outcome, error?.code], ['failed', 'token-claims']);
    assert.equal(session.idToken(), null);
  });

  function stub(name: string, value: unknown): void {
    stubs.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
});

/** A storage area that is empty at first. */
function area(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}
