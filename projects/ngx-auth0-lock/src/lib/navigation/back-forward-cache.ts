// Lets no page out of the back/forward cache that may not be seen any more, not for a frame.
import { NgZone, type Injector } from '@angular/core';
import type { Session } from 'ngx-auth0-lock/session';
import { BROWSER_WINDOW } from '../browser-window';
import { LazyNavigation } from './lazy-navigation';

// Every way in which a descendant could still be seen; through the style object, which a Content
// Security Policy allows.
const HIDDEN = { visibility: 'hidden', opacity: '0', transition: 'none' };

/**
 * Hides what was shown on a page where somebody was signed in while it lies in the cache, and decides
 * when it is back: who is signed in sees it again, at once; a guarded page that is no longer allowed is
 * left first, or starts anew where the code that leaves does not come. Returns what undoes it.
 */
export function watchPageCache(injector: Injector, session: Session): () => void {
  const page = injector.get(BROWSER_WINDOW);
  const stop = new AbortController();
  const isSignedIn = () => session.state.status === 'signed-in';
  let wasSignedIn = isSignedIn();
  let unhide: (() => void) | null = null;

  function hide() {
    const { style } = page.document.documentElement;
    const names = Object.keys(HIDDEN) as (keyof typeof HIDDEN)[];
    const before = names.map((name) => [name, style.getPropertyValue(name)] as const);
    for (const name of names) style.setProperty(name, HIDDEN[name], 'important');
    unhide = () => before.forEach(([name, value]) => style.setProperty(name, value));
  }

  function show() {
    unhide?.();
    unhide = null;
  }

  function decide() {
    session.revalidate();
    if (!unhide || session.authenticated()) return show();
    void injector.get(LazyNavigation).ask(
      ({ app }) => app.leaveForbiddenPage(show),
      () => page.location.reload(),
    );
  }

  const { signal } = stop;
  const forget = session.subscribe(() => (wasSignedIn ||= isSignedIn()));
  page.addEventListener('pagehide', ({ persisted }) => void (persisted && wasSignedIn && hide()), {
    signal,
  });
  page.addEventListener(
    'pageshow',
    ({ persisted }) => persisted && injector.get(NgZone).run(decide),
    { signal },
  );
  return () => {
    forget();
    stop.abort();
  };
}
