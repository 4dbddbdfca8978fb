export { AuthGuard } from '@auth0/auth0-angular';
