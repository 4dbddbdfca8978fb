// The quickstart's AuthService, with a session inside.
import { createSession, logoutUrl, takeCallback, tenantOf } from 'ngx-auth0-lock/session';

const loginPage = `${location.origin}/login`;

export class AuthService {
  readonly session;

  constructor(
    private readonly clientId: string,
    private readonly domain: string,
  ) {
    const config = { clientId, domain, redirectUrl: loginPage };
    // Lock is fetched at the first click, or when its answer is in the address bar.
    const lock = async () => (await import('./lock')).createLock(config);
    this.session = createSession({ clientId, domain, lock });
    // Made before the router, which would carry an answer with tokens along.
    const callback = takeCallback({ location, history, cookie: document.cookie }, '/login');
    if (callback && 'hash' in callback) void this.session.resumeRedirect(callback.hash);
  }

  login = (): void => void this.session.signIn();

  /** Whether there is a token and it has not expired. */
  loggedIn = (): boolean => this.session.authenticated();

  getToken = (): string | null => this.session.idToken();

  /** At once in every tab, then at the tenant, which comes back to `/login`. */
  logout = (): void => {
    this.session.signOut();
    location.assign(logoutUrl(tenantOf(this.domain), this.clientId, loginPage));
  };
}
