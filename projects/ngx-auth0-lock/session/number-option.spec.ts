// Which numbers may come in from outside.
import { AuthError } from './auth-error';
import { numberOption } from './number-option';

describe('numberOption', () => {
  for (const value of [0, 0.5, 60, Number.MAX_VALUE]) {
    it(`takes ${value} as it is`, () => expect(numberOption('seconds', value)).toBe(value));
  }

  const refused: readonly [unknown, string][] = [
    [-1, '-1'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    ['60', '"60"'],
    ['', '""'],
    [[60], '[60]'],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
    [{}, '{}'],
  ];
  for (const [value, shown] of refused) {
    it(`refuses ${shown}, by the option's name and that value`, () => {
      expect(() => numberOption('seconds', value)).toThrowMatching(
        (error) =>
          error instanceof AuthError &&
          error.code === 'config' &&
          error.message === `seconds must be a number of 0 or more, not ${shown}.`,
      );
    });
  }
});
