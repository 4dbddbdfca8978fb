// What may be asked of a value that nobody has looked at.
import { fieldsOf } from './fields-of';

describe('fieldsOf', () => {
  it('hands out the fields of an object, inherited ones too', () => {
    const made = Object.create({ inherited: 1 });
    made.own = 2;
    const { own, inherited, absent } = fieldsOf(made);
    expect([own, inherited, absent]).toEqual([2, 1, undefined]);
  });

  for (const value of [undefined, null, 'text', 7, true, Symbol('s'), () => {}]) {
    it(`finds none in ${String(value)}, and does not throw`, () => {
      expect(Object.keys(fieldsOf(value))).toEqual([]);
      expect(fieldsOf(value)['length']).toBeUndefined();
    });
  }
});
