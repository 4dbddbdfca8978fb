// What the packages that matter here export, as far as it takes to know whose member a name is.
// Facts about their public types; the app's own copies need not be installed.
export const auth0Angular = '@auth0/auth0-angular';
export const angular2Jwt = 'angular2-jwt';
export const angularJwt = '@auth0/angular-jwt';
export const auth0Lock = 'auth0-lock';
export const auth0Js = 'auth0-js';
export const ours = 'ngx-auth0-lock';

/** Where the declarations below seem to be. */
export const typesFolder = '/__ngx-auth0-lock__/';

const observables = `
  isAuthenticated$: Observable<boolean>; isLoading$: Observable<boolean>; error$: Observable<Error>;
  user$: Observable<User>; idTokenClaims$: Observable<IdToken>; appState$: Observable<AppState>;
  loginWithRedirect(options?: any): Observable<void>; loginWithPopup(options?: any, config?: any): Observable<void>;
  getAccessTokenSilently(options?: any): Observable<string>; getAccessTokenWithPopup(options?: any): Observable<string>;
  handleRedirectCallback(url?: string): Observable<any>; connectAccountWithRedirect(options?: any): Observable<any>;
  loginWithCustomTokenExchange(options?: any): Observable<any>; checkSession(options?: any): Observable<any>;`;

const claims = `iss: string; sub: string; aud: any; exp: number; iat: number; nbf: number; nonce: string; azp: string;
  name: string; nickname: string; given_name: string; family_name: string; middle_name: string; email: string;
  email_verified: boolean; picture: string; locale: string; updated_at: string;`;

const jwtHelper = `decodeToken<T = any>(token?: any): T; getTokenExpirationDate(token?: any): Date;
  isTokenExpired(token?: any, offsetSeconds?: number): boolean; urlBase64Decode(text: string): string;`;

/** Module → its declarations. */
export const packageTypes: Readonly<Record<string, string>> = {
  [auth0Angular]: `import { Observable } from 'rxjs';
export class User { ${claims} }
export class IdToken extends User { __raw: string; }
export interface AppState { target?: string }
export class AuthService<T = any> {${observables}
  logout(options?: any): Observable<void>; }
export class AuthGuard { canActivate(...a: any[]): any; canLoad(...a: any[]): any; canActivateChild(...a: any[]): any; canMatch(...a: any[]): any }
export const authGuardFn: any; export const authHttpInterceptorFn: any; export class AuthHttpInterceptor { intercept(...a: any[]): any }
export function provideAuth0(config?: any): any; export class AuthModule { static forRoot(config?: any): any }
export interface AuthConfig { domain: string; clientId: string; authorizationParams?: any; httpInterceptor?: any }
export class AuthClientConfig { constructor(config?: any); set(config: any): void; get(): any } export const AuthConfigService: any;
export enum HttpMethod { Get, Post, Put, Patch, Delete, Head } export class Auth0ClientService {} export class Auth0ClientFactory {}
export type HttpInterceptorConfig = any; export type HttpInterceptorRouteConfig = any; export type ApiRouteDefinition = any; export type CacheLocation = any;
export type LogoutOptions = any; export type RedirectLoginOptions = any; export type PopupLoginOptions = any; export type GetTokenSilentlyOptions = any;
export type AuthorizationParams = any; export class GenericError extends Error {} export class AuthenticationError extends Error {} export class TimeoutError extends Error {}
export class PopupTimeoutError extends Error {} export class PopupCancelledError extends Error {} export class MfaRequiredError extends Error {}
export class MissingRefreshTokenError extends Error {} export class OAuthError extends Error {} export class AuthState {} export type ICache = any; export const InMemoryCache: any; export const LocalStorageCache: any; export type Cacheable = any;`,

  [angular2Jwt]: `export class JwtHelper { ${jwtHelper} }
export function tokenNotExpired(name?: any, token?: any): boolean;
export class AuthHttp { constructor(...a: any[]); tokenStream: any; config: any; request(url: any, options?: any): any; get(url: any, options?: any): any;
  post(url: any, body: any, options?: any): any; put(url: any, body: any, options?: any): any; delete(url: any, options?: any): any;
  patch(url: any, body: any, options?: any): any; head(url: any, options?: any): any; options(url: any, options?: any): any; setGlobalHeaders(...a: any[]): any }
export class AuthConfig { constructor(config?: any); getConfig(): any } export interface IAuthConfig {} export interface IAuthConfigOptional {}
export class AuthHttpError extends Error {} export class AuthConfigConsts {} export const AUTH_PROVIDERS: any; export function provideAuth(config?: any): any; export class AuthModule {}`,

  [angularJwt]: `export class JwtHelperService { constructor(...a: any[]); tokenGetter: any; ${jwtHelper} }
export class JwtModule { static forRoot(options: any): any } export class JwtInterceptor { intercept(...a: any[]): any }
export const JWT_OPTIONS: any; export interface JwtConfig { [name: string]: any } export type JwtModuleOptions = any; export function provideJwt(options: any): any;`,

  [auth0Lock]: `export class Auth0Lock { constructor(clientId: any, domain: any, options?: any); show(options?: any): void; hide(): void; logout(options?: any): void;
  on(event: string, listener: any): void; getProfile(token: string, done: any): void; getUserInfo(token: string, done: any): void;
  resumeAuth(hash: string, done: any): void; checkSession(params: any, done: any): void; destroy(): void; }
export class Auth0LockPasswordless extends Auth0Lock {} export default Auth0Lock;`,

  [auth0Js]: `export class WebAuth { [name: string]: any; constructor(options?: any); authorize(options?: any): void; parseHash(...a: any[]): void; logout(options?: any): void;
  checkSession(...a: any[]): void; renewAuth(...a: any[]): void; client: any; popup: any; }
export class Authentication { [name: string]: any } export class Management { [name: string]: any }`,

  // The members of the old AuthService are here too: code that still reads them is to be listed.
  [ours]: `import { Observable } from 'rxjs';
export class IdTokenClaims { ${claims} at_hash: string }
export class AuthService {${observables.replace(/User|IdToken/g, 'IdTokenClaims')}
  user(): IdTokenClaims; authenticated(): boolean; status(): string; error(): any; session(): any; expiresAt(): any; events: Observable<any>;
  login(options?: any): Promise<any>; logout(options?: any): void; renew(): Promise<boolean>; idToken(): string; accessToken(): string; preload(): void }
export class AuthModule { static forRoot(...a: any[]): any } export function provideAuth0Lock(...a: any[]): any; export const authGuard: any; export const bearerInterceptor: any;
export function withBearer(...a: any[]): any; export function tokenNotExpired(...a: any[]): boolean; export function isTokenExpired(...a: any[]): boolean;
export function decodeIdToken(...a: any[]): any; export function getTokenExpirationDate(...a: any[]): Date; export interface AuthConfig { clientId: string; domain: string }`,

  '@angular/core': `export interface Type<T> { new (...a: any[]): T }
export class Injector { get<T>(token: Type<T>, ...a: any[]): T; static create(...a: any[]): Injector } export class EnvironmentInjector extends Injector {}
export function inject<T>(token: Type<T>, options?: any): T; export function forwardRef(of: any): any;
export interface Signal<T> { (): T } export function signal<T>(value: T): Signal<T>; export function computed<T>(read: () => T): Signal<T>;`,

  '@angular/core/testing': `import { Type } from '@angular/core';
export class TestBed { static inject<T>(token: Type<T>): T; static get<T>(token: Type<T>): T; inject<T>(token: Type<T>): T }`,

  rxjs: `export class Observable<T> { pipe(...steps: any[]): Observable<any>; subscribe(next?: (value: T) => any, ...a: any[]): any; toPromise(): Promise<T> }
export function firstValueFrom<T>(source: Observable<T>): Promise<T>; export function lastValueFrom<T>(source: Observable<T>): Promise<T>;`,
};

