// The session itself: the one stateful object of the library.
import { AuthError } from './auth-error';
import { systemClock } from './clock';
import {
  currentSession,
  offsetOf,
  renewalLeft,
  timeLeft,
  type CurrentSession,
} from './current-session';
import { watchExpiry } from './expiry-watch';
import { listeners } from './listeners';
import type { LockAuthResult, LockPort } from './lock-port';
import type { LockSide } from './lock-side';
import { browserTabs, type TabHint } from './other-tabs';
import type { Session, SessionOptions } from './session-api';
import type { SessionCore } from './session-core';
import { clearSession, readSession, recordKey, writeSession } from './session-record';
import type {
  AuthEvent,
  AuthEventOrigin,
  LoginResult,
  SessionState,
  SignedOutReason,
} from './session-state';
import { judgeStoredToken } from './stored-token';
import { tenantOf } from './tenant';
import { lastingStorage, memoryStorage, webStorage, type TokenStorage } from './token-storage';

// How long a callback may keep a page in `pending`.
const CALLBACK_TIMEOUT = 10_000;

/**
 * Makes a session and restores what storage holds, by the trust rules for stored tokens.
 *
 * @throws AuthError `config` when client id or domain are missing or malformed.
 */
export function createSession(options: SessionOptions): Session {
  const { clientId, storageKey = 'id_token', leewaySeconds = 0 } = options;
  const { clock = systemClock, tabs = browserTabs } = options;
  const tenant = tenantOf(options.domain);
  if (typeof clientId !== 'string' || !clientId) {
    throw new AuthError('config', 'clientId is missing: it stands in your Auth0 dashboard.');
  }

  const name = `ngx-auth0-lock.${storageKey}`;
  const trustRules = { issuer: tenant.issuer, clientId, leewaySeconds };
  const states = listeners<void>();
  const { add: on, tell } = listeners<AuthEvent>();
  const storage = lastingStorage(areaOf(options.storage), storageFailed);

  let current: CurrentSession | null = null;
  /** The last token that ended here: it never makes a session again. */
  let ended: string | null = null;
  let endings = 0;
  let destroyed = false;
  let storageFailures = 0;
  let connected: LockPort | null = null;
  let lockSide: LockSide | null = null;
  let arriving: Promise<LockSide> | null = null;
  let signingIn: Promise<LoginResult> | null = null;
  let resuming: Promise<LoginResult> | null = null;

  const core: SessionCore = {
    options,
    clientId,
    tenant,
    clock,
    tabs,
    name,
    current: () => current,
    connected: () => connected,
    endings: () => endings,
    wanted: (idToken, asked) => !destroyed && asked === endings && idToken !== ended,
    begin,
    end,
    look,
    tell,
    on,
  };
  const watch = watchExpiry(clock, dueIn, () => {
    look();
    if (renewalDueIn() <= 0) void renew().then(watch.rearm);
    watch.rearm();
  });

  let state = restore();
  const otherTabs = tabs.watch(name, [storageKey, recordKey(storageKey)], look);
  watch.rearm();

  function restore(): SessionState {
    const { stored, verdict } = readStored();
    if (verdict.verdict === 'trusted') {
      current = currentSession(stored!, verdict.claims, leewaySeconds, clock);
      return current.state;
    }
    if (verdict.verdict === 'malformed' || verdict.verdict === 'expired') clear();
    return { status: 'signed-out', reason: verdict.verdict };
  }

  function readStored() {
    const raw = readSession(storage, storageKey);
    const now = clock.now();
    const stored = raw && { ...raw, clockOffset: offsetOf(raw, now) };
    const byTenantClock = now + (stored?.clockOffset ?? 0);
    return { stored, verdict: judgeStoredToken(stored?.idToken, trustRules, byTenantClock) };
  }

  function clear() {
    clearSession(storage, storageKey);
  }

  function dueIn(): number | null {
    return current && !destroyed ? Math.min(timeLeft(current, clock), renewalDueIn()) : null;
  }

  function renewalDueIn(): number {
    if (lockSide) return lockSide.renewalDueIn();
    const before = options.renewBeforeSeconds;
    return current && before !== undefined ? renewalLeft(current, before, clock) : Infinity;
  }

  function setState(next: SessionState) {
    state = next;
    watch.rearm();
    states.tell();
  }

  function begin(next: CurrentSession, event: AuthEvent) {
    // Should writing fail half-way, nothing of another person may be left to come back.
    if (current?.claims.sub !== next.claims.sub) clear();
    writeSession(storage, storageKey, next);
    current = next;
    setState(next.state);
    tell(event);
    otherTabs.tell('changed');
  }

  function finish(reason: SignedOutReason, origin: AuthEventOrigin) {
    const had = current;
    if (had) ended = had.idToken;
    // A session that ran out does not make a sign-in worthless that is under way.
    if (reason !== 'expired') endings++;
    current = null;
    setState({ status: 'signed-out', reason });
    if (had) tell({ type: 'signed-out', origin, reason });
  }

  function end(reason: SignedOutReason = 'signed-out') {
    if (destroyed) return;
    if (current) {
      if (readStored().verdict.verdict !== 'foreign') clear();
      finish(reason, 'here');
      otherTabs.tell('signed-out');
    } else {
      endings++;
      if (state.status === 'pending') setState({ status: 'signed-out', reason });
    }
  }

  function look(hint: TabHint = 'changed') {
    if (destroyed) return;
    // Storage that this page could not write does not show that another tab signed out.
    if (hint === 'signed-out' && storage.detached(storageKey)) clear();
    if (!current || storage.get(storageKey) !== current.idToken) return follow();
    if (timeLeft(current, clock) > 0) return;
    clear();
    finish('expired', 'here');
  }

  function follow() {
    const { stored, verdict } = readStored();
    if (verdict.verdict === 'trusted' && stored!.idToken !== ended) {
      const before = current?.claims.sub;
      current = currentSession(stored!, verdict.claims, leewaySeconds, clock);
      const news = { origin: 'elsewhere', claims: current.claims } as const;
      lockSide?.resetRenewal();
      setState(current.state);
      if (before === undefined) tell({ type: 'signed-in', returnTo: null, ...news });
      else tell({ type: before === news.claims.sub ? 'renewed' : 'user-changed', ...news });
      return;
    }
    const reason = verdict.verdict === 'trusted' ? 'elsewhere' : verdict.verdict;
    if (reason !== 'none' && reason !== 'foreign') clear();
    if (current) finish(reason === 'none' ? 'elsewhere' : reason, 'elsewhere');
  }

  function storageFailed(cause: unknown) {
    // Told once: the page can do nothing about the second time. Told later, since the first time
    // may come before anybody can listen.
    if (storageFailures++) return;
    const error = new AuthError('storage', 'The browser keeps no data for this page.', cause);
    queueMicrotask(() => tell({ type: 'storage-failed', error }));
  }

  function withLock(): Promise<LockSide> {
    arriving ??= import('./lock-side').then(
      ({ createLockSide }) => (lockSide = createLockSide(core)),
      (cause: unknown) => {
        arriving = null;
        throw new AuthError('lock-load', 'The code for signing in did not load.', cause);
      },
    );
    return arriving;
  }

  /** Tells of an attempt that failed before Lock was there. */
  function failed(error: AuthError): LoginResult {
    tell({ type: 'sign-in-failed', error });
    return { outcome: 'failed', error };
  }

  async function signIn(signInOptions: Parameters<Session['signIn']>[0] = {}) {
    const resumed = await resuming;
    if (resumed?.outcome === 'signed-in') return resumed;
    return withLock().then((side) => side.signIn(signInOptions), failed);
  }

  async function resume(hash: string): Promise<LoginResult> {
    const before = state;
    const asked = endings;
    if (!current) setState({ status: 'pending' });
    let stop = () => {};
    const tooLong = new Promise<LoginResult>((settle) => {
      stop = clock.after(CALLBACK_TIMEOUT, () => {
        // An answer that comes later still is not wanted any more.
        endings++;
        settle(failed(new AuthError('timeout', 'The sign-in could not be finished in time.')));
      });
    });
    const answered = withLock().then((side) => side.resume(hash, asked), failed);
    const outcome = await Promise.race([answered, tooLong]);
    stop();
    if (state.status === 'pending') setState(before);
    return outcome;
  }

  async function start(result: LockAuthResult): Promise<SessionState> {
    const asked = endings;
    await withLock().then((side) => side.start(result, asked), failed);
    return state;
  }

  function renew(): Promise<boolean> {
    return withLock().then(
      (side) => side.renew(),
      (error: AuthError) => {
        tell({ type: 'renewal-failed', error });
        return false;
      },
    );
  }

  function authenticated(): boolean {
    return current !== null && clock.now() < current.endsAt;
  }

  return {
    get state() {
      return state;
    },
    subscribe: states.add,
    on,
    connect(own) {
      // An attempt of ours that is under way is the one that knows the nonce of the answer.
      const listener = (result: LockAuthResult) => void (signingIn ?? resuming ?? start(result));
      own.on('authenticated', listener);
      connected = own;
      return () => {
        (own.off ?? own.removeListener)?.call(own, 'authenticated', listener);
        if (connected === own) connected = null;
      };
    },
    start,
    signIn: (signInOptions) =>
      (signingIn ??= signIn(signInOptions).finally(() => {
        signingIn = null;
      })),
    resume: (hash) =>
      (resuming ??= resume(hash).finally(() => {
        resuming = null;
      })),
    renew,
    preload: () =>
      void withLock()
        .then((side) => side.preload())
        .catch(() => {}),
    end,
    check() {
      look();
      return state;
    },
    destroy() {
      destroyed = true;
      watch.stop();
      otherTabs.stop();
    },
    authenticated,
    idToken: () => (authenticated() ? current!.idToken : null),
    accessToken: () =>
      authenticated() && clock.now() < current!.accessExpiresAt ? current!.accessToken : null,
  };
}

function areaOf(storage: SessionOptions['storage'] = 'local'): TokenStorage {
  if (typeof storage === 'object') return storage;
  return storage === 'memory' ? memoryStorage() : webStorage(storage);
}
