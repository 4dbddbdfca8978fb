// The browser page that the app runs in, so that tests can watch it being left.
import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** The page's `window`; on a server nothing may ask for it. */
export const PAGE = new InjectionToken<Window>('PAGE', {
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
