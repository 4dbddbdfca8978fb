// Lets no page out of the back/forward cache that may not be seen any more, not for a frame.
import { NgZone, untracked, type Injector } from '@angular/core';
import {
  NavigationCancel,
  NavigationCancellationCode,
  NavigationEnd,
  NavigationError,
} from '@angular/router';
import type { Session } from 'ngx-auth0-lock/session';
import { filter, take } from 'rxjs';
import { PAGE } from '../browser-window';
import { leaveGuardedPage, routerIn, showsGuardedPage } from './app-navigation';

// Every way in which a descendant could still be seen; through the style object, which a Content
// Security Policy allows.
const HIDDEN = { visibility: 'hidden', opacity: '0', transition: 'none' };

/**
 * Hides what was shown to somebody who was signed in while it lies in the cache, and decides when it
 * is back: who is signed in sees it again, at once; a guarded page that is no longer allowed is left
 * first. Returns what undoes it.
 */
export function watchPageCache(injector: Injector, session: Session): () => void {
  const page = injector.get(PAGE);
  const stop = new AbortController();
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

  const isForbidden = () => showsGuardedPage(injector) && !session.authenticated();

  function decide() {
    session.revalidate();
    const router = routerIn(injector);
    if (!router || !isForbidden()) return show();
    router.events
      .pipe(
        filter(
          (event) =>
            event instanceof NavigationEnd ||
            event instanceof NavigationError ||
            (event instanceof NavigationCancel && !goesOn(event)),
        ),
        take(1),
      )
      // Where the app refuses to leave, its guards are asked by a new start.
      .subscribe(() => (isForbidden() ? page.location.reload() : show()));
    // The end of the session may be what it is left for already.
    if (!untracked(router.currentNavigation)) leaveGuardedPage(injector, true);
  }

  const { signal } = stop;
  page.addEventListener(
    'pagehide',
    ({ persisted }) => {
      if (persisted && (session.authenticated() || showsGuardedPage(injector))) hide();
    },
    { signal },
  );
  page.addEventListener(
    'pageshow',
    ({ persisted }) => persisted && injector.get(NgZone).run(decide),
    { signal },
  );
  return () => stop.abort();
}

/** Whether another navigation takes the place of the one that was cancelled. */
function goesOn({ code }: NavigationCancel): boolean {
  return (
    code === NavigationCancellationCode.Redirect ||
    code === NavigationCancellationCode.SupersededByNewNavigation
  );
}
