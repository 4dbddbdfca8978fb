// A session without Lock, storage, network or timers: it does what a test says.
import {
  AuthError,
  type AuthEvent,
  type IdTokenClaims,
  type LoginResult,
  type Session,
  type SessionState,
  type SignedOutReason,
  type LoginOptions,
  type TokenRequest,
} from 'ngx-auth0-lock/session';
import { createIdToken, testingClaims } from './create-id-token';
import { FakeIdleCountdown } from './fake-idle-countdown';

/** How a sign-in ends in a test. */
export type TestingLogin =
  | 'signed-in'
  | 'cancelled'
  | 'failed'
  | { readonly claims: Partial<IdTokenClaims> }
  | { readonly error: AuthError };

/** Behaves like the real session as far as the rest of the library can see. */
export class FakeSession implements Session {
  /** How the next sign-ins end, in order; after the last one they succeed. */
  readonly logins: (TestingLogin | Promise<TestingLogin>)[] = [];
  /** Whether the next renewals work, in order; after the last one they do. */
  readonly renewals: boolean[] = [];
  /** Whether the next tokens for APIs can be had, in order; after the last one they can. */
  readonly apiAnswers: boolean[] = [];

  readonly idle = new FakeIdleCountdown();

  private current: SessionState = { status: 'signed-out', reason: 'none' };
  private tokens: { readonly id: string; readonly access: string | null } | null = null;
  private renewing: Promise<boolean> | null = null;
  private readonly apiTokens = new Map<string, string>();
  private issued = 0;
  private readonly listeners = new Set<() => void>();
  private readonly reporters = new Set<(event: AuthEvent) => void>();

  get state(): SessionState {
    return this.current;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly on = (listener: (event: AuthEvent) => void) => {
    this.reporters.add(listener);
    return () => void this.reporters.delete(listener);
  };

  readonly signIn = async ({
    returnTo,
    maxAgeSeconds,
  }: LoginOptions = {}): Promise<LoginResult> => {
    const how = await (this.logins.shift() ?? 'signed-in');
    if (how === 'cancelled') {
      this.emit({ type: 'cancelled' });
      return { outcome: 'cancelled' };
    }
    if (how === 'failed' || (typeof how === 'object' && 'error' in how)) {
      const error =
        how === 'failed' ? new AuthError('lock-rejected', 'The test let it fail.') : how.error;
      this.emit({ type: 'sign-in-failed', error });
      return { outcome: 'failed', error };
    }
    // The tenant says when somebody signed in to whoever asks with an age.
    const asked = maxAgeSeconds === undefined ? {} : { auth_time: testingClaims().iat };
    const some = how === 'signed-in' ? {} : how.claims;
    const claims = this.begin({ ...asked, ...some }, returnTo ?? null);
    return { outcome: 'signed-in', claims, returnTo: returnTo ?? null };
  };

  readonly renew = (): Promise<boolean> =>
    (this.renewing ??= this.renewOnce().finally(() => (this.renewing = null)));

  readonly signOut = (reason: SignedOutReason = 'signed-out') => {
    if (this.current.status !== 'signed-in') return;
    this.tokens = null;
    this.apiTokens.clear();
    this.become({ status: 'signed-out', reason });
    this.emit({ type: 'signed-out', origin: 'here', reason });
  };

  readonly revalidate = (): SessionState => {
    if (this.current.status === 'signed-in' && !this.authenticated()) this.signOut('expired');
    return this.current;
  };

  readonly authenticated = () =>
    this.current.status === 'signed-in' && Date.now() < this.current.expiresAt;
  readonly idToken = () => (this.authenticated() ? this.tokens!.id : null);
  readonly accessToken = () => (this.authenticated() ? this.tokens!.access : null);

  readonly accessTokenFor = async (audience: string, scope?: string): Promise<string | null> => {
    try {
      return await this.tokenToSend({ audience, scope });
    } catch {
      return null;
    }
  };

  // At once, so that a request is there before the test's next line.
  readonly tokenToSend = ({ audience, scope }: TokenRequest, refused?: string) => {
    if (this.current.status !== 'signed-in' || !this.authenticated()) return null;
    const key = JSON.stringify([audience, scope]);
    const held = this.apiTokens.get(key);
    if (held !== undefined && held !== refused) return held;
    if (this.apiAnswers.shift() === false) {
      const error = new AuthError('audience', 'The test let it fail.');
      this.emit({ type: 'renewal-failed', error, audience });
      return Promise.reject(error);
    }
    const token = createIdToken({ ...this.issue(this.current.claims), aud: audience, scope });
    this.apiTokens.set(key, token);
    return token;
  };

  // What only a Lock or a redirect brings about, neither of which there is.
  readonly connect = () => () => {};
  readonly acceptAuthResult = async () => this.current;
  readonly resumeRedirect = async (): Promise<LoginResult> => ({ outcome: 'cancelled' });
  readonly preload = () => {};
  readonly destroy = () => {};

  /** Signs somebody in; another person takes the place of the one before. */
  begin(
    some: Partial<IdTokenClaims>,
    returnTo: string | null = null,
    accessToken?: string | null,
  ): IdTokenClaims {
    const claims = this.issue(some);
    const before = this.current;
    this.hold(claims, accessToken);
    const changed = before.status === 'signed-in' && before.claims.sub !== claims.sub;
    this.apiTokens.clear();
    this.emit(
      changed
        ? { type: 'user-changed', origin: 'elsewhere', claims }
        : { type: 'signed-in', origin: 'here', claims, returnTo },
    );
    this.revalidate();
    return claims;
  }

  private async renewOnce(): Promise<boolean> {
    // Later, as the tenant's answer is.
    await Promise.resolve();
    const { state } = this;
    if (state.status !== 'signed-in') return false;
    if (this.renewals.shift() === false) {
      const error = new AuthError('login-required', 'The test let it fail.');
      this.emit({ type: 'renewal-failed', error });
      return false;
    }
    const { iat, exp } = testingClaims();
    const claims = this.issue({ ...state.claims, iat, exp });
    this.hold(claims);
    this.emit({ type: 'renewed', origin: 'here', claims });
    return true;
  }

  /** Claims of a token of their own: no two tokens are the same, even within a second. */
  private issue(some: Partial<IdTokenClaims>): IdTokenClaims {
    return { ...testingClaims(some), jti: `testing-${++this.issued}` };
  }

  private hold(claims: IdTokenClaims, accessToken?: string | null): void {
    const access =
      accessToken === undefined
        ? createIdToken({ ...claims, aud: 'https://api.example' })
        : accessToken;
    this.tokens = { id: createIdToken(claims), access };
    this.become({ status: 'signed-in', claims, expiresAt: claims.exp * 1000 });
  }

  private become(state: SessionState): void {
    this.current = state;
    for (const listener of [...this.listeners]) listener();
  }

  private emit(event: AuthEvent): void {
    for (const reporter of [...this.reporters]) reporter(event);
  }
}
