// Which sign-ins ended, as storage remembers it, and what that says of a token without a record.
import { endedAround, endedKey, readEndedLines, writeEndedLine } from './ended-lines';
import { memoryStorage } from './token-storage';

const NOW = Date.UTC(2026, 10, 1, 12);
const line = (name: string, until = NOW + 1) => ({
  line: name,
  reason: 'signed-out' as const,
  at: NOW,
  until,
});

describe('The lines that ended', () => {
  it('are remembered until no token of theirs can be valid, each once, the last fifty', () => {
    const storage = memoryStorage();
    for (let number = 0; number < 60; number++) {
      writeEndedLine(storage, 'k', line(`l${number}`), NOW);
      writeEndedLine(storage, 'k', line(`l${number}`), NOW);
    }
    const names = readEndedLines(storage, 'k', NOW).map((entry) => entry.line);
    expect(names.length).toBe(50);
    expect([names[0], names.at(-1)]).toEqual(['l10', 'l59']);
    expect(readEndedLines(storage, 'k', NOW + 1)).toEqual([]);
    writeEndedLine(storage, 'k', line('late', NOW + 9), NOW + 1);
    expect(JSON.parse(storage.get(endedKey('k'))!)).toEqual([line('late', NOW + 9)]);
  });

  it('are none where storage holds something else', () => {
    const storage = memoryStorage();
    for (const text of ['', '{', 'null', '{}', '[null, 1, {"line":"a"}]', '[{"line":1}]']) {
      storage.set(endedKey('k'), text);
      expect(readEndedLines(storage, 'k', NOW))
        .withContext(text)
        .toEqual([]);
    }
  });
});

describe('A token without a record', () => {
  const around = (issuedAgo: number, endedAgo: number) =>
    endedAround([line('a')], (NOW + endedAgo - issuedAgo) / 1000, NOW + endedAgo);

  it('may be a renewal that was written into the midst of an end, and is none for a moment', () => {
    expect(around(-50_000, 999)).toBe('signed-out');
    expect(around(-50_000, 1000)).toBeNull();
    // The clock was set back since.
    expect(around(-50_000, -999)).toBe('signed-out');
  });

  it('that was issued before the end is none for a minute, by when it is cleaned up', () => {
    expect(around(5000, 5000)).toBe('signed-out');
    expect(around(3000, 5000)).toBe('signed-out');
    expect(around(2999, 5000)).toBeNull();
    expect(around(70_000, 59_999)).toBe('signed-out');
    expect(around(70_000, 60_000)).toBeNull();
  });

  it("is nobody's where nothing ended, or nobody knows when", () => {
    expect(endedAround([], 0, NOW)).toBeNull();
    expect(endedAround([{ line: 'a', reason: 'idle', until: NOW + 1 }], 0, NOW)).toBeNull();
  });
});
