// The session as an Angular app sees it: signals to read, and what a person can do with it.
import {
  afterNextRender,
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
  type LoginResult,
  type Session,
  type SessionState,
} from 'ngx-auth0-lock/session';
import { AppNavigation } from './app-navigation';
import { AUTH_CONFIG } from './auth-config';
import { AUTH_SESSION } from './auth-session';
import { PAGE } from './page';
import { SignInFlow, type LoginOptions } from './sign-in-flow';

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
  private readonly config = inject(AUTH_CONFIG);
  private readonly zone = inject(NgZone);
  private readonly navigation = inject(AppNavigation);
  private readonly flow = inject(SignInFlow);
  private readonly core = inject(AUTH_SESSION);
  private readonly injector = inject(Injector);

  private readonly state = signal<SessionState>(this.core?.state ?? { status: 'pending' });
  private readonly lastError = signal<AuthError | null>(null);
  private readonly happenings = new Subject<AuthEvent>();
  private loggingOut = false;

  /** The session's state; the other signals derive from it. */
  readonly session: Signal<SessionState> = this.state.asReadonly();
  /** `pending` on a server, and for at most 10 s while an answer of Lock is checked. */
  readonly status = computed(() => this.state().status);
  /** The claims of the ID token, or null when nobody is signed in. */
  readonly user = computed<IdTokenClaims | null>(() => {
    const state = this.state();
    return state.status === 'signed-in' ? state.claims : null;
  });
  /** When the session ends by this device's clock, or null when nobody is signed in. */
  readonly expiresAt = computed<Date | null>(() => {
    const state = this.state();
    return state.status === 'signed-in' ? new Date(state.expiresAt) : null;
  });
  /** What went wrong with the last attempt to sign in; cleared by the next. */
  readonly error = this.lastError.asReadonly();
  /** What happens to the session, each thing once. */
  readonly events: Observable<AuthEvent> = this.happenings.asObservable();

  constructor() {
    if (this.core) this.start(this.core);
  }

  /**
   * Whether somebody is signed in, exactly: never true at or after the end, however late a timer
   * is. Reactive in templates, `computed` and `effect`; decodes and writes nothing.
   */
  authenticated(): boolean {
    this.state();
    return this.core !== null && this.core.authenticated();
  }

  /**
   * Opens Lock, and goes to `returnTo` after the sign-in. In redirect mode the page leaves and the
   * promise stays open. Called again before that, it is the same attempt with the later `returnTo`.
   *
   * @returns how it ended; never rejects.
   */
  login(options: LoginOptions = {}): Promise<LoginResult> {
    const { core, flow } = this;
    if (!core) {
      const error = new AuthError('lock-load', 'Lock runs only in a browser.');
      return Promise.resolve({ outcome: 'failed', error });
    }
    if (!flow.underWay) this.lastError.set(null);
    return flow.signIn(core, options);
  }

  /** Signs out: storage and signals at once, then the page leaves for the tenant (see `scope`). */
  logout({ scope = 'tenant', returnTo }: LogoutOptions = {}): void {
    const { core, navigation } = this;
    if (!core) return;
    this.loggingOut = true;
    this.outside(() => core.end());
    this.loggingOut = false;
    if (scope !== 'app') {
      const { clientId, domain } = this.config;
      const back = navigation.absolute(returnTo);
      this.injector
        .get(PAGE)
        .location.assign(logoutUrl(tenantOf(domain), clientId, back, scope === 'federated'));
      return;
    }
    const path = returnTo === undefined ? null : navigation.safePath(returnTo);
    if (path) navigation.go(path);
    else navigation.leaveGuardedPage(false);
  }

  /** Renews the session silently, through Lock's `checkSession`; whether it worked. Never rejects. */
  renew(): Promise<boolean> {
    const { core } = this;
    return core ? this.outside(() => core.renew()) : Promise.resolve(false);
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
    if (core && untracked(this.state).status === 'signed-out') this.outside(() => core.preload());
  }

  private start(core: Session): void {
    const undo = [
      core.subscribe(() => this.zone.run(() => this.follow(core.state))),
      core.on((event) => this.zone.run(() => this.report(event))),
    ];
    inject(DestroyRef).onDestroy(() => {
      for (const undoOne of undo) undoOne();
      this.happenings.complete();
    });
    const refused = this.flow.takeUpCallback(core, inject(PAGE));
    if (refused) {
      this.lastError.set(refused);
      // Later, because nobody can listen before the app is there.
      afterNextRender(() => this.report({ type: 'sign-in-failed', error: refused }));
    }
    if (this.config.preload === 'idle') this.outside(() => whenIdle(() => this.preload()));
  }

  private follow(next: SessionState): void {
    const before = untracked(this.state).status;
    this.state.set(next);
    if (next.status === before) return;
    if (before === 'signed-in') {
      if (!this.loggingOut) this.navigation.leaveGuardedPage(true);
    } else if (next.status === 'signed-in' && !this.flow.underWay) {
      this.navigation.followSession();
    }
  }

  private report(event: AuthEvent): void {
    if (event.type === 'sign-in-failed') this.lastError.set(event.error);
    if (event.type === 'signed-in' && event.origin === 'here') this.flow.arrive(event.returnTo);
    this.happenings.next(event);
  }

  private outside<T>(work: () => T): T {
    return this.zone.runOutsideAngular(work);
  }
}

function whenIdle(work: () => void): void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work);
  else setTimeout(work, 1000);
}
