// What is kept of a session: whole or not at all, and only with the token it belongs to.
import {
  clearSession,
  readSession,
  recordKey,
  writeSession,
  type StoredSession,
} from './session-record';
import { memoryStorage, type TokenStorage } from './token-storage';

describe('session record', () => {
  const session = (name: string) => ({
    idToken: `head.claims.${name}`,
    line: `line of ${name}`,
    accessToken: `access.of.${name}`,
    accessExpiresAt: 5,
    clockOffset: 0,
    acceptedAt: 1,
  });

  it('is whole, old or new, at whichever call the page dies', () => {
    for (let survived = 0; survived <= 6; survived++) {
      const inner = memoryStorage();
      writeSession(inner, 'k', session('old'));
      let writes = 0;
      const dying: TokenStorage = {
        get: inner.get,
        set: (key, value) => {
          if (writes++ < survived) inner.set(key, value);
        },
        remove: (key) => {
          if (writes++ < survived) inner.remove(key);
        },
      };
      writeSession(dying, 'k', session('new'));
      const read = JSON.stringify(readSession(inner, 'k'));
      expect(['old', 'new'].map((name) => JSON.stringify(session(name)))).toContain(read);
    }
  });

  it('is ignored when it belongs to another token, is of another version or is junk', () => {
    const storage = memoryStorage();
    writeSession(storage, 'k', session('one'));
    storage.set('k', 'head.claims.other');
    expect(readSession(storage, 'k')?.accessToken).toBeNull();
    for (const junk of [
      '',
      '{',
      'null',
      '[]',
      '7',
      '{"version":2,"records":[]}',
      '{"version":1}',
    ]) {
      storage.set(recordKey('k'), junk);
      expect(readSession(storage, 'k')).toEqual({
        idToken: 'head.claims.other',
        line: 'other',
        accessToken: null,
        accessExpiresAt: 0,
        clockOffset: 0,
        acceptedAt: 0,
      });
    }
  });

  it('of another version is ignored, however well it would fit', () => {
    const storage = memoryStorage();
    const of = (version: unknown) => {
      writeSession(storage, 'k', session('one'));
      const kept = JSON.parse(storage.get(recordKey('k'))!);
      storage.set(recordKey('k'), JSON.stringify({ ...kept, version }));
      return readSession(storage, 'k')?.accessToken;
    };
    expect(of(1)).toBe('access.of.one');
    for (const version of [0, 2, '1', null, undefined]) expect(of(version)).toBeNull();
  });

  it('names its token by the signature and holds nothing else of it', () => {
    const storage = memoryStorage();
    writeSession(storage, 'k', session('one'));
    const text = storage.get(recordKey('k'))!;
    expect(JSON.parse(text).records.map((record: { of: string }) => record.of)).toEqual(['one']);
    expect(text).not.toContain('claims');
  });

  it('does not pile up, however many pages died while they wrote one', () => {
    const storage = memoryStorage();
    const dying = { ...storage, set: storage.set };
    for (let count = 1; count <= 5; count++) {
      let writes = 0;
      dying.set = (key, value) => {
        if (writes++ === 0) storage.set(key, value);
      };
      writeSession(dying, 'k', session(`${count}`));
      expect(JSON.parse(storage.get(recordKey('k'))!).records.length).toBeLessThanOrEqual(2);
    }
  });

  it('keeps what a session has, and nothing that it has not', () => {
    const storage = memoryStorage();
    for (const clockOffset of [0, 7_200_000]) {
      for (const accessToken of [null, 'access.of.one']) {
        const kept: StoredSession = {
          ...session('one'),
          accessToken,
          clockOffset,
          accessExpiresAt: accessToken ? 5 : 0,
        };
        writeSession(storage, 'k', kept);
        expect(readSession(storage, 'k')).toEqual(kept);
        const [record] = JSON.parse(storage.get(recordKey('k'))!).records;
        expect('clockOffset' in record).toBe(clockOffset > 0);
        expect('accessExpiresAt' in record).toBe(accessToken !== null);
      }
    }
  });

  it('ignores fields that are not what they should be', () => {
    const storage = memoryStorage();
    storage.set('k', 'a.b.c');
    const record = {
      of: 'c',
      accessToken: 7,
      accessExpiresAt: 'x',
      clockOffset: {},
      acceptedAt: null,
    };
    storage.set(recordKey('k'), JSON.stringify({ version: 1, records: [null, 'x', record] }));
    expect(readSession(storage, 'k')).toEqual(
      jasmine.objectContaining({ accessToken: null, accessExpiresAt: 0, clockOffset: 0 }),
    );
  });

  it('does not keep an opaque access token', () => {
    const storage = memoryStorage();
    writeSession(storage, 'k', { ...session('one'), accessToken: 'opaque' });
    expect(storage.get(recordKey('k'))).not.toContain('opaque');
  });

  it('is gone with its token', () => {
    const storage = memoryStorage();
    writeSession(storage, 'k', session('one'));
    clearSession(storage, 'k');
    expect([storage.get('k'), storage.get(recordKey('k'))]).toEqual([null, null]);
  });
});
