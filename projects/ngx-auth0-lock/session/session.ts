// Makes a session: checks the options and puts the parts together.
import { AuthError } from './auth-error';
import { activeKey } from './idle/idle-timeout';
import { lazyLockClient, type LoadLockClient } from './lock/lazy-lock-client';
import { createLockConnection } from './lock/lock-connection';
import type { LockAuthResult } from './lock-port';
import { numberOption } from './number-option';
import type { Session, SessionOptions } from './session-api';
import { renewalLeft, timeLeft } from './state/current-session';
import { currentTokens } from './state/current-tokens';
import { createSessionRepository, storedKeys } from './state/session-repository';
import { createSessionStore } from './state/session-store';
import { storageFailureReport } from './state/storage-failure';
import { createStoredSessionSync } from './state/stored-session-sync';
import { resilientStorage } from './storage/resilient-storage';
import { storageOf } from './storage/token-storage';
import { watchTabs, type PageRestored, type TabChannel, type TabMessage } from './tabs/tab-channel';
import { tenantOf } from './tenant';
import { systemClock } from './time/clock';
import { createScheduler } from './time/scheduler';

declare const ngDevMode: boolean | undefined;

/**
 * Makes a session and restores what storage holds, by the trust rules for stored tokens.
 *
 * @throws AuthError `config` when client id or domain are missing or malformed, or a number of
 * seconds is none.
 */
export function createSession(options: SessionOptions): Session {
  return createSessionWith(options, () => import('./lock/lock-client'));
}

/** As {@link createSession}, with the code that talks with Lock from wherever `load` finds it. */
export function createSessionWith(options: SessionOptions, load: LoadLockClient): Session {
  const { clientId, storageKey = 'id_token', leewaySeconds = 0, renewBeforeSeconds } = options;
  const { flow = 'implicit', clock = systemClock, tabs } = options;
  const tenant = tenantOf(options.domain);
  if (typeof clientId !== 'string' || !clientId) {
    throw new AuthError(
      'config',
      typeof ngDevMode === 'undefined' || ngDevMode
        ? 'clientId is missing: it stands in your Auth0 dashboard.'
        : 'clientId is not valid.',
    );
  }
  if (flow === 'code' ? !options.redirectUrl : flow !== 'implicit') {
    throw new AuthError(
      'config',
      typeof ngDevMode === 'undefined' || ngDevMode
        ? flow === 'code'
          ? "flow 'code' needs redirectUrl."
          : "flow is 'code' or 'implicit'."
        : 'flow is not valid.',
    );
  }
  // Anything else would be a session without an end, or a timer without a pause.
  numberOption('leewaySeconds', leewaySeconds);
  if (renewBeforeSeconds !== undefined) numberOption('renewBeforeSeconds', renewBeforeSeconds);

  const name = `ngx-auth0-lock.${storageKey}`;
  const store = createSessionStore();
  const storage = resilientStorage(storageOf(options.storage), storageFailureReport(store, clock));
  const idle = options.idle?.({
    clock,
    storage,
    key: activeKey(storageKey),
    signal: store.signal,
    line: () => (store.signal.aborted ? null : (store.current?.line ?? null)),
    revalidate: onWake,
  });
  let channel: TabChannel | null = null;
  const repository = createSessionRepository({
    storage,
    storageKey,
    trustRules: { issuer: tenant.issuer, clientId, leewaySeconds },
    clock,
    idle,
  });
  const post = (message: TabMessage) => channel?.post(message);
  const parts = { store, repository, clock, idle, post };
  const sync = createStoredSessionSync(parts);
  const connection = createLockConnection(store.signal, (result) => {
    // An attempt of ours that is under way is the one that knows the nonce of the answer.
    if (!lockClient.busy()) void acceptAuthResult(result);
  });
  const lockClient = lazyLockClient(
    {
      ...parts,
      sync,
      tenant,
      clientId,
      leewaySeconds,
      name,
      options,
      connected: connection.connected,
    },
    load,
  );
  const tokens = currentTokens(store, clock);
  const scheduler = createScheduler({ clock, signal: store.signal, dueIn, onDue });

  sync.restore();
  if (flow === 'code') revokeWhatEnds();
  store.subscribe(() => {
    idle?.update();
    scheduler.reschedule();
  });
  const keys = [...storedKeys(storageKey), ...(idle ? [activeKey(storageKey)] : [])];
  channel = tabs ? tabs.watch(name, keys, onWake) : watchTabs(name, keys, onWake);
  scheduler.reschedule();

  /** The refresh token of a sign-in ends with it, whoever ended it. */
  function revokeWhatEnds() {
    let held = store.current?.line;
    store.subscribe(() => {
      const line = store.current?.line;
      if (held && held !== line) lockClient.endLine(held);
      held = line;
    });
  }

  /** Something may have changed while nobody looked. */
  function onWake(message?: TabMessage | PageRestored) {
    const restored = message?.type === 'page-restored';
    if (restored) lockClient.loaded?.cancelAttempt();
    sync.revalidate(restored ? undefined : message);
    idle?.update();
  }

  function onDue() {
    onWake();
    if (renewalDueIn() <= 0) void lockClient.renew().then(scheduler.reschedule);
    scheduler.reschedule();
  }

  function dueIn(): number {
    const { current } = store;
    if (!current) return Infinity;
    return Math.min(timeLeft(current, clock), renewalDueIn(), idle?.dueIn() ?? Infinity);
  }

  function renewalDueIn(): number {
    if (lockClient.loaded) return lockClient.loaded.renewalDueIn();
    const { current } = store;
    if (!current || renewBeforeSeconds === undefined) return Infinity;
    return Math.max(renewalLeft(current, renewBeforeSeconds, clock), lockClient.retryIn());
  }

  // Nothing is fetched for a page on which nobody is signed in.
  const tokenToSend: Session['tokenToSend'] = (request, refused) =>
    tokens.authenticated() ? lockClient.tokenToSend(request, refused) : null;

  async function acceptAuthResult(result: LockAuthResult) {
    await lockClient.acceptAuthResult(result);
    return store.state;
  }

  return {
    get state() {
      return store.state;
    },
    idle: idle ?? null,
    subscribe: store.subscribe,
    on: store.on,
    connect: connection.connect,
    acceptAuthResult,
    signIn: lockClient.signIn,
    resumeRedirect: lockClient.resumeRedirect,
    renew: lockClient.renew,
    accessTokenFor: async (audience, scope) => {
      try {
        return await tokenToSend({ audience, scope });
      } catch {
        return null;
      }
    },
    tokenToSend,
    preload: lockClient.preload,
    signOut: (reason = 'signed-out') => sync.signOut(reason),
    revalidate() {
      onWake();
      return store.state;
    },
    destroy() {
      store.dispatch({ type: 'destroyed' });
      channel?.close();
    },
    ...tokens,
  };
}
