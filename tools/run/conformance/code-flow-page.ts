// The app's page without a window: it leaves for the local tenant, signs in there, and comes back.
import assert from 'node:assert/strict';
import { AppPage, type ada } from '../../../projects/lock-tenant/src/testing/app-page.ts';
import type { ClientOptions, Tenant } from '../../../projects/lock-tenant/src/public-api.ts';
import { loadSession } from '../../build/session-bundle.ts';

/** How a sign-in ended. */
export interface Result {
  readonly outcome: string;
  readonly returnTo?: string | null;
  readonly error?: { readonly code: string };
}

/** The parts of the library's session that the code flow needs here. */
export interface CodeFlowSession {
  readonly state: { readonly status: string; readonly claims?: Readonly<Record<string, unknown>> };
  signIn(options: { universal: object; returnTo?: string }): Promise<Result>;
  resumeRedirect(answer: string): Promise<Result>;
  renew(): Promise<boolean>;
  idToken(): string | null;
  accessToken(): string | null;
  on(listener: (event: { error?: { code: string } }) => void): () => void;
  destroy(): void;
}

interface SessionModule {
  createSession(options: Record<string, unknown>): CodeFlowSession;
}

/** The client as these specs register it: it may not use the implicit grant. */
export const codeFlowClient: ClientOptions = {
  id: 'demo-client',
  origins: ['http://localhost:4200'],
  grantTypes: ['authorization_code', 'refresh_token'],
};

export const redirectUrl = 'http://localhost:4200/callback';

/** Stands in for `sessionStorage` and `location` while it is open. */
export class CodeFlowPage {
  /** The session of the page that is shown. */
  session: CodeFlowSession;
  readonly browser: AppPage;
  private readonly library: SessionModule;
  private readonly tenant: Tenant;
  private readonly left: string[] = [];
  private readonly stubs = new Map<string, PropertyDescriptor | undefined>();

  private constructor(library: SessionModule, tenant: Tenant) {
    this.library = library;
    this.tenant = tenant;
    this.browser = new AppPage(tenant);
    this.stub('sessionStorage', area());
    this.stub('location', {
      href: 'http://localhost:4200/',
      assign: (address: string) => this.left.push(address),
    });
    this.session = this.newSession();
  }

  /** @param folder below reports/, of this spec alone: the library is bundled into it. */
  static async loader(folder: string): Promise<(tenant: Tenant) => CodeFlowPage> {
    const library = await loadSession<SessionModule>(folder);
    return (tenant) => new CodeFlowPage(library, tenant);
  }

  /** Begins to sign in: the parameters of the /authorize request that the page leaves for. */
  async leave(universal: object = {}): Promise<Record<string, string>> {
    let early: Result | null = null;
    void this.session.signIn({ universal, returnTo: '/wanted' }).then((result) => (early = result));
    while (!this.left.length) {
      assert.equal(early, null, 'the page was not left');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return Object.fromEntries(new URL(this.left.pop()!).searchParams);
  }

  /** Signs in at the tenant and asks it for this: the query that it sends the browser back with. */
  async answerTo(asked: Record<string, string>, person?: typeof ada): Promise<string> {
    const ticket = await this.browser.ticket(person);
    const query = new URLSearchParams({ ...asked, login_ticket: ticket });
    const response = await this.browser.fetch(`/authorize?${query}`);
    return new URL(response.headers.get('location') ?? '').search;
  }

  /** The app's next page, which takes up an answer. */
  comeBack(answer: string): Promise<Result> {
    this.session.destroy();
    this.session = this.newSession();
    return this.session.resumeRedirect(answer);
  }

  /** All of it. */
  async signIn(universal: object = {}, person?: typeof ada): Promise<Result> {
    return this.comeBack(await this.answerTo(await this.leave(universal), person));
  }

  close(): void {
    this.session.destroy();
    for (const [name, before] of this.stubs) {
      if (before) Object.defineProperty(globalThis, name, before);
      else Reflect.deleteProperty(globalThis, name);
    }
    this.stubs.clear();
  }

  private newSession(): CodeFlowSession {
    return this.library.createSession({
      clientId: codeFlowClient.id,
      domain: this.tenant.url,
      flow: 'code',
      redirectUrl,
      storage: 'memory',
      renewBeforeSeconds: 60,
      lock: () => assert.fail('no Lock is asked for'),
    });
  }

  private stub(name: string, value: unknown): void {
    this.stubs.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

/** A storage area that is empty at first. */
function area(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}
