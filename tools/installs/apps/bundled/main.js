// Asks for a lazy part of the library each time it is told to, and says what came of it.
import { verifyIdToken } from 'ngx-auth0-lock/session';

window.verify = () =>
  verifyIdToken('no.token.at-all', {
    issuer: 'https://tenant.example/',
    jwksUrl: 'https://tenant.example/keys',
    clientId: 'a-client',
    now: 0,
  }).catch((error) => error.code);
