// A thousand requests around a renewal: none is lost, doubled, or sent for somebody who left.
import {
  HttpErrorResponse,
  HttpRequest,
  HttpResponse,
  type HttpEvent,
  type HttpHandlerFn,
} from '@angular/common/http';
import { EnvironmentInjector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import * as fc from 'fast-check';
import { Observable, type Subscription } from 'rxjs';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { AuthService } from '../auth-service';
import { bearerInterceptor, withBearer } from '../http/bearer-interceptor';
import { provideAuth0Lock } from '../provide-auth0-lock';
import { withRenewal } from './with-renewal';

const REQUESTS = 1000;

/** What became of one request. */
interface Fate {
  readonly sentWith: (string | null)[];
  results: number;
  errors: number;
  unsubscribed: boolean;
  sentAfterwards: boolean;
  subscription?: Subscription;
}

describe('a thousand requests around a renewal', () => {
  it('are each sent once with the new token or fail once, and never after unsubscribe', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ seed: fc.nat(), works: fc.boolean(), share: fc.constantFrom(0, 0.1, 0.5) }),
        async ({ seed, works, share }) => {
          const { fates, renewals, oldToken, newToken } = await run(seed, works, share);
          expect(renewals).toBe(1);
          for (const fate of fates) {
            const withNew = fate.sentWith.filter((token) => token === newToken).length;
            const withOld = fate.sentWith.filter((token) => token === oldToken).length;
            expect(withNew + withOld).toBe(fate.sentWith.length);
            expect(withOld).toBeLessThanOrEqual(1);
            expect(fate.sentAfterwards).toBeFalse();
            if (fate.unsubscribed) {
              expect(withNew).toBeLessThanOrEqual(1);
              expect(fate.results + fate.errors).toBeLessThanOrEqual(1);
            } else {
              expect([withNew, fate.results, fate.errors]).toEqual(works ? [1, 1, 0] : [0, 0, 1]);
            }
          }
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  }, 120_000);

  async function run(seed: number, works: boolean, unsubscribing: number) {
    TestBed.resetTestingModule().configureTestingModule({
      providers: [
        provideAuth0Lock(
          { clientId: 'client', domain: 'tenant.example' },
          withBearer(['/api']),
          withRenewal(),
        ),
        provideAuthTesting(),
      ],
    });
    const injector = TestBed.inject(EnvironmentInjector);
    const auth = TestBed.inject(AuthTestingController);
    const service = TestBed.inject(AuthService);
    auth.signIn();
    const oldToken = service.accessToken();
    let newToken = oldToken;
    let renewals = 0;
    // The tenant takes its time, and answers once, so that nobody renews behind another's back.
    const renewal = pause(15).then(() => {
      renewals++;
      if (works) auth.signIn();
      newToken = service.accessToken();
      return works;
    });
    spyOn(service, 'renew').and.returnValue(renewal);

    const random = numbers(seed);
    const fates: Fate[] = [];
    const allOver: Promise<void>[] = [];
    for (let i = 0; i < REQUESTS; i++) {
      const fate: Fate = {
        sentWith: [],
        results: 0,
        errors: 0,
        unsubscribed: false,
        sentAfterwards: false,
      };
      fates.push(fate);
      allOver.push(
        new Promise((over) => {
          const start = () => {
            const request = new HttpRequest('GET', `/api/${i}`);
            runInInjectionContext(injector, () => {
              fate.subscription = bearerInterceptor(
                request,
                backend(fate, random, () => newToken !== oldToken && newToken),
              ).subscribe({
                next: () => fate.results++,
                error: () => (fate.errors++, over()),
                complete: over,
              });
            });
          };
          if (random() < 0.5) start();
          else setTimeout(start, random() * 12);
          if (random() < unsubscribing) {
            setTimeout(
              () => {
                fate.unsubscribed = true;
                fate.subscription?.unsubscribe();
                over();
              },
              12 + random() * 20,
            );
          }
        }),
      );
    }
    await Promise.all(allOver);
    // Whatever would still be sent to somebody who left has had its chance.
    await pause(40);
    return { fates, renewals, oldToken, newToken: newToken === oldToken ? 'none' : newToken };
  }
});

/** Refuses every token but the new one, after a while. */
function backend(
  fate: Fate,
  random: () => number,
  accepted: () => string | null | false,
): HttpHandlerFn {
  return (request) =>
    new Observable<HttpEvent<unknown>>((subscriber) => {
      const token = request.headers.get('Authorization')?.slice('Bearer '.length) ?? null;
      fate.sentWith.push(token);
      fate.sentAfterwards ||= fate.unsubscribed;
      const timer = setTimeout(() => {
        if (token === accepted()) {
          subscriber.next(new HttpResponse({ status: 200 }));
          subscriber.complete();
        } else {
          subscriber.error(new HttpErrorResponse({ status: 401 }));
        }
      }, random() * 12);
      return () => clearTimeout(timer);
    });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
