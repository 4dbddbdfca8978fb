// The list of sign-ins that ended: kept as long as needed, and never a reason to fail.
import { endedKey, readEndedLines, writeEndedLine } from './ended-lines';
import { memoryStorage } from './token-storage';

describe('The list of sign-ins that ended', () => {
  const line = (name: string, until = 100) =>
    ({ line: name, reason: 'signed-out', until }) as const;

  it('is empty where nothing was written', () => {
    expect(readEndedLines(memoryStorage(), 'k', 0)).toEqual([]);
  });

  it('holds what ended, with its reason, until no token of it can be valid', () => {
    const storage = memoryStorage();
    writeEndedLine(storage, 'k', line('one', 100), 0);
    writeEndedLine(storage, 'k', line('two', 200), 0);
    expect(readEndedLines(storage, 'k', 99)).toEqual([line('one', 100), line('two', 200)]);
    expect(readEndedLines(storage, 'k', 100)).toEqual([line('two', 200)]);
    expect(readEndedLines(storage, 'k', 200)).toEqual([]);
  });

  it('forgets what is over when it is written again', () => {
    const storage = memoryStorage();
    writeEndedLine(storage, 'k', line('one', 100), 0);
    writeEndedLine(storage, 'k', line('two', 200), 150);
    expect(storage.get(endedKey('k'))).toBe(JSON.stringify([line('two', 200)]));
  });

  it('has a line once, as it ended last', () => {
    const storage = memoryStorage();
    writeEndedLine(storage, 'k', line('one', 100), 0);
    writeEndedLine(storage, 'k', { ...line('one', 300), reason: 'idle' }, 0);
    expect(readEndedLines(storage, 'k', 0)).toEqual([{ ...line('one', 300), reason: 'idle' }]);
  });

  it('does not grow without end', () => {
    const storage = memoryStorage();
    for (let count = 0; count < 80; count++) writeEndedLine(storage, 'k', line(`${count}`), 0);
    const kept = readEndedLines(storage, 'k', 0);
    expect(kept.length).toBe(50);
    expect(kept.at(-1)?.line).toBe('79');
  });

  for (const junk of ['', '{', 'null', '7', '{}', '[null]', '[{"line":1}]', '[{"line":"a"}]']) {
    it(`is empty where storage holds ${junk || 'an empty text'}`, () => {
      const storage = memoryStorage();
      storage.set(endedKey('k'), junk);
      expect(readEndedLines(storage, 'k', 0)).toEqual([]);
      writeEndedLine(storage, 'k', line('one'), 0);
      expect(readEndedLines(storage, 'k', 0)).toEqual([line('one')]);
    });
  }
});
