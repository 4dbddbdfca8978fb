// Says who is signed in (nobody), decodes nothing, and refuses a token that nobody signed.
import {
  createSession,
  safeReturnPath,
  tokenNotExpired,
  verifyIdToken,
} from 'ngx-auth0-lock/session';

const session = createSession({
  clientId: 'a-client',
  domain: 'tenant.example',
  storage: 'memory',
});
const { status } = session.state;
session.destroy();
const expected = {
  issuer: 'https://tenant.example/',
  jwksUrl: 'https://tenant.example/keys',
  clientId: 'a-client',
  now: 0,
};
const code = await verifyIdToken('no.token.at-all', expected).catch((error) => error.code);
const path = safeReturnPath('/a?b#c', 'https://app.example/');
console.log([status, tokenNotExpired('id_token', 'junk'), path, code].join(' '));
