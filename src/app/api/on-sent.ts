// Shows a request as it leaves the app, when every other interceptor has had it.
import { HttpContextToken, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';

/** Called with the request, each time that it is sent: twice when a 401 has renewed the session. */
export const ON_SENT = new HttpContextToken<(request: HttpRequest<unknown>) => void>(
  () => () => {},
);

/** Stands last among the interceptors. */
export const sentInterceptor: HttpInterceptorFn = (request, next) => {
  request.context.get(ON_SENT)(request);
  return next(request);
};
