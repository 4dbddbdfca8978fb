// How a stretch of time is written.
import { timeLeft } from './time-left';

describe('timeLeft', () => {
  for (const [milliseconds, text] of [
    [0, '0 s'],
    [-5_000, '0 s'],
    [1, '1 s'],
    [1_000, '1 s'],
    [59_001, '1 min 0 s'],
    [61_000, '1 min 1 s'],
    [3_600_000, '1 h 0 min 0 s'],
    [35_999_000, '9 h 59 min 59 s'],
    [86_400_000, '1 d 0 h'],
    [30 * 86_400_000 + 3_700_000, '30 d 1 h'],
  ] as const) {
    it(`writes ${milliseconds} ms as ${text}`, () => {
      expect(timeLeft(milliseconds)).toBe(text);
    });
  }
});
