// An app with the unmodified auth0-spa-js, as its README begins.
import { createAuth0Client } from '@auth0/auth0-spa-js';
import { button, setting, show } from './page.ts';

const { tenant, refreshTokens } = setting();
const auth0 = await createAuth0Client({
  domain: tenant,
  clientId: 'demo-client',
  useRefreshTokens: refreshTokens,
  useRefreshTokensFallback: true,
  authorizationParams: {
    redirect_uri: `${location.origin}/callback`,
    audience: 'https://api.demo.example',
  },
});
const showUser = async () => show('user', (await auth0.getUser())?.name ?? 'nobody');

button('Sign in', () => auth0.loginWithRedirect());
button('Sign in by popup', () => auth0.loginWithPopup().then(showUser));
button('Renew', async () =>
  show('token', (await auth0.getTokenSilently({ cacheMode: 'off' })) ?? ''),
);
button('Sign out', () => auth0.logout({ logoutParams: { returnTo: location.origin } }));
if (/[?&](code|error)=/.test(location.search)) {
  await auth0.handleRedirectCallback();
  history.replaceState(null, '', '/');
} else await auth0.checkSession();
await showUser();
