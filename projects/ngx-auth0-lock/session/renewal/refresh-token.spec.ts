// Refresh tokens: given out once, kept for their line alone, revoked when it ends; in memory and database.
import { createRefreshTokens, type RefreshTokens } from './refresh-token';
import {
  databaseRefreshTokens,
  memoryRefreshTokens,
  type RefreshTokenStore,
} from './refresh-token-store';

const places: [string, () => RefreshTokenStore][] = [['memory', memoryRefreshTokens]];
// Node, where the mutation tests run, has no database.
if (globalThis.indexedDB) {
  places.push(['the database', () => databaseRefreshTokens(`spec.${crypto.randomUUID()}`)]);
}

for (const [place, makeStore] of places) {
  describe(`refresh tokens in ${place}`, () => {
    let revoked: string[];
    let store: RefreshTokenStore;
    let tokens: RefreshTokens;
    const revoke = async (token: string) => void revoked.push(token);

    beforeEach(() => {
      revoked = [];
      store = makeStore();
      tokens = createRefreshTokens({ store, endpoint: { revoke } });
    });

    it('are given out once', async () => {
      expect(await tokens.keep('a', 'r1')).toBeTrue();
      expect(await tokens.spend('a')).toBe('r1');
      expect(await tokens.spend('a')).toBeNull();
    });

    it('are given to one of many who ask at the same moment', async () => {
      await tokens.keep('a', 'r1');
      const twin = createRefreshTokens({ store, endpoint: { revoke } });
      const asked = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 ? tokens : twin).spend('a')),
      );
      expect(asked.filter((token) => token !== null)).toEqual(['r1']);
    });

    it('are replaced by what a renewal brought', async () => {
      await tokens.keep('a', 'r1');
      await tokens.spend('a');
      await tokens.keep('a', 'r2');
      expect(await tokens.spend('a')).toBe('r2');
    });

    it('are known to be spent until another has come, or the sign-in is over', async () => {
      expect(await tokens.isSpent('a')).toBeFalse();
      await tokens.spend('a');
      expect(await tokens.isSpent('a'))
        .withContext('none was ever there')
        .toBeFalse();
      await tokens.keep('a', 'r1');
      expect(await tokens.isSpent('a')).toBeFalse();
      await tokens.spend('a');
      expect(await tokens.isSpent('a')).toBeTrue();
      await tokens.keep('a', 'r2');
      expect(await tokens.isSpent('a')).toBeFalse();
      await tokens.spend('a');
      await tokens.end('a');
      expect(await tokens.isSpent('a')).toBeFalse();
    });

    it('belong to one sign-in', async () => {
      await tokens.keep('a', 'r1');
      await tokens.keep('b', 'r2');
      expect(await tokens.spend('c')).toBeNull();
      expect(await tokens.spend('b')).toBe('r2');
      expect(await tokens.spend('a')).toBe('r1');
    });

    it('stay as they are when an answer brings none', async () => {
      await tokens.keep('a', 'r1');
      expect(await tokens.keep('a', null)).toBeTrue();
      expect(await tokens.spend('a')).toBe('r1');
    });

    it('are revoked with the sign-in, once', async () => {
      await tokens.keep('a', 'r1');
      await tokens.end('a');
      await tokens.end('a');
      expect(revoked).toEqual(['r1']);
      expect(await tokens.spend('a')).toBeNull();
    });

    it('that come after the sign-out are revoked and not kept', async () => {
      await tokens.keep('a', 'r1');
      await tokens.spend('a');
      await tokens.end('a');
      expect(await tokens.keep('a', 'r2')).toBeFalse();
      expect(revoked).toEqual(['r2']);
      expect(await tokens.spend('a')).toBeNull();
    });

    it('that cannot be revoked trouble nobody', async () => {
      const offline = async () => {
        throw new TypeError('Failed to fetch');
      };
      tokens = createRefreshTokens({ store, endpoint: { revoke: offline } });
      await tokens.keep('a', 'r1');
      await expectAsync(tokens.end('a')).toBeResolved();
    });
  });
}

describe('refresh tokens where the browser refuses its database', () => {
  const refusing: RefreshTokenStore = {
    keep: () => Promise.reject(new DOMException('no', 'SecurityError')),
    spend: () => Promise.reject(new DOMException('no', 'SecurityError')),
    end: () => Promise.reject(new DOMException('no', 'SecurityError')),
    isSpent: () => Promise.reject(new DOMException('no', 'SecurityError')),
  };

  it('are kept in memory', async () => {
    const tokens = createRefreshTokens({ store: refusing, endpoint: { revoke: async () => {} } });
    await tokens.keep('a', 'r1');
    expect(await tokens.spend('a')).toBe('r1');
  });

  it('are not asked of it again: half here and half there could be used twice', async () => {
    const store = memoryRefreshTokens();
    const spend = spyOn(store, 'spend').and.rejectWith(new DOMException('no', 'AbortError'));
    const tokens = createRefreshTokens({ store, endpoint: { revoke: async () => {} } });
    await tokens.keep('a', 'r1');
    expect(await tokens.spend('a')).toBeNull();
    spend.and.callThrough();
    expect(await tokens.spend('a')).toBeNull();
  });

  it('say nothing of a database that cannot be opened', async () => {
    const factory = {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    } as unknown as IDBFactory;
    const store = databaseRefreshTokens('x', factory);
    const tokens = createRefreshTokens({ store, endpoint: { revoke: async () => {} } });
    expect(await tokens.keep('a', 'r1')).toBeTrue();
    expect(await tokens.spend('a')).toBe('r1');
  });
});
