// A browser in miniature for the specs: one clock, one storage, several tabs, a tenant with real keys.
import { FakeLock } from '../../testing/fake-lock';
import type { Clock } from '../time/clock';
import type { LockAuthResult } from '../lock-port';
import type { TabMessage } from '../tabs/tab-channel';
import type { Tabs } from '../tabs/tabs';
import { createSession } from '../session';
import type { Session, SessionOptions } from '../session-api';
import type { AuthEvent } from '../session-state';
import type { TokenStorage } from '../storage/token-storage';
import { atHash, createSigner, type Signer } from './tokens';

export const CLIENT_ID = 'client-1';
/** Sunday, 1 November 2026, noon. */
export const START = Date.UTC(2026, 10, 1, 12);
export const HOUR = 3600;
/** Lock needs a second to go away before it can be shown again; in milliseconds. */
export const LOCK_IS_GONE = 1100;

/** Lets everything that is on its way arrive: promises, and WebCrypto, which answers from a thread. */
export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 25; quiet = working ? 0 : quiet + 1) await nextTurn();
}

// Counted, because waiting a fixed time for each of thousands of steps would take minutes.
let working = 0;
for (const method of ['importKey', 'verify', 'digest', 'sign'] as const) {
  const real = crypto.subtle[method].bind(crypto.subtle) as (...args: unknown[]) => Promise<any>;
  crypto.subtle[method] = (...args: unknown[]) => {
    working++;
    return real(...args).finally(() => working--);
  };
}

/** Lets promises arrive, and what answers at once. */
export function nextTurn(): Promise<void> {
  return new Promise((next) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      next();
    };
    port2.postMessage(null);
  });
}

// Node has no page; mutation testing runs these specs there.
globalThis.location ??= { href: 'http://localhost:9876/' } as Location;

// Making an RSA key takes long; what differs between the tenants of the specs is their name.
const sharedSigner = createSigner();

/** A wall clock that can be set, over one that only moves forward. */
export class SimulatedClock implements Clock {
  /** What the person set the clock wrong by, in milliseconds. */
  error = 0;
  /** How many timers were ever asked to wait longer than a browser can. */
  overflows = 0;
  private time = 0;
  private readonly timers = new Map<object, { at: number; callback: () => void }>();

  now = () => START + this.time + this.error;
  elapsed = () => this.time;
  after = (milliseconds: number, callback: () => void) => {
    if (milliseconds > 2 ** 31 - 1) this.overflows++;
    const key = {};
    this.timers.set(key, { at: this.time + milliseconds, callback });
    return () => void this.timers.delete(key);
  };

  get liveTimers(): number {
    return this.timers.size;
  }

  /** Moves on, ringing each timer in its turn and letting its consequences happen. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      const [key, timer] = [...this.timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (!timer || timer.at > end) break;
      this.timers.delete(key);
      this.time = Math.max(this.time, timer.at);
      timer.callback();
      await nextTurn();
    }
    this.time = end;
  }

  /** The device sleeps: time passes, timers do not ring, and the forward clock stands still. */
  sleep(milliseconds: number): void {
    this.error += milliseconds;
  }

  /** Time passes without a timer ringing, as in a tab that is throttled. */
  stall(milliseconds: number): void {
    this.time += milliseconds;
  }
}

/** The tenant: signs tokens and serves its keys through a stand-in for `fetch`. */
export class SimulatedTenant {
  readonly issuer: string;
  online = true;

  private constructor(
    readonly signer: Signer,
    readonly domain: string,
  ) {
    this.issuer = `${domain.startsWith('http') ? domain : `https://${domain}`}/`;
  }

  static async open(domain = `${crypto.randomUUID()}.tenant.example`): Promise<SimulatedTenant> {
    // The lazy files come over the network in a browser; a spec is about what happens once they are
    // there (lock-client.loading.spec.ts is about the rest).
    await Promise.all([import('../lock/lock-client'), import('../token/jose-verifier')]);
    const tenant = new SimulatedTenant(await sharedSigner, domain);
    const fetchSpy = jasmine.isSpy(fetch) ? fetch : spyOn(globalThis, 'fetch');
    (fetchSpy as jasmine.Spy<typeof fetch>).and.callFake(async (input) => {
      if (!tenant.online) throw new TypeError('Failed to fetch');
      const url = String(input instanceof Request ? input.url : input);
      if (url !== `${tenant.issuer}.well-known/jwks.json`) throw new TypeError(`Not here: ${url}`);
      // Not a real Response: its body is a stream, which takes its time on a busy machine.
      return { ok: true, status: 200, json: async () => tenant.signer.jwks } as unknown as Response;
    });
    return tenant;
  }

  /** Claims as the tenant would issue them at `now`, in milliseconds. */
  claims(now: number, claims: Record<string, unknown> = {}): Record<string, unknown> {
    const iat = Math.floor(now / 1000);
    return {
      iss: this.issuer,
      aud: CLIENT_ID,
      sub: 'auth0|ada',
      iat,
      exp: iat + HOUR,
      ...claims,
    };
  }

  sign(now: number, claims?: Record<string, unknown>): Promise<string> {
    return this.signer.sign(this.claims(now, claims));
  }

