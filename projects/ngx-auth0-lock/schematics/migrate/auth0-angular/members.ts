// Members of AuthService of @auth0/auth0-angular, or of ours where the file is half converted already.
import { auth0Angular, ours } from '../symbols/package-types.ts';
import type { Origin } from '../symbols/origin.ts';

export const isAuthServiceMember = (origin: Origin | null): origin is Origin =>
  origin !== null &&
  origin.name === 'AuthService' &&
  origin.member !== null &&
  (origin.module === auth0Angular || origin.module === ours);
