// The session as an Angular app sees it: signals to read, and what a person can do with it.
import {
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
import type { LogoutOptions } from 'ngx-auth0-lock/navigation';
import {
  AuthError,
  takeCallback,
  type AuthEvent,
  type IdTokenClaims,
  type LoginOptions,
  type LoginResult,
  type Session,
  type SessionState,
} from 'ngx-auth0-lock/session';
import { AUTH_CONFIG } from './auth-config';
import { AUTH_SESSION } from './auth-session';
import { appUrl, BROWSER_WINDOW, whenIdle } from './browser-window';
import { watchPageCache } from './navigation/back-forward-cache';
import { LazyNavigation } from './navigation/lazy-navigation';

/** Who is signed in, and how to change that. On a server it is `pending` and does nothing. */
@Injectable({ providedIn: 'root' })
export class AuthService {
  private readonly injector = inject(Injector);
  private readonly zone = inject(NgZone);
  private readonly core = inject(AUTH_SESSION);
  private readonly navigation = inject(LazyNavigation);

  private readonly state = signal<SessionState>(this.core?.state ?? { status: 'pending' });
  private readonly lastError = signal<AuthError | null>(null);
  private readonly happenings = new Subject<AuthEvent>();
  private readonly signedIn = computed(() => {
    const state = this.state();
    return state.status === 'signed-in' ? state : null;
  });

  /** The session's state; the other signals derive from it. */
  readonly session: Signal<SessionState> = this.state.asReadonly();
  /** `pending` on a server, and for at most 10 s while an answer of Lock is checked. */
  readonly status: Signal<SessionState['status']> = computed(() => this.state().status);
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
    if (this.core) this.start(this.core);
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
  async login(options: LoginOptions = {}): Promise<LoginResult> {
    if (!this.core) {
      const error = new AuthError('lock-load', 'Lock runs only in a browser.');
      return { outcome: 'failed', error };
    }
    return this.navigation.ask<LoginResult>(
      ({ signIn }) => {
        if (!signIn.underWay) this.lastError.set(null);
        return signIn.signIn(options);
      },
      (error) => ({ outcome: 'failed', error }),
    );
  }

  /**
   * Signs out: storage and signals at once, then the page leaves for the tenant (see `scope`). Where
   * the code that leaves does not come within ten seconds, it stays, and {@link error} says so.
   */
  logout(options: LogoutOptions = {}): void {
    const { core } = this;
    if (!core) return;
    // Known here first, so that `follow` finds nothing to do: where to go is decided below.
    if (untracked(this.state).status === 'signed-in') {
      this.state.set({ status: 'signed-out', reason: 'signed-out' });
    }
    this.zone.runOutsideAngular(() => core.signOut());
    void this.navigation.ask(
      ({ app }) => app.leaveAfterLogout(options),
      () => {},
    );
  }

  /**
   * Renews the session silently: by Lock's `checkSession`, or with `flow: 'code'` by a refresh token or
   * a hidden frame. For 30 s after a failure it answers false without asking again. Never rejects.
   *
   * @returns whether it worked.
   */
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
   * The access token for another API than the session's own: asked for when it is needed, once for all
   * tabs, kept with its own expiry, and asked for anew once that is over. Never rejects; the event
   * `renewal-failed` says what went wrong.
   *
   * @param audience the API, by its identifier at the tenant.
   * @param scope what the token is for, with spaces in between. Default: all that the API grants.
   * @returns null when nobody is signed in, or the token cannot be had.
   */
  accessTokenFor(audience: string, scope?: string): Promise<string | null> {
    const { core } = this;
    return this.zone.runOutsideAngular(
      async () => (await core?.accessTokenFor(audience, scope)) ?? null,
    );
  }

  /**
   * Fetches ahead of a click what it needs, so that all goes at once: Lock, while nobody is signed in,
   * which asks the tenant for the client's settings. A failure is kept quiet: the click tries again.
   */
  preload(): void {
    const { core } = this;
    if (!core) return;
    this.navigation.preload();
    if (core.state.status === 'signed-out') this.zone.runOutsideAngular(() => core.preload());
  }

  private start(core: Session): void {
    const { injector, navigation, zone } = this;
    const follow = () => {
      const wasSignedIn = untracked(this.state).status === 'signed-in';
      this.state.set(core.state);
      if (wasSignedIn !== (core.state.status === 'signed-in')) {
        navigation.go(({ signIn }) => signIn.follow(wasSignedIn));
      }
    };
    const undo = [
      core.subscribe(() => zone.run(follow)),
      core.on((event) => zone.run(() => this.report(event))),
      zone.runOutsideAngular(() => watchPageCache(injector, core)),
      navigation.failed.subscribe((error) => this.report({ type: 'sign-in-failed', error })),
    ];
    this.takeUpCallback(core);
    const destroyRef = injector.get(DestroyRef);
    destroyRef.onDestroy(() => {
      undo.forEach((one) => (typeof one === 'function' ? one() : one.unsubscribe()));
      this.happenings.complete();
    });
    const { preload } = injector.get(AUTH_CONFIG);
    zone.runOutsideAngular(() =>
      whenIdle(injector.get(BROWSER_WINDOW), () => {
        if (destroyRef.destroyed) return;
        if (preload === 'idle') this.preload();
        // A session may end while the page is offline, and a guarded page is left all the same.
        else if (core.state.status === 'signed-in') navigation.preload();
      }),
    );
  }

  private report(event: AuthEvent): void {
    if (event.type === 'sign-in-failed') this.lastError.set(event.error);
    if (event.type === 'signed-in' && event.origin === 'here') {
      this.navigation.go(({ signIn }) => signIn.arrive(event.returnTo));
    }
    this.happenings.next(event);
  }

  /** Takes an answer of Lock out of the address bar, before the Router reads it, and has it checked. */
  private takeUpCallback(core: Session): void {
    const { injector, navigation } = this;
    const { location, history, document } = injector.get(BROWSER_WINDOW);
    // Nearly every start: what follows asks for the cookies, which takes the browser a millisecond.
    const { callbackPath, flow } = injector.get(AUTH_CONFIG);
    if (!location.hash && (flow !== 'code' || !location.search)) return;
    const { pathname } = new URL(appUrl(document, callbackPath));
    const callback = takeCallback({ location, history, cookie: document.cookie }, pathname, flow);
    if (!callback) return;
    if ('refused' in callback) {
      const { refused: error } = callback;
      this.lastError.set(error);
      const tell = () => this.report({ type: 'sign-in-failed', error });
      navigation.go(({ signIn }) => signIn.whenStarted(tell));
      return;
    }
    const checking = this.zone.runOutsideAngular(() => core.resumeRedirect(callback.hash));
    navigation.go(({ signIn }) => signIn.resume(checking));
  }
}