  /** What Lock hands over: an ID token, and an access token that belongs to it. */
  async answer(
    now: number,
    claims?: Record<string, unknown>,
    accessToken = `access.${crypto.randomUUID()}.token`,
  ): Promise<LockAuthResult & { readonly idToken: string }> {
    const idToken = await this.sign(now, { at_hash: await atHash(accessToken), ...claims });
    return { idToken, accessToken, expiresIn: HOUR / 2 };
  }
}

/** The tabs of one origin: shared storage, a channel, one lock manager. */
export class SimulatedBrowser {
  readonly clock = new SimulatedClock();
  readonly storage = new SharedStorage();
  /** Messages wait here until {@link deliver}, unless `instant`. */
  instant = true;
  readonly tabs = new Set<SimulatedTab>();
  private readonly waiting: (() => void)[] = [];
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(readonly tenant: SimulatedTenant) {}

  static async open(domain?: string): Promise<SimulatedBrowser> {
    return new SimulatedBrowser(await SimulatedTenant.open(domain));
  }

  openTab(options: Partial<SessionOptions> = {}): SimulatedTab {
    return new SimulatedTab(this, options);
  }

  /** The time by the tenant's clock, which is right. */
  get tenantNow(): number {
    return this.clock.now() - this.clock.error;
  }

  post(from: SimulatedTab, message: TabMessage): void {
    for (const tab of this.tabs) {
      if (tab !== from) this.later(() => this.tabs.has(tab) && tab.hear(message));
    }
  }

  stored(from: SimulatedTab): void {
    this.post(from, { type: 'changed' });
  }

  /** Hands out messages that wait: all, or the first few. */
  deliver(most = Infinity): void {
    for (let count = 0; count < most && this.waiting.length; count++) this.waiting.shift()!();
  }

  /** The Web Locks API: one after another; a tab that dies lets go. */
  runExclusive<T>(name: string, tab: SimulatedTab, work: () => Promise<T>): Promise<T> {
    const before = this.queues.get(name) ?? Promise.resolve();
    const mine = before.then(() => (this.tabs.has(tab) ? work() : new Promise<T>(() => {})));
    this.queues.set(name, Promise.race([mine.catch(() => {}), tab.death]));
    return mine;
  }

  private later(happens: () => void): void {
    if (this.instant) queueMicrotask(happens);
    else this.waiting.push(happens);
  }
}

/** One tab with a session and a Lock of its own. */
export class SimulatedTab {
  readonly lock = new FakeLock();
  readonly events: AuthEvent[] = [];
  readonly session: Session;
  readonly death: Promise<void>;
  private die!: () => void;
  private wake: (message?: TabMessage) => void = () => {};

  constructor(
    private readonly browser: SimulatedBrowser,
    options: Partial<SessionOptions>,
  ) {
    this.death = new Promise((resolve) => (this.die = resolve));
    browser.tabs.add(this);
    const tabs: Tabs = {
      watch: (_name, _keys, onWake) => {
        this.wake = onWake;
        return {
          post: (message) => browser.post(this, message),
          close: () => (this.wake = () => {}),
        };
      },
      runExclusive: (name, _timeout, work) => browser.runExclusive(name, this, work),
    };
    this.session = createSession({
      clientId: CLIENT_ID,
      domain: browser.tenant.domain,
      storage: browser.storage.seenFrom(() => browser.stored(this)),
      clock: browser.clock,
      tabs,
      lock: async () => this.lock,
      ...options,
    });
    this.session.on((event) => this.events.push(event));
  }

  /** The names of the events so far, and forgets them. */
  take(): string[] {
    return this.events.splice(0).map((event) => event.type);
  }

  hear(message: TabMessage): void {
    this.wake(message);
  }

  /** The tab comes back to the front, or out of the back/forward cache. */
  comeBack(): void {
    this.wake();
  }

  close(): void {
    this.browser.tabs.delete(this);
    this.session.destroy();
    this.die();
  }

  /** Signs in as Lock would hand it over to a page that owns it. */
  async signIn(claims?: Record<string, unknown>): Promise<string> {
    const answer = await this.browser.tenant.answer(this.browser.tenantNow, claims);
    await this.session.acceptAuthResult(answer);
    return answer.idToken;
  }
}

/** A `localStorage` whose every method can be made to throw. */
export class SharedStorage {
  readonly values = new Map<string, string>();

  /** The keys of what makes a session, without the list of those that ended. */
  get sessionKeys(): readonly string[] {
    return [...this.values.keys()].filter((key) => !key.endsWith('.ended')).sort();
  }

  /** Called before each access; throws where the browser would. */
  guard: (method: 'get' | 'set' | 'remove', key: string) => void = () => {};

  seenFrom(changed: () => void): TokenStorage {
    return {
      get: (key) => {
        this.guard('get', key);
        return this.values.get(key) ?? null;
      },
      set: (key, value) => {
        this.guard('set', key);
        this.values.set(key, value);
        changed();
      },
      remove: (key) => {
        this.guard('remove', key);
        if (this.values.delete(key)) changed();
      },
    };
  }
}
