// The session itself: the one stateful object of the library.
import { AuthError } from './auth-error';
import { systemClock } from './time/clock';
import {
  currentSession,
  offsetOf,
  renewalLeft,
  timeLeft,
  type CurrentSession,
} from './state/current-session';
import { watchExpiry } from './time/scheduler';
import { activeKey } from './idle/idle-timeout';
import { inOrder, listeners } from './events/emitter';
import { listenTo, type LockAuthResult, type LockPort } from './lock-port';
import type { LockSide } from './lock/lock-client';
import { numberOption } from './number-option';
import type { TabHint } from './tabs/tab-channel';
import { browserTabs } from './tabs/tabs';
import { recent } from './events/bounded-set';
import type { Session, SessionOptions } from './session-api';
import type { SessionCore } from './session-core';
import { clearSession, readSession, recordKey, writeSession } from './storage/session-record';
import type {
  AuthEvent,
  AuthEventOrigin,
  LoginResult,
  SessionState,
  SignedOutReason,
} from './session-state';
import { judgeStoredToken } from './token/stored-token';
import { tenantOf } from './tenant';
import { lastingStorage } from './storage/resilient-storage';
import { memoryStorage, webStorage, type TokenStorage } from './storage/token-storage';

// How long a callback may keep a page in `pending`.
const CALLBACK_TIMEOUT = 10_000;
// Tabs do not read their clocks at the same time.
const A_MOMENT = 1000;
// How long to wait before the code that renews is fetched again.
const LOAD_PAUSE = 30_000;

/**
 * Makes a session and restores what storage holds, by the trust rules for stored tokens.
 *
 * @throws AuthError `config` when client id or domain are missing or malformed, or a number of
 * seconds is none.
 */
export function createSession(options: SessionOptions): Session {
  return sessionWith(options, () => import('./lock/lock-client'));
}

