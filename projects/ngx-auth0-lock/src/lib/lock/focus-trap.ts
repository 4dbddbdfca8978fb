// Keeps the focus within Lock while it is open over the page, gives it back, and closes it by Escape from a field; Lock does none of it.
import type { LockPort } from 'ngx-auth0-lock/session';

interface OpenLock {
  /** The child of `body` that Lock has made for itself. */
  readonly container: Element;
  readonly cameFrom: Element | null;
  /** What stands beside it and is out of reach meanwhile. */
  readonly behind: readonly Element[];
  /** What in it had the focus last; null until its form is there. */
  focused: Element | null;
}

/**
 * Does so until that Lock is destroyed. A Lock in an element of the page (`container`) is part of the
 * page, and left alone.
 *
 * What is in the document is followed, not Lock's events: it goes away without one when it is
 * destroyed or when it fails.
 */
export function keepFocusIn(lock: LockPort): void {
  const root = document.documentElement;
  // Came while Lock was open, so that it is Lock's own, such as the window of a captcha.
  const guests = new WeakSet<Node>();
  let open: OpenLock | null = null;
  let over = false;

  const observer = new MutationObserver((changes) => {
    const ofBody = open ? changes.filter(({ target }) => target === document.body) : [];
    for (const { addedNodes } of ofBody) addedNodes.forEach((node) => guests.add(node));
    follow();
  });
  watchRoot();

  const { destroy } = lock;
  lock.destroy = () => {
    try {
      destroy?.call(lock);
    } finally {
      over = true;
      observer.disconnect();
      leave();
    }
  };

  // Lock marks the root element while it is there (auth0-lock `src/ui/box.jsx`), so that the rest of
  // the document need not be watched before.
  function watchRoot(): void {
    observer.observe(root, { attributes: true, attributeFilter: ['class'] });
  }

  function follow(): void {
    // Asked for by a frame that came later.
    if (over) return;
    const container =
      document.querySelector('.auth0-lock-opened')?.closest('.auth0-lock-container') ?? null;
    if (open && open.container !== container) leave();
    if (container && !open) enter(container);
    if (open && needsFocus(open)) focusWithin(open);
    if (root.classList.contains('auth0-lock-html')) {
      watchLock();
    } else {
      observer.disconnect();
      watchRoot();
    }
  }

  function watchLock(): void {
    observer.observe(document.body, { childList: true });
    // A Lock that was destroyed leaves its container behind.
    for (const container of document.querySelectorAll('.auth0-lock-container')) {
      observer.observe(container, {
        subtree: true,
        childList: true,
        attributes: true,
        attributeFilter: ['class'],
      });
    }
  }

  function enter(container: Element): void {
    const behind = [...document.body.children].filter(
      (element) => element !== container && !element.hasAttribute('inert') && !guests.has(element),
    );
    open = { container, cameFrom: document.activeElement, behind, focused: null };
    // Behind Lock nothing can be clicked, and nothing should be read out or reached by Tab either.
    for (const element of behind) element.setAttribute('inert', '');
    document.addEventListener('focusin', noteFocus);
    document.addEventListener('keydown', closeByEscape);
  }

  function leave(): void {
    if (!open) return;
    const { container, cameFrom, behind } = open;
    open = null;
    document.removeEventListener('focusin', noteFocus);
    document.removeEventListener('keydown', closeByEscape);
    for (const element of behind) element.removeAttribute('inert');
    // Unless the app has put it somewhere already.
    const { activeElement, body } = document;
    const isAway = !activeElement || activeElement === body || container.contains(activeElement);
    if (isAway) focus(cameFrom);
  }

  function noteFocus(): void {
    const { activeElement } = document;
    if (open?.container.contains(activeElement)) open.focused = activeElement;
  }

  // Lock hears Escape everywhere but in a field (auth0-lock `src/ui/box/container.jsx`), where the
  // focus is from the start.
  function closeByEscape({ key, target, defaultPrevented, isComposing }: KeyboardEvent): void {
    if (key !== 'Escape' || defaultPrevented || isComposing) return;
    if (!(target instanceof HTMLInputElement) || !open?.container.contains(target)) return;
    // Without the button it was made not to be closed.
    open.container.querySelector<HTMLElement>('.auth0-lock-close-button')?.click();
  }

  function focusWithin(shown: OpenLock): void {
    const { container } = shown;
    const target =
      container.querySelector('input, .auth0-lock-social-button') && firstOf(container);
    if (!target) return;
    focus(target);
    noteFocus();
    // It is still on its way in, and what cannot be seen cannot have the focus.
    if (!shown.focused) requestAnimationFrame(follow);
  }
}

/** Whether nothing has had the focus yet, or what had it went with its screen (sign-up, forgotten password). */
function needsFocus({ focused }: OpenLock): boolean {
  return !focused || (!focused.isConnected && document.activeElement === document.body);
}

/** What gets the focus once there is a form. */
function firstOf(container: Element): Element | null {
  const first = (selector: string) => container.querySelector(selector);
  // On a small screen a field would call up a keyboard that hides half of Lock.
  const small = matchMedia('(max-width: 480px)').matches;
  const close = small ? first('.auth0-lock-close-button') : null;
  return close ?? first('input') ?? first('.auth0-lock-social-button');
}

function focus(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus();
}
