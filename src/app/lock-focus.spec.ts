// The focus goes into Lock and comes back.
import { TestBed } from '@angular/core/testing';
import { LockFocus } from './lock-focus';

describe('LockFocus', () => {
  let app: HTMLElement;
  let container: HTMLElement;
  const root = document.documentElement;

  beforeEach(() => {
    app = document.createElement('demo-app');
    app.innerHTML = '<button>Log In</button>';
    container = document.createElement('main');
    container.className = 'auth0-lock-container';
    document.body.append(app, container);
    TestBed.inject(LockFocus);
  });

  afterEach(() => {
    root.classList.remove('auth0-lock-html');
    app.remove();
    container.remove();
  });

  // As Lock does it: a mark on the root element, then its box, then the form in it.
  const openLock = (form: string) => {
    root.classList.add('auth0-lock-html');
    container.innerHTML = `<div class="auth0-lock auth0-lock-opened">
      <span class="auth0-lock-close-button" tabindex="0"></span>${form}</div>`;
  };
  const closeLock = () =>
    container.querySelector('.auth0-lock')?.classList.remove('auth0-lock-opened');
  const mutations = () => new Promise((resolve) => setTimeout(resolve));
  const isSmall = matchMedia('(max-width: 480px)').matches;
  const expectFocus = (selector: string) =>
    expect(document.activeElement).toBe(
      container.querySelector(isSmall ? '.auth0-lock-close-button' : selector),
    );

  it('goes to the first field, and the page behind is out of reach', async () => {
    openLock('<button class="auth0-lock-social-button"></button><input />');
    await mutations();
    expectFocus('input');
    expect(app.hasAttribute('inert')).toBeTrue();
  });

  it('goes to the button where there is no field', async () => {
    openLock('<button class="auth0-lock-social-button"></button>');
    await mutations();
    expectFocus('button');
  });

  it('waits for a form that comes later', async () => {
    openLock('');
    await mutations();
    expect(container.contains(document.activeElement)).toBeFalse();
    container.querySelector('.auth0-lock')?.append(document.createElement('input'));
    await mutations();
    expectFocus('input');
  });

  it('comes back to where it was, and the page is within reach again', async () => {
    app.querySelector('button')?.focus();
    openLock('<input />');
    await mutations();
    closeLock();
    await mutations();
    expect(app.hasAttribute('inert')).toBeFalse();
    expect(document.activeElement).toBe(app.querySelector('button'));
  });

  it('does the same the second time', async () => {
    openLock('<input />');
    await mutations();
    closeLock();
    await mutations();
    root.classList.remove('auth0-lock-html');
    await mutations();
    openLock('<input />');
    await mutations();
    expectFocus('input');
    expect(app.hasAttribute('inert')).toBeTrue();
  });

  it('stays where the person has put it', async () => {
    openLock('<input /><input id="second" />');
    await mutations();
    container.querySelector<HTMLElement>('#second')?.focus();
    container.querySelector('.auth0-lock')?.classList.add('auth0-lock-submitting');
    await mutations();
    expect(document.activeElement?.id).toBe('second');
  });
});
