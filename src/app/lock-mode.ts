// How Lock lets people log in: by leaving the page and coming back, within it, or with a mailed code.
import { keptChoice } from './kept-choice';

export type LockMode = 'redirect' | 'page' | 'code';

const modes: readonly LockMode[] = ['redirect', 'page', 'code'];
const ofBrowser = keptChoice('demo.lock-mode');
const ofTab = keptChoice('demo.lock-mode', () => sessionStorage);

/**
 * What the person chose; read when the app starts, since Lock is told once, when it is made. A tab
 * keeps what it started with: an answer that comes back to it was asked for in that mode, whatever
 * another tab has chosen since.
 */
export function lockMode(): LockMode {
  const kept = ofTab.read() ?? ofBrowser.read();
  // A browser that keeps nothing may well refuse the cookie that a redirect needs.
  const usual = kept === undefined ? 'page' : 'redirect';
  const mode = modes.find((each) => each === kept) ?? usual;
  ofTab.keep(mode);
  return mode;
}

/** Keeps the choice for the next start of this tab and for new ones; whether the browser let us. */
export function keepLockMode(mode: LockMode): boolean {
  return ofBrowser.keep(mode) && ofTab.keep(mode);
}
