// A choice is kept, forgotten, or refused; nothing throws.
import { keptChoice } from './kept-choice';

describe('keptChoice', () => {
  const choice = keptChoice('demo.a-choice', () => sessionStorage);
  afterEach(() => sessionStorage.removeItem('demo.a-choice'));

  it('is what was kept, and nothing before and after', () => {
    expect(choice.read()).toBeNull();
    expect(choice.keep('this')).toBeTrue();
    expect(choice.read()).toBe('this');
    expect(localStorage.getItem('demo.a-choice')).toBeNull();
    expect(choice.keep(null)).toBeTrue();
    expect(choice.read()).toBeNull();
  });

  it('is unknown, and is not kept, where the browser refuses', () => {
    const refused = keptChoice('demo.a-choice', () => {
      throw new DOMException('No storage here.', 'SecurityError');
    });
    expect(refused.read()).toBeUndefined();
    expect(refused.keep('this')).toBeFalse();
    expect(refused.keep(null)).toBeFalse();
  });
});
