// How Lock lets people log in: by leaving the page and coming back, within it, or with a mailed code or link.
import { tabChoice } from './tab-choice';

export type LockMode = 'redirect' | 'page' | 'code' | 'link';

const modes: readonly LockMode[] = ['redirect', 'page', 'code', 'link'];

// A browser that keeps nothing may well refuse the cookie that a redirect needs.
const choice = tabChoice('demo.lock-mode', modes, (keepsNothing) =>
  keepsNothing ? 'page' : 'redirect',
);

/** What the person chose; read when the app starts, since Lock is told once, when it is made. */
export const lockMode = choice.read;

/** Keeps the choice for the next start of this tab and for new ones; whether the browser let us. */
export const keepLockMode = choice.keep;
