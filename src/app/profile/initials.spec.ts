// The letters that stand for a person.
import { initialsOf } from './initials';

describe('initialsOf', () => {
  for (const [name, letters] of [
    ['Ada Lovelace', 'AL'],
    ['grace brewster murray hopper', 'GH'],
    ['ada@example.com', 'A'],
    ['  Ada  ', 'A'],
    ['Émilie du Châtelet', 'ÉC'],
    ['', ''],
  ] as const) {
    it(`makes ${letters || 'nothing'} of "${name}"`, () => {
      expect(initialsOf(name)).toBe(letters);
    });
  }
});
