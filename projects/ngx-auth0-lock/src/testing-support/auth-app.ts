// An app in miniature for the specs: the real session and Router; Lock, clock, storage and tenant are fake.
import { Component, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, type Routes } from '@angular/router';
import { showOptions } from 'ngx-auth0-lock/lock';
import { createSession, type LockAuthResult, type Session } from 'ngx-auth0-lock/session';
import * as navigationCode from 'ngx-auth0-lock/navigation';
import { FakeLock } from 'ngx-auth0-lock/testing';
import {
  CLIENT_ID,
  settle,
  SimulatedClock,
  SimulatedTenant,
} from '../../session/testing-support/simulated-browser';
import { FIRST_AID, SESSION_SETTINGS, type AuthConfig } from '../lib/auth-config';
import { AuthService } from '../lib/auth-service';
import { AUTH_SESSION } from '../lib/auth-session';
import type { LockCode, LockRequest } from '../lib/lock/lock-code';
import { LOCK_LOADER } from '../lib/lock/lock-loader';
import { BROWSER_WINDOW } from '../lib/browser-window';
import { NAVIGATION_CODE } from '../lib/navigation/lazy-navigation';
import { provideAuth0Lock } from '../lib/provide-auth0-lock';

export { CLIENT_ID, settle } from '../../session/testing-support/simulated-browser';
export { HOUR, LOCK_IS_GONE } from '../../session/testing-support/simulated-browser';

/** A page that can be left without being left. */
export class TestPage extends EventTarget {
  readonly departures: string[] = [];
  reloads = 0;
  readonly idle: (() => void)[] = [];
  readonly location = {
    hash: '',
    search: '',
    pathname: '/',
    origin: location.origin,
    href: location.href,
    assign: (url: string) => void this.departures.push(url),
    reload: () => void this.reloads++,
  };
  readonly history = {
    state: { mine: 42 } as unknown,
    replaceState: (state: unknown, _title: string, url: string) => {
      this.history.state = state;
      this.location.hash = new URL(url).hash;
    },
  };
  readonly document = {
    baseURI: `${location.origin}/`,
    cookie: '',
    documentElement: document.createElement('div'),
  };

  requestIdleCallback(work: () => void): void {
    this.idle.push(work);
  }

  /** Goes into the back/forward cache, or into nothing where the browser does not keep it. */
  leave(persisted = true): void {
    this.dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));
  }

  /** Comes out of the back/forward cache. */
  comeBack(persisted = true): void {
    this.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
  }

  /** Whether nothing of it could be seen, whatever the styles of its elements. */
  get hidden(): boolean {
    const { visibility, opacity } = this.document.documentElement.style;
    return visibility === 'hidden' && opacity === '0';
  }

  /** Lets the page start with an answer of Lock in the address bar, which this browser asked for. */
  arriveWith(hash: string, pathname = '/'): void {
    this.location.hash = hash;
    this.location.pathname = pathname;
    const state = new URLSearchParams(hash.slice(1)).get('state');
    this.document.cookie = `com.auth0.auth.${state}=x`;
  }
}

export interface AuthAppOptions {
  readonly config?: Partial<AuthConfig>;
  readonly routes?: Routes;
  /** Who is signed in when the app starts. */
  readonly restored?: Record<string, unknown>;
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
  /** Stands before the library in the list of providers. */
  readonly providersBefore?: readonly (Provider | EnvironmentProviders)[];
}

/** Waits for what takes as long as it takes: the code that verifies, RSA in a thread. */
export async function until(happened: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !happened(); turn++) await settle();
}

// The first sign-in of a page fetches code, for as long as that takes; the specs' are not the first.
let warm: Promise<void> | undefined;

async function fetchLazyCode(): Promise<void> {
  const lock = new FakeLock();
  const session = createSession({
    clientId: CLIENT_ID,
    domain: 'tenant.example',
    storage: 'memory',
    lock: async () => lock,
  });
  void session.signIn();
  await until(() => lock.visible);
  // Refused by the code that verifies, once it is there.
  lock.emit('authenticated', { idToken: 'not a token' });
  await until(() => !lock.visible);
  session.destroy();
}

@Component({ template: 'page' })
export class SomePage {}

@Component({ template: 'other page' })
export class OtherPage {}

