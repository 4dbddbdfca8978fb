// The interceptor against the peers' own cases, and against URLs that were made to mislead it.
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpRequest, HttpResponse, type HttpEvent } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { DOCUMENT, EnvironmentInjector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import * as fc from 'fast-check';
import { of, type Observable } from 'rxjs';
import type { BearerRule } from 'ngx-auth0-lock/session';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { bearerInterceptor, withBearer } from './bearer-interceptor';
import { loadVectors } from '../../../session/testing-support/vectors';
import { provideAuth0Lock } from '../provide-auth0-lock';

const config = { clientId: 'client', domain: 'tenant.example' };

/** The parts of a page that the interceptor reads. */
function page(origin: string, baseURI: string) {
  return { baseURI, location: new URL(origin), defaultView: window };
}

describe("bearerInterceptor and its peers' own cases", () => {
  interface PeerCase {
    readonly id: string;
    readonly env: { readonly origin: string; readonly base_uri: string };
    readonly url: string;
    readonly method?: string;
    readonly config: {
      readonly token?: string | null;
      readonly allowedDomains?: readonly (string | object)[];
      readonly allowedList?: readonly (string | { uri?: string })[] | null;
      readonly secureRoutes?: readonly string[];
    };
    readonly expect: { readonly attach: boolean; readonly value?: string };
  }

  // Where we differ, and why. `https`: as the peer, once the URL is https.
  const differences: Readonly<Record<string, string>> = {
    ...named('https', 'i002 i003 i004 i018 i019 i020 i036 i044'),
    ...named('no regular expressions', 'i005 i006 i021 i022 i050'),
    ...named('one token, not one for each URL', 'i033 i034 i035'),
    ...named('the scheme is always Bearer', 'i037 i038'),
    ...named('no functions', 'i065'),
    ...named('no wildcards', 'i071 i075 i077'),
  };

  function named(why: string, ids: string) {
    return Object.fromEntries(ids.split(' ').map((id) => [id, why]));
  }

  /** The rules that somebody would write who comes from that peer. */
  function translated({ allowedDomains, allowedList, secureRoutes }: PeerCase['config']) {
    const urls = [
      // angular-jwt always sends the token to the page's own origin.
      ...(allowedDomains ? ['/'] : []),
      ...(allowedDomains ?? []).map((host) =>
        typeof host === 'string'
          ? `${host.startsWith('localhost') ? 'http' : 'https'}://${host}`
          : null,
      ),
      ...(allowedList ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.uri)),
      ...(secureRoutes ?? []),
    ];
    return urls
      .map((url) => url?.replace(/\*$/, ''))
      .filter((url): url is string => !!url && !url.includes('*'));
  }

  it('follows each of them, or differs as written down', async () => {
    const file = await loadVectors<{ cases: PeerCase[] }>('interceptor-peer-specs.json');
    spyOn(console, 'warn');
    for (const peer of file.cases) {
      const { token = 'TOKEN' } = peer.config;
      TestBed.resetTestingModule().configureTestingModule({
        providers: [
          provideAuth0Lock(config, withBearer(translated(peer.config))),
          provideAuthTesting(),
          provideHttpClient(withInterceptors([bearerInterceptor])),
          provideHttpClientTesting(),
          { provide: DOCUMENT, useValue: page(peer.env.origin, peer.env.base_uri) },
        ],
      });
      TestBed.inject(AuthTestingController).signIn({}, token);
      const why = differences[peer.id];
      const url =
        why === 'https' ? peer.url.replace(/^http:(.*?)(:443)?\//, 'https:$1/') : peer.url;
      TestBed.inject(HttpClient)
        .request(peer.method ?? 'GET', url)
        .subscribe();
      const { request } = TestBed.inject(HttpTestingController).expectOne(() => true);

      const attach = why && why !== 'https' ? false : peer.expect.attach;
      expect(request.headers.get('Authorization'))
        .withContext(`${peer.id} ${url}`)
        .toBe(attach ? (peer.expect.value ?? `Bearer ${token}`) : null);
    }
    return undefined;
  }, 60_000);
});

describe('bearerInterceptor and hostile URLs', () => {
  const origin = 'https://app.example';
  const rules: readonly BearerRule[] = ['/api', 'https://api.example.com/v1'];
  const bases = [`${origin}/`, `${origin}/api/`, `${origin}/deep/er/`, 'https://evil.example/api/'];
  // What has misled URL matchers: separators, userinfo, encodings, default ports, other spellings.
  const pieces = [
    ...['/', '//', '\\', '/\\', '.', '..', '/../', '/./', '%2e%2e', '%2f', '%5c', ';', ':', '@'],
    ...['?', '#', '%', '%00', '\t', '\n', ' ', '\u0000', '\ufeff', '\u3002', '\uff0f', '\ud800'],
    ...[
      'http:',
      'https:',
      'HTTPS://',
      'ftp:',
      'blob:',
      'data:',
      'javascript:',
      'file:///',
      'ws://',
    ],
    ...[
      'app.example',
      'api.example.com',
      'evil.example',
      'APP.example',
      'api.example.com.',
      '[::1]',
    ],
    ...[
      ':443',
      ':80',
      ':8443',
      'user:pass@',
      'api',
      '/api',
      '/api/',
      '/v1',
      'apiary',
      'x',
      'é',
      '0x7f',
    ],
  ];
  const url = fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }) },
    {
      weight: 1,
      arbitrary: fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 2 }),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.constantFrom(...pieces), { maxLength: 4 })
        .map((rest) => ['https://api.example.com/v1', ...rest]),
    },
  );

  /** What the browser would do, said in another way than the code says it. */
  function mayHaveToken(address: string, base: string): boolean {
    try {
      const { origin: to, pathname, username, password } = new URL(address, base);
      const within = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
      return (
        !username &&
        !password &&
        ((to === origin && within('/api')) || (to === 'https://api.example.com' && within('/v1')))
      );
    } catch {
      return false;
    }
  }

  it('leak nothing and throw nothing, 100,000 of them', () => {
    const document = page(origin, bases[0]);
    TestBed.configureTestingModule({
      providers: [
        provideAuth0Lock(config, withBearer(rules)),
        provideAuthTesting(),
        { provide: DOCUMENT, useValue: document },
      ],
    });
    TestBed.inject(AuthTestingController).signIn();
    let request!: HttpRequest<unknown>;
    const next = (last: HttpRequest<unknown>): Observable<HttpEvent<unknown>> => {
      request = last;
      return of(new HttpResponse());
    };
    const counts = { attached: 0, left: 0 };
    runInInjectionContext(TestBed.inject(EnvironmentInjector), () =>
      fc.assert(
        fc.property(url, fc.constantFrom(...bases), (parts, base) => {
          document.baseURI = base;
          const address = parts.join('');
          bearerInterceptor(new HttpRequest('GET', address), next).subscribe();
          const attached = request.headers.has('Authorization');
          counts[attached ? 'attached' : 'left']++;
          return !attached || mayHaveToken(address, base);
        }),
        { numRuns: 100_000 },
      ),
    );
    // Neither an interceptor that never attaches nor one that mostly does would show anything.
    expect(counts.attached).toBeGreaterThan(1_000);
    expect(counts.left).toBeGreaterThan(50_000);
  }, 120_000);
});
