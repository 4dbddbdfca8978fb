// The public names of ngx-auth0-lock/angular-jwt: the bridge to @auth0/angular-jwt.
export { withAngularJwt } from './with-angular-jwt';
