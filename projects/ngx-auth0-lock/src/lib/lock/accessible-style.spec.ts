// A control of Lock that has the focus is seen to have it.
import { makeLockAccessible } from './accessible-style';

describe('the focus in Lock', () => {
  let box: HTMLElement;

  beforeEach(() => {
    document.getElementById('ngx-auth0-lock-accessible')?.remove();
    box = document.createElement('div');
    // As Lock's own styles do it, with the specificity of an id.
    box.innerHTML = `<style>#box a { outline: 0 }</style><div class="auth0-lock" id="box">
      <a href="#">Sign Up</a></div>`;
    document.body.append(box);
  });

  afterEach(() => box.remove());

  it('has an outline that Lock’s own styles do not take away', () => {
    makeLockAccessible(null);
    const link = box.querySelector('a')!;
    // What a script focuses counts as the keyboard's, unless the pointer was used last.
    link.focus({ focusVisible: true });
    expect(link.matches(':focus-visible')).toBeTrue();
    expect(getComputedStyle(link).outlineStyle).toBe('solid');
    expect(getComputedStyle(link).outlineWidth).toBe('2px');
    link.blur();
    expect(getComputedStyle(link).outlineStyle).toBe('none');
  });

  it('has its style in the page once, with the nonce of a strict page', () => {
    makeLockAccessible('abc');
    makeLockAccessible('def');
    const styles = document.querySelectorAll<HTMLStyleElement>('#ngx-auth0-lock-accessible');
    expect([...styles].map(({ nonce }) => nonce)).toEqual(['abc']);
  });
});
