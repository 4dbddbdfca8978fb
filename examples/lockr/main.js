// The whole page: Lock's events go to the session, which is kept by Lockr.
import { Auth0Lock } from 'auth0-lock';
import Lockr from 'lockr';
import { lockOptions } from 'ngx-auth0-lock/lock';
import { createSession, takeCallback } from 'ngx-auth0-lock/session';
import '../page.css';

const clientId = 'lockr-example';
const domain = 'http://localhost:4622';
const redirectUrl = `${location.origin}/`;
const element = (id) => document.getElementById(id);

// The storage port: three functions. Lockr keeps `{"data": …}` under `shop.id_token`.
Lockr.prefix = 'shop.';
const storage = {
  get: (key) => Lockr.get(key, null),
  set: (key, value) => Lockr.set(key, value),
  remove: (key) => Lockr.rm(key),
};

const session = createSession({ clientId, domain, storage });
const lock = new Auth0Lock(clientId, domain, lockOptions({ clientId, domain, redirectUrl }));

// 1. Create: the same place as in the quickstart, where it said `Lockr.set('id_token', …)`.
lock.on('authenticated', session.acceptAuthResult);
lock.on('authorization_error', ({ errorDescription, error }) => say(errorDescription ?? error));
session.on((event) => say(event.type === 'sign-in-failed' ? event.error.message : ''));
element('btn-login').onclick = () => lock.show();

// Back from a redirect: the answer leaves the address bar, and Lock reads it.
const callback = takeCallback({ location, history, cookie: document.cookie }, '/');
if (callback && 'hash' in callback) lock.resumeAuth(callback.hash, () => {});

// 2. Check: now, restored by Lockr, and whenever it changes.
function render() {
  const { state } = session;
  const signedIn = state.status === 'signed-in';
  element('btn-login').hidden = element('signed-out').hidden = signedIn;
  element('btn-logout').hidden = element('signed-in').hidden = !signedIn;
  if (!signedIn) return;
  element('name').textContent = state.claims.name;
  element('user').textContent = state.claims.email;
  element('until').textContent = new Date(state.expiresAt).toLocaleString();
  element('kept').textContent = `${Lockr.prefix}id_token`;
}
session.subscribe(render);
render();

// 3. End: what was `Lockr.rm('id_token')`, then to `/` by way of the tenant.
element('btn-logout').onclick = () => {
  session.signOut();
  lock.logout({ returnTo: redirectUrl });
};

function say(problem) {
  element('problem').textContent = problem;
}
