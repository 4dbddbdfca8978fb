// All guards fit where the Router takes them.
import type { ActivatedRouteSnapshot, Route } from '@angular/router';
import { claimsGuard } from './claims-guard';
import { guestGuard } from './guest-guard';
import { whenSignedIn } from './when-signed-in';

describe('the types of the guards', () => {
  it('fit a route without a cast', () => {
    const guard = claimsGuard(() => true, { forbiddenPath: '/' });
    const route: Route = {
      canActivate: [guard, guestGuard],
      canActivateChild: [guard, guestGuard],
      canMatch: [guard, guestGuard, whenSignedIn],
    };
    const result = guard satisfies (route: ActivatedRouteSnapshot, state: never) => unknown;
    expect(route.canMatch).toContain(result);
  });
});
