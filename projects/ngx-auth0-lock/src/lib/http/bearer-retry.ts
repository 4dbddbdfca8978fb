// What lies between the interceptor and the feature that answers a 401: neither knows the other.
import type { HttpEvent } from '@angular/common/http';
import { InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';

/**
 * Sends one request that a rule names, once or more often.
 *
 * @param read the token that such a request carries now; null when there is none.
 * @param send sends the request with a token, or as it was.
 */
export type BearerRetry = (
  read: () => string | null,
  send: (token: string | null) => Observable<HttpEvent<unknown>>,
) => Observable<HttpEvent<unknown>>;

/** What to do about a 401; nothing by default. A function, so that its code is only there if used. */
export const BEARER_RETRY = new InjectionToken<BearerRetry>('BEARER_RETRY');
