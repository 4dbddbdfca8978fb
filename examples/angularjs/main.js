// The whole page: the original stack, with our session behind its tokenGetter and its flag.
import angular from 'angular';
import '@uirouter/angularjs';
import './lock-for-angularjs';
import 'angular-lock';
import 'angular-jwt';
import { lockOptions } from 'ngx-auth0-lock/lock';
import { createSession, takeCallback } from 'ngx-auth0-lock/session';
import homePage from './home.html';
import '../page.css';

// The same client, tenant and storage key as the Angular app beside it: that makes it one session.
const clientId = 'angularjs-example';
const domain = 'http://localhost:4624';
const redirectUrl = `${location.origin}/legacy/`;
const session = createSession({ clientId, domain });

// Before AngularJS starts: it would take Lock's answer for a route of its own.
const callback = takeCallback({ location, history, cookie: document.cookie }, '/legacy/');

const app = angular.module('app', ['ui.router', 'auth0.lock', 'angular-jwt']);

app.config([
  'lockProvider',
  'jwtOptionsProvider',
  '$stateProvider',
  '$locationProvider',
  (lockProvider, jwtOptionsProvider, $stateProvider, $locationProvider) => {
    const options = lockOptions({ clientId, domain, redirectUrl });
    lockProvider.init({ clientID: clientId, domain, options });
    // Null once the session is over, so that angular-jwt never meets an expired or broken token.
    jwtOptionsProvider.config({ tokenGetter: () => session.idToken() });
    $locationProvider.html5Mode(true);
    $stateProvider.state('home', { url: '/', template: homePage });
  },
]);

app.run([
  '$rootScope',
  'lock',
  'authManager',
  ($rootScope, lock, authManager) => {
    // 1. Create: what Lock reports as authenticated becomes the session once it is verified.
    session.connect(lock);
    if (callback && 'hash' in callback) session.resumeRedirect(callback.hash);
    if (callback && 'refused' in callback) $rootScope.problem = callback.refused.message;
    $rootScope.login = () => session.signIn();

    // 2. Check: on each page load, and at every change: by itself the flag never noticed expiry.
    authManager.checkAuthOnRefresh();
    const follow = () => {
      const { state } = session;
      if (state.status === 'signed-in') authManager.authenticate();
      else authManager.unauthenticate();
      $rootScope.pending = state.status === 'pending';
      $rootScope.user = state.claims;
      $rootScope.until = state.expiresAt;
    };
    follow();
    session.subscribe(() => $rootScope.$evalAsync(follow));
    session.on((event) => {
      const failed = event.type === 'sign-in-failed';
      $rootScope.$evalAsync(() => ($rootScope.problem = failed ? event.error.message : ''));
    });

    // 3. End: at once here and in the Angular app, then at the tenant.
    $rootScope.logout = () => {
      session.signOut();
      lock.logout({ returnTo: redirectUrl });
    };
  },
]);

angular.bootstrap(document.body, ['app'], { strictDi: true });