/** As {@link createSession}, with the side that talks with Lock from wherever `load` finds it. */
export function sessionWith(
  options: SessionOptions,
  load: () => Promise<typeof import('./lock/lock-client')>,
): Session {
  const { clientId, storageKey = 'id_token', leewaySeconds = 0 } = options;
  const { clock = systemClock, tabs = browserTabs, renewBeforeSeconds } = options;
  const tenant = tenantOf(options.domain);
  if (typeof clientId !== 'string' || !clientId) {
    throw new AuthError('config', 'clientId is missing: it stands in your Auth0 dashboard.');
  }
  // Anything else would be a session without an end, or a timer without a pause.
  numberOption('leewaySeconds', leewaySeconds);
  if (renewBeforeSeconds !== undefined) numberOption('renewBeforeSeconds', renewBeforeSeconds);

  const name = `ngx-auth0-lock.${storageKey}`;
  const trustRules = { issuer: tenant.issuer, clientId, leewaySeconds };
  const states = listeners<void>();
  const { add: on, tell: tellAll } = listeners<AuthEvent>();
  const tell = inOrder<AuthEvent>((event) => destroyed || tellAll(event));
  const leaving = listeners<void>();
  const storage = lastingStorage(areaOf(options.storage), storageFailed);

  let current: CurrentSession | null = null;
  /** The tokens that ended here: none of them makes a session again. */
  const ended = recent();
  let endings = 0;
  let destroyed = false;
  let storageFailures = 0;
  let connected: LockPort | null = null;
  let lockSide: LockSide | null = null;
  let arriving: Promise<LockSide> | null = null;
  let loadAgainAt = -Infinity;
  let signingIn: Promise<LoginResult> | null = null;
  let resuming: Promise<LoginResult> | null = null;

  const core: SessionCore = {
    options,
    clientId,
    tenant,
    clock,
    tabs,
    name,
    current: () => (destroyed ? null : current),
    connected: () => connected,
    endings: () => endings,
    wanted: (idToken, asked) => !destroyed && asked === endings && !ended.has(idToken),
    begin,
    end,
    look,
    tell,
    on,
    destroyed: () => destroyed,
    onDestroy: leaving.add,
  };
  const idle = options.idle?.ɵattach({
    clock,
    storage,
    key: activeKey(storageKey),
    idToken: () => (destroyed ? null : (current?.idToken ?? null)),
    look: attend,
  });
  const watch = watchExpiry(clock, dueIn, () => {
    attend();
    if (renewalDueIn() <= 0) void renew().then(watch.rearm);
    watch.rearm();
  });

  let state = restore();
  const keys = [storageKey, recordKey(storageKey), ...(idle ? [activeKey(storageKey)] : [])];
  const otherTabs = tabs.watch(name, keys, attend);
  watch.rearm();

  function restore(): SessionState {
    const { stored, verdict } = readStored();
    if (verdict.verdict === 'trusted') {
      current = currentSession(stored!, verdict.claims, leewaySeconds, clock);
      if (!idleIsOver()) return current.state;
      current = null;
      clear();
      return { status: 'signed-out', reason: 'idle' };
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
    idle?.forget();
  }

  function idleIsOver(): boolean {
    return idle !== undefined && idle.left() <= 0;
  }

  function dueIn(): number | null {
    if (!current || destroyed) return null;
    return Math.min(timeLeft(current, clock), renewalDueIn(), idle?.dueIn() ?? Infinity);
  }

  function renewalDueIn(): number {
    if (lockSide) return lockSide.renewalDueIn();
    if (!current || arriving || renewBeforeSeconds === undefined) return Infinity;
    return Math.max(renewalLeft(current, renewBeforeSeconds, clock), loadAgainAt - clock.elapsed());
  }

  function setState(next: SessionState) {
    state = next;
    idle?.update();
    watch.rearm();
    states.tell();
  }

  function begin(next: CurrentSession, event: AuthEvent) {
    // Should writing fail half-way, nothing of another person may be left to come back.
    if (current?.claims.sub !== next.claims.sub) clear();
    idle?.keep(next.idToken, event.type === 'renewed');
    writeSession(storage, storageKey, next);
    current = next;
    tell(event, () => setState(next.state));
    otherTabs.tell('changed');
  }

  function finish(reason: SignedOutReason, origin: AuthEventOrigin) {
    ended.add(current!.idToken);
    // A session that ran out does not make a sign-in worthless that is under way.
    if (reason !== 'expired') endings++;
    current = null;
    const event = { type: 'signed-out', origin, reason } as const;
    tell(event, () => setState({ status: 'signed-out', reason }));
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
    if (timeLeft(current, clock) <= 0) {
      clear();
      finish('expired', 'here');
    } else if (idleIsOver()) {
      end('idle');
    }
  }

  function attend(hint?: TabHint) {
    look(hint);
    idle?.update();
  }

  function follow() {
    const { stored, verdict } = readStored();
    if (verdict.verdict === 'trusted' && !ended.has(stored!.idToken)) {
      const before = current?.claims.sub;
      if (before !== verdict.claims.sub) idle?.reset();
      current = currentSession(stored!, verdict.claims, leewaySeconds, clock);
      const news = { origin: 'elsewhere', claims: current.claims } as const;
      lockSide?.resetRenewal();
      const event: AuthEvent =
        before === undefined
          ? { type: 'signed-in', returnTo: null, ...news }
          : { type: before === news.claims.sub ? 'renewed' : 'user-changed', ...news };
      return tell(event, () => setState(current!.state));
    }
    const reason = verdict.verdict === 'trusted' ? 'elsewhere' : verdict.verdict;
    if (reason !== 'none' && reason !== 'foreign') clear();
    if (!current) return;
    // The tab that was first to end it has taken everything out of storage, a moment ago or earlier.
    const missing = idle && idle.left() < A_MOMENT ? 'idle' : 'elsewhere';
    finish(reason === 'none' ? missing : reason, 'elsewhere');
  }

  function storageFailed(cause: unknown) {
    // Told once: the page can do nothing about the second time. Told a moment later, since the first
    // time may come while the page is being made, before anybody listens.
    if (storageFailures++) return;
    const error = new AuthError('storage', 'The browser keeps no data for this page.', cause);
    leaving.add(clock.after(0, () => tell({ type: 'storage-failed', error })));
  }

  function withLock(): Promise<LockSide> {
    arriving ??= load().then(
      ({ createLockSide }) => (lockSide = createLockSide(core)),
      (cause: unknown) => {
        arriving = null;
        loadAgainAt = clock.elapsed() + LOAD_PAUSE;
        throw new AuthError('lock-load', 'The code for signing in did not load.', cause);
      },
    );
    return arriving;
  }

  function failed(error: AuthError): LoginResult {
    return { outcome: 'failed', error };
  }

  function told(result: LoginResult): LoginResult {
    if (result.outcome === 'failed') tell({ type: 'sign-in-failed', error: result.error });
    return result;
  }

  async function signIn(signInOptions: Parameters<Session['signIn']>[0] = {}) {
    const resumed = await resuming;
    if (resumed?.outcome === 'signed-in') return resumed;
    return withLock().then(
      (side) => side.signIn(signInOptions),
      (error: AuthError) => told(failed(error)),
    );
  }

  async function resume(hash: string): Promise<LoginResult> {
    const before = state;
    const asked = endings;
    if (!current) setState({ status: 'pending' });
    let stop = () => {};
    const cutShort = new Promise<LoginResult>((settle) => {
      const cancel = clock.after(CALLBACK_TIMEOUT, () => {
        // An answer that comes later still is not wanted any more.
        endings++;
        settle(failed(new AuthError('timeout', 'The sign-in could not be finished in time.')));
      });
      const forget = leaving.add(() => {
        cancel();
        settle({ outcome: 'cancelled' });
      });
      stop = () => {
        cancel();
        forget();
      };
    });
    const answered = withLock().then((side) => side.resume(hash, asked), failed);
    const result = await Promise.race([answered, cutShort]);
    stop();
    if (state.status === 'pending') setState(before);
    return told(result);
  }

  async function start(result: LockAuthResult): Promise<SessionState> {
    const asked = endings;
    await withLock().then(
      (side) => side.start(result, asked),
      (error: AuthError) => told(failed(error)),
    );
    return state;
  }

  async function renew(): Promise<boolean> {
    if (clock.elapsed() < loadAgainAt) return false;
    return withLock().then(
      (side) => side.renew(),
      (error: AuthError) => {
        tell({ type: 'renewal-failed', error });
        return false;
      },
    );
  }

  function authenticated(): boolean {
    if (current === null) return false;
    // The wall clock alone tells it, and faster, unless it is known to be wrong.
    return current.clockOffset ? timeLeft(current, clock) > 0 : clock.now() < current.endsAt;
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
      if (destroyed) return () => {};
      const undo = listenTo(own, 'authenticated', listener);
      const forget = leaving.add(undo);
      connected = own;
      return () => {
        undo();
        forget();
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
      attend();
      return state;
    },
    destroy() {
      destroyed = true;
      watch.stop();
      idle?.stop();
      otherTabs.stop();
      leaving.tell();
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
