// Tries to leave the origin by a return path that the Router reads and writes again, in 100,000 ways.
import {
  APP_BASE_HREF,
  HashLocationStrategy,
  Location,
  LocationStrategy,
  PathLocationStrategy,
  PlatformLocation,
} from '@angular/common';
import {
  MOCK_PLATFORM_LOCATION_CONFIG,
  ɵprovideFakePlatformNavigation as provideFakePlatformNavigation,
} from '@angular/common/testing';
import { Component, Injector, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  provideRouter,
  Router,
  RouterOutlet,
  withExperimentalPlatformNavigation,
} from '@angular/router';
import * as fc from 'fast-check';
import { runs } from '../session/testing-support/runs';
import { holdsFor, PROPERTY_TIMEOUT } from '../session/testing-support/in-chunks';
import { AppNavigation } from './app-navigation';
import type { NavigationDeps } from './navigation-deps';

// What means something to a browser, to Angular's serializer, or to both.
const pieces = [
  ...['/', '//', '\\', '.', '..', '%2f', '%5c', '%28', '%09', '\t', ':', '@', '?', '#', ';', '='],
  ...[
    '&',
    '(',
    ')',
    '((',
    '(primary:',
    '(aux:',
    '//evil.test',
    'evil.test:80',
    'https:',
    'a',
    'x=1',
  ],
];
const input = fc
  .array(fc.constantFrom(...pieces), { maxLength: 9 })
  .map((parts) => `/${parts.join('')}`);

const bases = ['/', '/app/', '/app/v(2)/'];
const strategies = { path: PathLocationStrategy, hash: HashLocationStrategy };

@Component({ template: '' })
class AnyPage {}

@Component({ template: '<router-outlet />', imports: [RouterOutlet] })
class App {}

/** An app of that base, that writes its addresses as a path or as a hash. */
function appAt(
  base: string,
  Strategy: typeof PathLocationStrategy | typeof HashLocationStrategy,
  ...further: (Provider | EnvironmentProviders)[]
) {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', component: AnyPage }]),
      { provide: APP_BASE_HREF, useValue: base },
      { provide: LocationStrategy, useClass: Strategy },
      ...further,
    ],
  });
  const injector = TestBed.inject(Injector);
  return {
    router: TestBed.inject(Router),
    location: TestBed.inject(Location),
    navigation: new AppNavigation({ injector } as NavigationDeps),
  };
}

/** The address that the app would write into the address bar for a path. */
function addressOf({ router, location }: ReturnType<typeof appAt>, path: string): URL {
  const written = location.prepareExternalUrl(router.serializeUrl(router.parseUrl(path)));
  return new URL(written, document.location.href);
}

function leads(path: string, to: URL): string {
  return `${JSON.stringify(path)} leads to ${to.href}`;
}

// In dev mode the Router tells of each path that it cannot read, and reads '/' instead.
const withoutWarnings = () => spyOn(console, 'warn');

describe('A return path that the Router writes, for 100,000 hostile inputs', () => {
  beforeEach(withoutWarnings);

  for (const base of bases)
    for (const [kind, Strategy] of Object.entries(strategies)) {
      it(
        `ends on this origin, below ${base}, by ${kind}`,
        async () => {
          const app = appAt(base, Strategy);
          let accepted = 0;
          await holdsFor(
            Math.ceil(runs(100_000) / 6),
            fc.property(input, (text) => {
              const path = app.navigation.safePath(text);
              if (path === null) return;
              accepted++;
              const to = addressOf(app, path);
              if (to.origin !== document.location.origin) throw new Error(leads(path, to));
            }),
          );
          expect(accepted).toBeGreaterThan(1_000);
        },
        PROPERTY_TIMEOUT,
      );
    }

  it('would leave it where only the text of the path is judged', () => {
    const app = appAt('/', PathLocationStrategy);
    const { failed } = fc.check(
      fc.property(input, (text) => {
        if (!/^\/(?![/\\])/.test(text)) return true;
        try {
          return addressOf(app, text).origin === document.location.origin;
        } catch {
          return true;
        }
      }),
      { numRuns: 20_000 },
    );
    expect(failed).toBeTrue();
  });
});

describe('An app that goes to a return path, for 600 hostile inputs', () => {
  beforeEach(withoutWarnings);
  const ways = { history: [], navigation: [withExperimentalPlatformNavigation()] };

  for (const [way, features] of Object.entries(ways))
    for (const [kind, Strategy] of Object.entries(strategies)) {
      it(
        `shows a page of its own, by ${kind} and the browser's ${way}`,
        async () => {
          let shown = 0;
          for (const base of bases) {
            const app = appAt(
              base,
              Strategy,
              provideRouter([{ path: '**', component: AnyPage }], ...features),
              provideFakePlatformNavigation(),
              { provide: MOCK_PLATFORM_LOCATION_CONFIG, useValue: { appBaseHref: base } },
            );
            const root = TestBed.createComponent(App);
            await app.router.navigateByUrl('/start');
            const bar = TestBed.inject(PlatformLocation);
            const { origin } = new URL(bar.href);
            expect(bar.href).toMatch(/start$/);
            for (const text of fc.sample(input, 50)) {
              const path = app.navigation.safePath(text);
              if (path === null) continue;
              app.navigation.go(path, true);
              await root.whenStable();
              const segment = app.router.routerState.snapshot.root.firstChild;
              expect(segment?.component).withContext(path).toBe(AnyPage);
              expect(new URL(bar.href).origin).withContext(path).toBe(origin);
              if (!bar.href.endsWith('start')) shown++;
            }
          }
          expect(shown).toBeGreaterThan(20);
        },
        PROPERTY_TIMEOUT,
      );
    }
});
