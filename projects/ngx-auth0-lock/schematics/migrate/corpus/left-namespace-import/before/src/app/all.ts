import * as auth0 from '@auth0/auth0-angular';

export const guard = auth0.authGuardFn;
