// How Lock signs in: by leaving the page and coming back, or within it. Kept in this browser.
import { keptChoice } from './kept-choice';

export type LockMode = 'redirect' | 'page';

const kept = keptChoice('demo.lock-mode');

/** What the person chose. Read when the app starts: Lock is told once, when it is made. */
export function lockMode(): LockMode {
  const mode = kept.read();
  // A browser that keeps nothing may well refuse the cookie that a redirect needs.
  return mode === 'page' || mode === undefined ? 'page' : 'redirect';
}

/** Keeps the choice for the next start; whether the browser let us. */
export function keepLockMode(mode: LockMode): boolean {
  return kept.keep(mode);
}
