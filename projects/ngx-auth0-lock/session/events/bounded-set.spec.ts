// What was seen lately is known, and no page fills up with what was seen long ago.
import { boundedSet } from './bounded-set';

describe('recent', () => {
  it('knows what it was told, and nothing else', () => {
    const seen = boundedSet();
    seen.add('a');
    expect([seen.has('a'), seen.has('b'), seen.has(undefined)]).toEqual([true, false, false]);
  });

  it('knows the last hundred', () => {
    const seen = boundedSet();
    for (let count = 1; count <= 101; count++) seen.add(`${count}`);
    expect([seen.has('1'), seen.has('2'), seen.has('101')]).toEqual([false, true, true]);
  });

  it('takes what it is told again for new', () => {
    const seen = boundedSet();
    for (let count = 1; count <= 100; count++) seen.add(`${count}`);
    seen.add('1');
    seen.add('101');
    expect([seen.has('1'), seen.has('2'), seen.has('3')]).toEqual([true, false, true]);
  });
});
