// Where oidc-provider keeps sessions, codes and tokens: the memory of one tenant, shared with none.
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { createTenantClock, type AdjustableClock } from '../clock/tenant-clock.ts';

interface Entry {
  payload: AdapterPayload;
  until: number;
  /** How far ahead the tenant's clock was when the payload was written. */
  offset: number;
}

// oidc-provider reads the machine's clock; what it stored is handed out older by as much as the
// tenant's clock has advanced since.
const times = ['iat', 'exp', 'iiat', 'loginTs', 'authTime', 'consumed'];

function aged({ payload, offset }: Entry, clock: Clock): AdapterPayload {
  const seconds = Math.round((clock.offset - offset) / 1000);
  if (seconds === 0) return payload;
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      times.includes(name) && typeof value === 'number' ? value - seconds : value,
    ]),
  );
}

type Clock = Pick<AdjustableClock, 'now' | 'offset'>;

/** One store, and the adapters over it. */
export interface AdapterStore {
  adapterFor(model: string): Adapter;
  /** Keeps what is there now; the answer brings it back. */
  save(): () => void;
}

/** Whether a code or a refresh token counts as used already. */
export type IsSpent = (model: string, payload: AdapterPayload) => boolean;

/** An empty store. oidc-provider's own forgets all but 1000 entries. */
export function createAdapterStore(
  clock: Clock = createTenantClock(),
  isSpent: IsSpent = (_model, { consumed }) => consumed !== undefined,
): AdapterStore {
  let store = new Map<string, Entry>();
  let byGrant = new Map<string, Set<string>>();
  const now = () => clock.now();

  const live = (key: string): AdapterPayload | undefined => {
    const entry = store.get(key);
    if (entry && entry.until > now()) return aged(entry, clock);
    store.delete(key);
    return undefined;
  };
  let nextSweep = now() + 60_000;
  const sweep = () => {
    if (now() < nextSweep) return;
    nextSweep = now() + 60_000;
    for (const key of store.keys()) live(key);
    for (const [grant, keys] of byGrant) {
      if (![...keys].some((key) => store.has(key))) byGrant.delete(grant);
    }
  };
  const findBy = (model: string, name: 'uid' | 'userCode', value: string) => {
    for (const key of store.keys()) {
      if (!key.startsWith(`${model}:`)) continue;
      const payload = live(key);
      if (payload?.[name] === value) return payload;
    }
    return undefined;
  };

  const adapterFor = (model: string): Adapter => ({
    async upsert(id, payload, expiresIn) {
      sweep();
      const key = `${model}:${id}`;
      store.set(key, {
        payload,
        until: expiresIn === undefined ? Infinity : now() + expiresIn * 1000,
        offset: clock.offset,
      });
      if (model !== 'Grant' && payload.grantId) {
        const keys = byGrant.get(payload.grantId) ?? new Set();
        byGrant.set(payload.grantId, keys.add(key));
      }
    },
    async find(id) {
      const payload = live(`${model}:${id}`);
      if (!payload || (model !== 'AuthorizationCode' && model !== 'RefreshToken')) return payload;
      const { consumed = Math.floor(Date.now() / 1000), ...unspent } = payload;
      return isSpent(model, payload) ? { ...unspent, consumed } : unspent;
    },
    findByUid: async (uid) => findBy(model, 'uid', uid),
    findByUserCode: async (userCode) => findBy(model, 'userCode', userCode),
    async consume(id) {
      const entry = store.get(`${model}:${id}`);
      if (!entry) return;
      // A reuse interval begins with the first use.
      entry.payload.consumed ??= Math.floor((now() - entry.offset) / 1000);
    },
    async destroy(id) {
      store.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const key of byGrant.get(grantId) ?? []) store.delete(key);
      byGrant.delete(grantId);
    },
  });

  return {
    adapterFor,
    save() {
      const kept = structuredClone({ store, byGrant });
      return () => void ({ store, byGrant } = structuredClone(kept));
    },
  };
}
