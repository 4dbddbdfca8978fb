// Loads the page anew; a token, so that a test can do without.
import { DOCUMENT, inject, InjectionToken } from '@angular/core';

export const PAGE_RELOAD = new InjectionToken<() => void>('PAGE_RELOAD', {
  providedIn: 'root',
  factory: () => {
    const document = inject(DOCUMENT);
    return () => document.location.reload();
  },
});
