// An app with the unmodified auth0-react.
import { Auth0Provider, useAuth0 } from '@auth0/auth0-react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { setting } from './page.ts';

function App() {
  const { user, isLoading, loginWithRedirect, logout } = useAuth0();
  return createElement(
    'main',
    null,
    createElement('p', { id: 'user' }, isLoading ? 'loading' : (user?.name ?? 'nobody')),
    createElement('button', { onClick: () => void loginWithRedirect() }, 'Sign in'),
    createElement(
      'button',
      { onClick: () => void logout({ logoutParams: { returnTo: location.origin } }) },
      'Sign out',
    ),
  );
}

const root = document.body.appendChild(document.createElement('div'));
createRoot(root).render(
  createElement(
    Auth0Provider,
    {
      domain: setting().tenant,
      clientId: 'demo-client',
      authorizationParams: { redirect_uri: `${location.origin}/callback` },
    },
    createElement(App),
  ),
);
