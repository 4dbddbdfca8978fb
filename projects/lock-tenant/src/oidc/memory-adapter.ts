// Where oidc-provider keeps sessions, codes and tokens: the memory of one tenant, shared with none.
import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  until: number;
}

/** Whether a code or a refresh token counts as used already. */
export type IsSpent = (model: string, payload: AdapterPayload) => boolean;

/** A factory of adapters over one store. oidc-provider's own forgets all but 1000 entries. */
export function createAdapterFactory(
  now: () => number = Date.now,
  isSpent: IsSpent = (_model, { consumed }) => consumed !== undefined,
): (model: string) => Adapter {
  const store = new Map<string, Entry>();
  const byGrant = new Map<string, Set<string>>();

  const live = (key: string): AdapterPayload | undefined => {
    const entry = store.get(key);
    if (entry && entry.until > now()) return entry.payload;
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

  return (model) => ({
    async upsert(id, payload, expiresIn) {
      sweep();
      const key = `${model}:${id}`;
      store.set(key, {
        payload,
        until: expiresIn === undefined ? Infinity : now() + expiresIn * 1000,
      });
      if (model !== 'Grant' && payload.grantId) {
        const keys = byGrant.get(payload.grantId) ?? new Set();
        byGrant.set(payload.grantId, keys.add(key));
      }
    },
    async find(id) {
      const payload = live(`${model}:${id}`);
      if (!payload || (model !== 'AuthorizationCode' && model !== 'RefreshToken')) return payload;
      const { consumed = Math.floor(now() / 1000), ...unspent } = payload;
      return isSpent(model, payload) ? { ...unspent, consumed } : unspent;
    },
    findByUid: async (uid) => findBy(model, 'uid', uid),
    findByUserCode: async (userCode) => findBy(model, 'userCode', userCode),
    async consume(id) {
      const payload = live(`${model}:${id}`);
      // A reuse interval begins with the first use.
      if (payload) payload.consumed ??= Math.floor(now() / 1000);
    },
    async destroy(id) {
      store.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const key of byGrant.get(grantId) ?? []) store.delete(key);
      byGrant.delete(grantId);
    },
  });
}
