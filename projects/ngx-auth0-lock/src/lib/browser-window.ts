// The browser page that the app runs in, so that tests can watch it being left.
import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** The page's `window`; on a server nothing may ask for it. */
export const BROWSER_WINDOW = new InjectionToken<Window>('BROWSER_WINDOW', {
  factory: () => inject(DOCUMENT).defaultView!,
});

/**
 * The absolute address of a path of the app. Relative to the base URL even with a leading slash,
 * as the Router's paths are; without a path it is the base URL itself, with nothing of the current
 * page in it.
 */
export function appUrl(document: Document, path = ''): string {
  return new URL(`./${path.replace(/^\/+/, '')}`, document.baseURI).href;
}

/** Calls back when the page has nothing else to do. */
export function whenIdle(page: Window, work: () => void): void {
  // Safari has no requestIdleCallback.
  if (typeof page.requestIdleCallback === 'function') page.requestIdleCallback(work);
  else page.setTimeout(work, 1000);
}
