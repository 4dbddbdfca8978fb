// What lies between the interceptor and the feature that answers a 401: neither knows the other.
import type { HttpEvent } from '@angular/common/http';
import { InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';

/** Sends a request with a token, or as it was. */
export type Send = (token: string | null) => Observable<HttpEvent<unknown>>;

/** Sends one request that a rule names, once or more often. */
export interface BearerRetry {
  /**
   * With a token of the session's own.
   *
   * @param read the token that such a request carries now; null when there is none.
   */
  own(read: () => string | null, send: Send): Observable<HttpEvent<unknown>>;
  /**
   * With the access token of an API.
   *
   * @param ask asks for it, or for another than the refused one, as `Session.tokenToSend`.
   */
  forApi(
    ask: (refused?: string) => Observable<string | null>,
    send: Send,
  ): Observable<HttpEvent<unknown>>;
}

/** What to do about a 401; nothing by default. A function, so that its code is only there if used. */
export const BEARER_RETRY = new InjectionToken<BearerRetry>('BEARER_RETRY');