export class AuthApp {
  readonly lock = new FakeLock();
  readonly page = new TestPage();
  readonly clock = new SimulatedClock();
  readonly stored = new Map<string, string>();
  /** What was asked of Lock's code: how often it was fetched, and each Lock that was made of it. */
  readonly fetched = { times: 0, fails: false };
  readonly made: LockRequest[] = [];
  storageAccesses = 0;

  private constructor(readonly tenant: SimulatedTenant) {}

  static async open(): Promise<AuthApp> {
    await (warm ??= fetchLazyCode());
    return new AuthApp(await SimulatedTenant.open());
  }

  get auth(): AuthService {
    return TestBed.inject(AuthService);
  }

  get session(): Session {
    return TestBed.inject(AUTH_SESSION)!;
  }

  get router(): Router {
    return TestBed.inject(Router);
  }

  /** The providers of an app; {@link start} sets the TestBed up with them. */
  providers(options: AuthAppOptions = {}): (Provider | EnvironmentProviders)[] {
    return [
      ...(options.providersBefore ?? []),
      provideAuth0Lock({
        clientId: CLIENT_ID,
        domain: this.tenant.domain,
        storage: {
          get: (key) => (this.storageAccesses++, this.stored.get(key) ?? null),
          set: (key, value) => (this.storageAccesses++, void this.stored.set(key, value)),
          remove: (key) => (this.storageAccesses++, void this.stored.delete(key)),
        },
        ...options.config,
      }),
      { provide: BROWSER_WINDOW, useValue: this.page },
      { provide: SESSION_SETTINGS, useValue: { clock: this.clock } },
      { provide: FIRST_AID, useValue: false },
      // At once, unless a spec says otherwise.
      { provide: NAVIGATION_CODE, useValue: () => navigationCode },
      {
        provide: LOCK_LOADER,
        useValue: async () => {
          this.fetched.times++;
          if (this.fetched.fails) throw new TypeError('Failed to fetch');
          return {
            createLock: async (request) => (this.made.push(request), this.lock),
            showOptions: async ({ config }, attempt) => showOptions(config, attempt),
          } satisfies LockCode;
        },
      },
      options.routes ? provideRouter(options.routes) : [],
      ...(options.providers ?? []),
    ];
  }

  async start(options: AuthAppOptions = {}): Promise<this> {
    if (options.restored) await this.store(options.restored);
    TestBed.configureTestingModule({ providers: this.providers(options) });
    TestBed.inject(AuthService);
    return this;
  }

  /** Leaves a token in storage, as an earlier page load would have. */
  async store(claims: Record<string, unknown> = {}): Promise<void> {
    this.stored.set('id_token', await this.tenant.sign(this.clock.now(), claims));
  }

  /** Goes to a URL of the app, and waits until the Router has nothing more to do. */
  async navigate(url: string): Promise<void> {
    void this.router.navigateByUrl(url);
    await settle();
  }

  /** The person signs in in the open Lock. */
  async signIn(claims: Record<string, unknown> = {}): Promise<void> {
    this.lock.emit('authenticated', await this.answer(claims));
    await until(() => !this.lock.visible);
    await settle();
  }

  /** What Lock hands over for the attempt that it was opened for last. */
  answer(claims: Record<string, unknown> = {}): Promise<LockAuthResult> {
    const { nonce } = this.shown();
    return this.tenant.answer(this.clock.now(), { nonce, ...claims });
  }

  /** The parameters that Lock was opened with last. */
  shown(): { readonly nonce: string; readonly appState: { readonly returnTo: string | null } } {
    return this.lock.shown.at(-1)!.auth!.params as never;
  }

  /** Prepares an answer in the address bar to a sign-in that began before this page load. */
  arriveSignedIn(returnTo: string | null, pathname = '/'): void {
    this.page.arriveWith('#access_token=a&id_token=i&state=s1', pathname);
    const now = this.clock.now();
    const attempt = { state: 's1', nonce: 'n1', startedAt: now - 1000, returnTo, verifier: null };
    const kept = JSON.stringify([{ ...attempt, until: now + 600_000 }]);
    sessionStorage.setItem('ngx-auth0-lock.id_token.attempts', kept);
    this.lock.resumeAuthAnswer = async () => {
      return { result: await this.tenant.answer(this.clock.now(), { nonce: 'n1' }) };
    };
  }
}
