// The whole page: it owns its Lock and lets a session listen to it.
import { Auth0Lock } from 'auth0-lock';
import { lockOptions } from 'ngx-auth0-lock/lock';
import { createSession, takeCallback } from 'ngx-auth0-lock/session';
import '../page.css';

const clientId = 'vanilla-example';
const domain = 'http://localhost:4621';
const redirectUrl = `${location.origin}/`;

const session = createSession({ clientId, domain });
const lock = new Auth0Lock(clientId, domain, lockOptions({ clientId, domain, redirectUrl }));
const element = (id) => document.getElementById(id);

// 1. Create: whatever Lock reports as authenticated is verified, and then it is the session.
session.connect(lock);
element('btn-login').onclick = () => session.signIn();

// Back from a redirect: the answer is taken out of the address bar before anybody reads it there.
const callback = takeCallback({ location, history, cookie: document.cookie }, '/');
if (callback && 'hash' in callback) session.resumeRedirect(callback.hash);

// 2. Check: now, restored from storage, and whenever it changes (expiry and other tabs included).
function render() {
  const { state } = session;
  const signedIn = state.status === 'signed-in';
  element('btn-login').hidden = element('signed-out').hidden = state.status !== 'signed-out';
  element('btn-logout').hidden = element('signed-in').hidden = !signedIn;
  if (!signedIn) return;
  const until = new Date(state.expiresAt);
  element('name').textContent = state.claims.name;
  element('user').textContent = state.claims.email;
  element('until').textContent = until.toLocaleString();
  element('until').dateTime = until.toISOString();
}
session.subscribe(render);
render();

session.on((event) => {
  const failed = event.type === 'sign-in-failed';
  element('problem').textContent = failed ? event.error.message : '';
});
if (callback && 'refused' in callback) element('problem').textContent = callback.refused.message;

// 3. End: at once here and in the other tabs, then at the tenant, which sends the page back to `/`.
element('btn-logout').onclick = () => {
  session.signOut();
  lock.logout({ returnTo: redirectUrl });
};