/** The globals that these and the app's own types need; not those of a browser. */
export const globalTypes = `
interface Object {} interface Function {} interface CallableFunction extends Function {} interface NewableFunction extends Function {}
interface Boolean {} interface Number {} interface RegExp {} interface IArguments {} interface String {} interface Symbol {} interface TemplateStringsArray {}
interface Array<T> { [index: number]: T; length: number; map<U>(of: (one: T) => U): U[]; find(is: (one: T) => any): T; filter(is: (one: T) => any): T[]; forEach(run: (one: T) => void): void }
interface ReadonlyArray<T> extends Array<T> {}
interface Promise<T> { then<U>(done: (value: T) => U, failed?: any): Promise<U>; catch(failed: any): Promise<T>; finally(run: any): Promise<T> }
interface Error { message: string; name: string } declare var Error: { new (message?: string): Error };
type Partial<T> = { [K in keyof T]?: T[K] }; type Readonly<T> = { readonly [K in keyof T]: T[K] }; type Required<T> = { [K in keyof T]-?: T[K] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] }; type NonNullable<T> = T & {}; type Record<K extends keyof any, T> = { [P in K]: T };
type Omit<T, K extends keyof any> = Pick<T, any>; type ReturnType<T> = any; type Awaited<T> = any;
`;

export const typesPath = (module: string) => `${typesFolder}${module.replaceAll('/', '!')}.ts`;

/** The package that a file of declarations is about. */
export const packageOf = (path: string): string | null =>
  path.startsWith(typesFolder) && path.endsWith('.ts') && !path.endsWith('.d.ts')
    ? path.slice(typesFolder.length).replace(/\.ts$/, '').replaceAll('!', '/')
    : null;

/** Packages that nothing should name any more. */
const old = [angular2Jwt, auth0Angular, angularJwt, auth0Lock, auth0Js];

/** The package that a module name belongs to: `auth0-lock/core` → `auth0-lock`. */
export const oldPackageOf = (module: string) =>
  old.find((name) => module === name || module.startsWith(`${name}/`)) ?? null;
