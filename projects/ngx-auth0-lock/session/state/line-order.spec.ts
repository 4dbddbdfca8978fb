// The order of sign-ins, which does not depend on when who heard of them.
import { newLine } from '../lock/new-line';
import { START } from '../testing-support/simulated-clock';
import { precedes } from './line-order';

describe('precedes', () => {
  const first = newLine(START, undefined);

  it('puts a sign-in before one that was made a millisecond later', () => {
    const later = newLine(START + 1, undefined);
    expect(precedes(first, later)).toBeTrue();
    expect(precedes(later, first)).toBeFalse();
  });

  it('orders two sign-ins of the same millisecond the same way for everybody', () => {
    const other = newLine(START, undefined);
    expect(precedes(first, other)).not.toBe(precedes(other, first));
  });

  it('puts a sign-in after the one that it follows though the clock was set back', () => {
    expect(precedes(first, newLine(START - 3_600_000, first))).toBeTrue();
  });

  it('orders ids of any two moments by their time, however many digits it has', () => {
    const moments = [0, 35, 36, 1e9, START, 4e12, 1e14];
    const lines = moments.map((moment) => newLine(moment, undefined));
    expect([...lines].sort()).toEqual(lines);
  });

  it('knows nothing of a token without a record, nor does a sign-in follow it', () => {
    // By their letters, the one stands before every id and the other after.
    for (const signature of [
      '-UXcm8m8sVsh9lCNkcZxSwk2mqLKDEttVCXBDYse35',
      'hUXcm8m8sVsh9lCNkcZxSwk2',
    ]) {
      expect(precedes(signature, first)).toBeFalse();
      expect(precedes(first, signature)).toBeFalse();
      expect(newLine(START, signature)).toMatch(/^0m/);
    }
  });

  it('puts no line before itself', () => expect(precedes(first, first)).toBeFalse());
});
