// How Lock signs in: by leaving the page and coming back, or within it. Kept in this browser.

export type LockMode = 'redirect' | 'page';

const KEY = 'demo.lock-mode';

/** What the person chose. Read when the app starts: Lock is told once, when it is made. */
export function lockMode(): LockMode {
  try {
    return localStorage.getItem(KEY) === 'page' ? 'page' : 'redirect';
  } catch {
    // A browser that keeps nothing may well refuse the cookie that a redirect needs.
    return 'page';
  }
}

/** Keeps the choice for the next start; whether the browser let us. */
export function keepLockMode(mode: LockMode): boolean {
  try {
    localStorage.setItem(KEY, mode);
    return true;
  } catch {
    return false;
  }
}
