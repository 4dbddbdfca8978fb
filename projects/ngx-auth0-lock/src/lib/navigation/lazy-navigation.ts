// Fetches the ways of an app on first need; whoever asks has an answer after ten seconds at the latest.
import { inject, Injectable, InjectionToken, Injector, NgZone } from '@angular/core';
import type { ɵNavigation as Navigation, ɵNavigationDeps as Deps } from 'ngx-auth0-lock/navigation';
import {
  AuthError,
  systemClock,
  ɵimportAgain as importAgain,
  ɵwithin as within,
} from 'ngx-auth0-lock/session';
import { Subject } from 'rxjs';
import { AUTH_CONFIG } from '../auth-config';
import { AUTH_SESSION } from '../auth-session';
import { BROWSER_WINDOW } from '../browser-window';
import { rememberedRoutes } from './guarded-routes';

/** The code of the ways. */
export interface NavigationCode {
  ɵcreateNavigation(deps: Deps): Navigation;
}

/** Where it comes from; tests have it at once. */
export const NAVIGATION_CODE = new InjectionToken<() => NavigationCode | Promise<NavigationCode>>(
  'NAVIGATION_CODE',
  {
    factory: () => () =>
      importAgain(() => import('ngx-auth0-lock/navigation'), 'ɵcreateNavigation', 'lock-load'),
  },
);

// A file that stalls never settles, and a click or a navigation waits for it.
const LOAD_TIMEOUT = 10_000;

/** The ways of an app, before and after their code is there. */
@Injectable({ providedIn: 'root' })
export class LazyNavigation {
  private readonly injector = inject(Injector);
  private readonly fetchCode = inject(NAVIGATION_CODE);
  private readonly zone = inject(NgZone);
  private ways: Navigation | null = null;
  private loading: Promise<Navigation> | null = null;

  /** Emits when somebody asked in vain. */
  readonly failed = new Subject<AuthError>();

  /**
   * Goes a way that somebody asked for: at once where the code is there, else when it has come.
   *
   * @param otherwise the answer when it does not come.
   */
  ask<T>(
    work: (ways: Navigation) => T | Promise<T>,
    otherwise: (error: AuthError) => T,
  ): T | Promise<T> {
    const ways = this.ways ?? this.fetch();
    if (!(ways instanceof Promise)) return work(ways);
    return ways.then(
      (loaded) => this.zone.run(() => work(loaded)),
      (error: AuthError) =>
        this.zone.run(() => {
          this.failed.next(error);
          return otherwise(error);
        }),
    );
  }

  /** Goes a way that nobody asked for; where the code does not come, all stays as it is. */
  go(work: (ways: Navigation) => void): void {
    const ways = this.ways ?? this.fetch();
    if (ways instanceof Promise)
      void ways.then((loaded) => this.zone.run(() => work(loaded))).catch(() => {});
    else work(ways);
  }

  /** Fetches the code ahead of the first way. */
  preload(): void {
    this.go(() => {});
  }

  private fetch(): Navigation | Promise<Navigation> {
    if (this.loading) return this.loading;
    const code = this.zone.runOutsideAngular(() => this.fetchCode());
    if (!(code instanceof Promise)) return this.make(code);
    const { signal } = new AbortController();
    return (this.loading = this.zone.runOutsideAngular(() =>
      within(code, { clock: systemClock, milliseconds: LOAD_TIMEOUT, signal }, () => {
        throw new AuthError('lock-load', 'Code of this page did not come in time.');
      })
        .then((loaded) => this.make(loaded))
        .finally(() => (this.loading = null)),
    ));
  }

  private make(code: NavigationCode): Navigation {
    const { injector } = this;
    return (this.ways ??= code.ɵcreateNavigation({
      injector,
      // Nobody goes anywhere on a server.
      session: injector.get(AUTH_SESSION)!,
      config: injector.get(AUTH_CONFIG),
      window: injector.get(BROWSER_WINDOW),
      routes: rememberedRoutes,
    }));
  }
}
