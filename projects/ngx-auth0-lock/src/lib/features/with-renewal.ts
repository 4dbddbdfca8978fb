// Renews the session by itself, and answers a 401 with a renewal and one more try.
import { HttpErrorResponse } from '@angular/common/http';
import { DestroyRef, inject, untracked } from '@angular/core';
import { catchError, from, map, of, switchMap, tap, type Observable } from 'rxjs';
import { AuthError } from 'ngx-auth0-lock/session';
import { feature, SESSION_SETTINGS, type Auth0LockFeature } from '../auth-config';
import { AuthService } from '../auth-service';
import { BEARER_RETRY, type BearerRetry, type Send } from '../http/bearer-retry';

/** How {@link withRenewal} renews. */
export interface RenewalOptions {
  /**
   * How many seconds before the first of its tokens ends the session is renewed: Auth0's access tokens
   * end before its ID tokens. Default 120: a hidden tab may sleep
   * for a minute, and a failed try is repeated after 30 s.
   */
  readonly beforeExpirySeconds?: number;
  /**
   * `memory` keeps refresh tokens out of the browser's database: a reload then renews by a hidden frame,
   * which needs the tenant's cookie. Only in the code flow. Default: kept like the session.
   */
  readonly refreshTokens?: 'memory';
}

/**
 * Renews the session silently before it ends, for as long as the tenant lets it: with `flow: 'code'` by
 * a refresh token (`offline_access` is asked for) or a hidden frame, else through Lock's
 * `checkSession`. A renewal that fails leaves the session as it is.
 *
 * A request under a rule of `withBearer` whose token is over, while somebody is signed in, waits for a
 * renewal before it is sent; where that fails it is not sent at all, and fails with its AuthError.
 * Requests under such a rule that come back with 401 renew the token as well, once for all of them, and
 * are sent once more with the new one; when there is none, the 401 goes to the caller.
 *
 * @throws AuthError `config` when `beforeExpirySeconds` is not a positive number.
 */
export function withRenewal(options: RenewalOptions = {}): Auth0LockFeature {
  const { beforeExpirySeconds = 120, refreshTokens } = options;
  if (!Number.isFinite(beforeExpirySeconds) || beforeExpirySeconds <= 0) {
    const shown = String(beforeExpirySeconds);
    throw new AuthError(
      'config',
      `beforeExpirySeconds must be a positive number of seconds, not ${shown}.`,
    );
  }
  return feature('withRenewal', [
    {
      provide: SESSION_SETTINGS,
      useValue: {
        renewBeforeSeconds: beforeExpirySeconds,
        ...(refreshTokens && { refreshTokens }),
      },
    },
    { provide: BEARER_RETRY, useFactory: renewAndRetry },
  ]);
}

function renewAndRetry(): BearerRetry {
  const auth = inject(AuthService);
  const person = () => untracked(() => auth.user()?.sub);
  // A token that came from a renewal and was refused all the same: another would be, too. Without
  // this, an API that refuses everybody would be one renewal per request.
  let refusedAfterRenewal: string | null = null;
  // A session whose renewal brought no such token: the next would bring none either.
  let withoutToken: string | null = null;
  let lastFailure = new AuthError('network', 'The session could not be renewed.');
  const watching = auth.events.subscribe((event) => {
    if (event.type === 'renewal-failed' && !event.audience) lastFailure = event.error;
  });
  inject(DestroyRef).onDestroy(() => watching.unsubscribe());

  function sendWithout(read: () => string | null, send: Send) {
    const idToken = untracked(() => auth.idToken());
    if (!idToken || idToken === withoutToken) return send(null);
    const sender = person();
    // The access token is over before the session is: a request that went out now would be refused.
    return from(auth.renew()).pipe(
      switchMap((renewed) => {
        if (person() !== sender) return send(null);
        const fresh = read();
        // Without it the API's 401 would hide what went wrong.
        if (!fresh && !renewed) throw lastFailure;
        if (!fresh) withoutToken = untracked(() => auth.idToken());
        return send(fresh);
      }),
    );
  }

  /** Sends, and after a 401 once more, with the token that `renewed` comes to. */
  function sendTwice(token: string, send: Send, renewed: () => Observable<string | null>) {
    const sender = person();
    return send(token).pipe(
      catchError((error: unknown) => {
        if (!isUnauthorized(error)) throw error;
        return renewed().pipe(
          catchError(() => of(null)),
          switchMap((fresh) => {
            // Nobody's request is sent in another person's name.
            if (!fresh || fresh === token || person() !== sender) throw error;
            return send(fresh);
          }),
        );
      }),
    );
  }

  return {
    own(read, send) {
      const token = read();
      if (!token) return sendWithout(read, send);
      const sendAgain: Send = (fresh) =>
        send(fresh).pipe(
          tap({
            error: (again: unknown) => {
              if (fresh !== token && isUnauthorized(again)) refusedAfterRenewal = fresh;
            },
          }),
        );
      return sendTwice(token, sendAgain, () => {
        if (token === refusedAfterRenewal) return of(null);
        // Another request, or another tab, may have renewed while this one was under way.
        // `renew()` is one renewal for all who call it at the same time.
        const renewal = read() === token ? from(auth.renew()) : of(true);
        return renewal.pipe(map(read));
      });
    },
    forApi: (ask, send) =>
      ask().pipe(
        switchMap((token) => (token ? sendTwice(token, send, () => ask(token)) : send(null))),
      ),
  };
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof HttpErrorResponse && error.status === 401;
}
