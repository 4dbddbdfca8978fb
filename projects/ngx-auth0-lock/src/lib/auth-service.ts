// The session as an Angular app sees it: signals to read, and what a person can do with it.
import {
  ApplicationInitStatus,
  computed,
  DestroyRef,
  inject,
  Injectable,
  Injector,
  NgZone,
  signal,
  untracked,
  type Signal,
} from '@angular/core';
import { Subject, type Observable } from 'rxjs';
import {
  AuthError,
  logoutUrl,
  tenantOf,
  type AuthEvent,
  type IdTokenClaims,
  type LoginOptions,
  type LoginResult,
  type Session,
  type SessionState,
} from 'ngx-auth0-lock/session';
import {
  absoluteUrl,
  go,
  leaveGuardedPage,
  followSession,
  routerIn,
  safePath,
} from './navigation/app-navigation';
import { AUTH_CONFIG } from './auth-config';
import { AUTH_SESSION } from './auth-session';
import { PAGE, whenIdle } from './browser-window';
import { watchPageCache } from './navigation/back-forward-cache';
import { createSignInFlow, type SignInFlow } from './navigation/sign-in-flow';

/** How {@link AuthService.logout} signs somebody out. */
export interface LogoutOptions {
  /**
   * How far it goes: the session of this `app` alone, the `tenant`'s as well (the default: else the
   * next sign-in asks no password), or the identity provider's too (`federated`).
   */
  readonly scope?: 'app' | 'tenant' | 'federated';
  /**
   * Path of the app to go to. Default: the base URL, or with `app` the current page, unless it is
   * guarded. The tenant only returns to its "Allowed Logout URLs".
   */
  readonly returnTo?: string;
}

/** Who is signed in, and how to change that. On a server it is `pending` and does nothing. */
@Injectable({ providedIn: 'root' })
export class AuthService {
  private readonly injector = inject(Injector);
  private readonly zone = inject(NgZone);
  private readonly core = inject(AUTH_SESSION);
  private readonly flow = this.core && createSignInFlow(this.core);

  private readonly state = signal<SessionState>(this.core?.state ?? { status: 'pending' });
  private readonly lastError = signal<AuthError | null>(null);
  private readonly happenings = new Subject<AuthEvent>();
  private readonly signedIn = computed(() => {
    const state = this.state();
    return state.status === 'signed-in' ? state : null;
  });
  private loggingOut = false;

  /** The session's state; the other signals derive from it. */
  readonly session: Signal<SessionState> = this.state.asReadonly();
  /** `pending` on a server, and for at most 10 s while an answer of Lock is checked. */
  readonly status = computed(() => this.state().status);
  /** The claims of the ID token, or null when nobody is signed in. */
  readonly user = computed<IdTokenClaims | null>(() => this.signedIn()?.claims ?? null);
  /** When the session ends by this device's clock, or null when nobody is signed in. */
  readonly expiresAt = computed<Date | null>(() => {
    const state = this.signedIn();
    return state && new Date(state.expiresAt);
  });
  /** What went wrong with the last attempt to sign in; cleared by the next. */
  readonly error = this.lastError.asReadonly();
  /** What happens to the session, each thing once. */
  readonly events: Observable<AuthEvent> = this.happenings.asObservable();

  constructor() {
    if (this.core && this.flow) this.start(this.core, this.flow);
  }

  /**
   * Whether somebody is signed in, exactly: never true at or after the end, however late a timer
   * is. Reactive in templates, `computed` and `effect`; decodes and writes nothing.
   */
  authenticated(): boolean {
    this.state();
    return this.core?.authenticated() ?? false;
  }

  /**
   * Opens Lock, and goes to `returnTo` after the sign-in. In redirect mode the page leaves and the
   * promise stays open. Called again before that, it is the same attempt with the later `returnTo`.
   *
   * @returns how it ended; never rejects.
   */
  login(options: LoginOptions = {}): Promise<LoginResult> {
    const { flow } = this;
    if (!flow) {
      const error = new AuthError('lock-load', 'Lock runs only in a browser.');
      return Promise.resolve({ outcome: 'failed', error });
    }
    if (!flow.underWay()) this.lastError.set(null);
    return flow.signIn(options);
  }

  /** Signs out: storage and signals at once, then the page leaves for the tenant (see `scope`). */
  logout({ scope = 'tenant', returnTo }: LogoutOptions = {}): void {
    const { core, injector } = this;
    if (!core) return;
    this.loggingOut = true;
    this.zone.runOutsideAngular(() => core.signOut());
    this.loggingOut = false;
    if (scope === 'app') {
      const path = safePath(injector, returnTo);
      if (path) go(routerIn(injector), path);
      else leaveGuardedPage(injector, false);
      return;
    }
    const { clientId, domain } = injector.get(AUTH_CONFIG);
    const back = absoluteUrl(injector, returnTo);
    const address = logoutUrl(tenantOf(domain), clientId, back, scope === 'federated');
    injector.get(PAGE).location.assign(address);
  }

  /** Renews the session silently, through Lock's `checkSession`; whether it worked. Never rejects. */
  renew(): Promise<boolean> {
    const { core } = this;
    return core ? this.zone.runOutsideAngular(() => core.renew()) : Promise.resolve(false);
  }

  /** The raw ID token, or null once it has expired. Reactive. */
  idToken(): string | null {
    this.state();
    return this.core?.idToken() ?? null;
  }

  /** The raw access token, or null when there is none or it has expired. Reactive. */
  accessToken(): string | null {
    this.state();
    return this.core?.accessToken() ?? null;
  }

  /**
   * Fetches Lock ahead of the first `login()`, while nobody is signed in, so that it opens at once.
   * It asks the tenant for the client's settings. A failure is kept quiet: `login()` tries again.
   */
  preload(): void {
    const { core } = this;
    if (core?.state.status === 'signed-out') this.zone.runOutsideAngular(() => core.preload());
  }

  private start(core: Session, flow: SignInFlow): void {
    const { injector, zone } = this;
    const report = (event: AuthEvent) => {
      if (event.type === 'sign-in-failed') this.lastError.set(event.error);
      if (event.type === 'signed-in' && event.origin === 'here') flow.arrive(event.returnTo);
      this.happenings.next(event);
    };
    const follow = (next: SessionState) => {
      const before = untracked(this.state).status;
      this.state.set(next);
      if (next.status === before) return;
      if (before === 'signed-in') {
        if (!this.loggingOut) leaveGuardedPage(injector, true);
      } else if (next.status === 'signed-in' && !flow.underWay()) {
        followSession(injector);
      }
    };
    const undo = [
      core.subscribe(() => zone.run(() => follow(core.state))),
      core.on((event) => zone.run(() => report(event))),
      () => this.happenings.complete(),
      zone.runOutsideAngular(() => watchPageCache(injector, core)),
    ];
    const refused = flow.takeUpCallback();
    if (refused) {
      this.lastError.set(refused);
      const tell = () => report({ type: 'sign-in-failed', error: refused });
      // Once the app is there: nobody can listen before. Asked for late, because it makes the app's
      // initializers, which may themselves need the session.
      const waiting = setTimeout(() => {
        void injector.get(ApplicationInitStatus).donePromise.then(tell, tell);
      });
      undo.push(() => clearTimeout(waiting));
    }
    injector.get(DestroyRef).onDestroy(() => undo.forEach((undoOne) => undoOne()));
    if (injector.get(AUTH_CONFIG).preload === 'idle') {
      zone.runOutsideAngular(() => whenIdle(injector.get(PAGE), () => this.preload()));
    }
  }
}
