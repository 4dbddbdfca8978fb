// The focus goes into Lock and comes back.
import type { LockPort } from 'ngx-auth0-lock/session';
import { FakeLock } from 'ngx-auth0-lock/testing';
import { keepFocusIn } from './focus-trap';

describe('keeping the focus within Lock', () => {
  const root = document.documentElement;
  let lock: LockPort;
  let app: HTMLElement;
  let aside: HTMLElement;
  let container: HTMLElement;

  beforeEach(() => {
    app = element('app-root', '<button>Log in</button><main tabindex="-1"></main>');
    aside = element('div', '');
    aside.inert = true;
    container = element('main', '');
    container.className = 'auth0-lock-container';
    lock = new FakeLock();
    keepFocusIn(lock);
  });

  afterEach(() => {
    lock.destroy?.();
    root.classList.remove('auth0-lock-html');
    for (const one of [app, aside, container]) one.remove();
  });

  function element(tag: string, html: string): HTMLElement {
    const made = document.createElement(tag);
    made.innerHTML = html;
    document.body.append(made);
    return made;
  }

  // As Lock does it: a mark on the root element, then its box, then the form in it.
  async function openLock(form: string, within = container): Promise<void> {
    root.classList.add('auth0-lock-html');
    within.innerHTML = `<div class="auth0-lock auth0-lock-opened">
      <span class="auth0-lock-close-button" tabindex="0"></span>${form}</div>`;
    await mutations();
  }
  async function closeLock(): Promise<void> {
    container.querySelector('.auth0-lock')?.classList.remove('auth0-lock-opened');
    await mutations();
  }
  async function removeLock(): Promise<void> {
    container.innerHTML = '';
    root.classList.remove('auth0-lock-html');
    await mutations();
  }
  const mutations = () => new Promise((resolve) => setTimeout(resolve));
  const button = () => app.querySelector('button')!;
  const isSmall = matchMedia('(max-width: 480px)').matches;
  const expectFocus = (selector: string, within = container) =>
    expect(document.activeElement).toBe(
      within.querySelector(isSmall ? '.auth0-lock-close-button' : selector),
    );

  it('goes to the first field, and the page behind is out of reach', async () => {
    await openLock('<button class="auth0-lock-social-button"></button><input />');
    expectFocus('input');
    expect(app.inert).toBeTrue();
    expect(container.inert).toBeFalse();
  });

  describe('Escape in a field', () => {
    let closed: number;
    const press = (init: KeyboardEventInit = {}) =>
      container
        .querySelector('input')!
        .dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, ...init }),
        );

    beforeEach(async () => {
      await openLock('<input />');
      closed = 0;
      container
        .querySelector('.auth0-lock-close-button')!
        .addEventListener('click', () => closed++);
    });

    it('closes Lock', () => {
      press();
      expect(closed).toBe(1);
    });

    it('does not while a word is being composed, or when the field has used it', () => {
      press({ isComposing: true });
      container.querySelector('input')!.onkeydown = (event) => event.preventDefault();
      press();
      expect(closed).toBe(0);
    });

    it('is left to the page once Lock is closed', async () => {
      await closeLock();
      press();
      expect(closed).toBe(0);
    });
  });

  it('goes to the button where there is no field', async () => {
    await openLock('<button class="auth0-lock-social-button"></button>');
    expectFocus('button');
  });

  it('goes to the close button on a small screen, if there is one', async () => {
    spyOn(window, 'matchMedia').and.returnValue({ matches: true } as MediaQueryList);
    await openLock('<input />');
    expect(document.activeElement?.className).toBe('auth0-lock-close-button');
    await closeLock();
    await removeLock();
    await openLock('<input />');
    container.querySelector('.auth0-lock-close-button')?.remove();
    await mutations();
    expect(document.activeElement?.tagName).toBe('INPUT');
  });

  it('waits for a form that comes later', async () => {
    await openLock('');
    expect(container.contains(document.activeElement)).toBeFalse();
    container.querySelector('.auth0-lock')?.append(document.createElement('input'));
    await mutations();
    expectFocus('input');
  });

  it('comes back to where it was, and the page is within reach again', async () => {
    button().focus();
    await openLock('<input />');
    await closeLock();
    expect(app.inert).toBeFalse();
    expect(document.activeElement).toBe(button());
  });

  it('leaves what was out of reach before as it was', async () => {
    await openLock('<input />');
    await closeLock();
    expect(aside.inert).toBeTrue();
  });

  it('stays where the app has put it meanwhile', async () => {
    button().focus();
    await openLock('<input />');
    app.inert = false;
    const main = app.querySelector('main')!;
    main.focus();
    await closeLock();
    expect(document.activeElement).toBe(main);
  });

  it('does the same the second time', async () => {
    await openLock('<input />');
    await closeLock();
    await removeLock();
    await openLock('<input />');
    expectFocus('input');
    expect(app.inert).toBeTrue();
  });

  it('stays where the person has put it', async () => {
    await openLock('<input /><input id="second" />');
    container.querySelector<HTMLElement>('#second')?.focus();
    container.querySelector('.auth0-lock')?.classList.add('auth0-lock-submitting');
    await mutations();
    expect(document.activeElement?.id).toBe('second');
  });

  it('is not taken from a person who clicked beside the fields', async () => {
    await openLock('<input />');
    (document.activeElement as HTMLElement).blur();
    container.querySelector('.auth0-lock')?.classList.add('auth0-lock-submitting');
    await mutations();
    expect(document.activeElement).toBe(document.body);
  });

  it('goes to the first field of the next screen, when what had it is gone', async () => {
    await openLock('<a href="#" id="forgot">Forgotten?</a><input />');
    const link = container.querySelector<HTMLElement>('#forgot')!;
    link.focus();
    link.remove();
    await mutations();
    expectFocus('input');
  });

  it('leaves a captcha of Lock within reach, the next time too', async () => {
    await openLock('<input />');
    const captcha = element('div', '');
    await closeLock();
    await removeLock();
    await openLock('<input />');
    expect(app.inert).toBeTrue();
    expect(captcha.inert).toBeFalse();
    captcha.remove();
  });

  it('gives the page back when Lock is destroyed while it is open, and does nothing after', async () => {
    button().focus();
    await openLock('<input />');
    lock.destroy?.();
    expect((lock as FakeLock).destroyed).toBeTrue();
    expect(app.inert).toBeFalse();
    expect(document.activeElement).toBe(button());
    await removeLock();
    await openLock('<input />');
    expect(app.inert).toBeFalse();
  });

  it('waits for a Lock that cannot be seen yet, but not for one that is destroyed', async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    container.style.visibility = 'hidden';
    await openLock('<input />');
    expect(container.contains(document.activeElement)).toBeFalse();
    container.style.visibility = 'visible';
    await frame();
    await frame();
    expectFocus('input');
    await closeLock();
    await removeLock();
    container.style.visibility = 'hidden';
    await openLock('<input />');
    expect(app.inert).toBeTrue();
    lock.destroy?.();
    await frame();
    await frame();
    expect(app.inert).toBeFalse();
  });

  it('gives the page back when Lock cannot be destroyed', async () => {
    const broken = new FakeLock();
    spyOn(broken, 'destroy').and.throwError('in no state');
    keepFocusIn(broken);
    lock.destroy?.();
    await openLock('<input />');
    expect(app.inert).toBeTrue();
    expect(() => broken.destroy()).toThrowError('in no state');
    expect(app.inert).toBeFalse();
  });

  for (const [what, lose] of [
    ['the page takes its element away', () => container.remove()],
    [
      'it takes everything out of its element, as React does on an error',
      () => container.replaceChildren(),
    ],
  ] as const) {
    it(`gives the page back when ${what}`, async () => {
      await openLock('<input />');
      expect(app.inert).toBeTrue();
      lose();
      await mutations();
      expect(app.inert).toBeFalse();
    });
  }

  it('finds the Lock that is open beside what an earlier one has left', async () => {
    const second = element('main', '');
    second.className = 'auth0-lock-container';
    await openLock('<input />', second);
    expectFocus('input', second);
    second.remove();
  });

  it('has nothing to do with a Lock in an element of the page', async () => {
    button().focus();
    app.querySelector('main')!.innerHTML =
      '<div class="auth0-lock auth0-lock-opened-in-frame"><input /></div>';
    await mutations();
    expect(app.inert).toBeFalse();
    expect(document.activeElement).toBe(button());
  });
});
