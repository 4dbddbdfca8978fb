// An app with the certified client oauth4webapi alone: discovery, code with PKCE, refresh, userinfo.
import * as oauth from 'oauth4webapi';
import { button, setting, show } from './page.ts';

const client: oauth.Client = { client_id: 'demo-client' };
const insecure = { [oauth.allowInsecureRequests]: true };
const redirectUri = `${location.origin}/callback`;
const issuer = new URL(`${setting().tenant}/`);
const server = await oauth.processDiscoveryResponse(
  issuer,
  await oauth.discoveryRequest(issuer, insecure),
);

button('Sign in', async () => {
  const attempt = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
  };
  sessionStorage.setItem('attempt', JSON.stringify(attempt));
  const url = new URL(server.authorization_endpoint ?? '');
  url.search = String(
    new URLSearchParams({
      client_id: client.client_id,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile offline_access',
      code_challenge: await oauth.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
      state: attempt.state,
      nonce: attempt.nonce,
    }),
  );
  location.assign(url);
});

if (location.search) {
  const attempt = JSON.parse(sessionStorage.getItem('attempt') ?? '{}') as Record<string, string>;
  const params = oauth.validateAuthResponse(
    server,
    client,
    new URL(location.href),
    attempt['state'],
  );
  const tokens = await oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      params,
      redirectUri,
      attempt['verifier'] ?? '',
      insecure,
    ),
    { expectedNonce: attempt['nonce'] ?? '', requireIdToken: true },
  );
  const renewed = await oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      tokens.refresh_token ?? '',
      insecure,
    ),
  );
  const user = await oauth.processUserInfoResponse(
    server,
    client,
    oauth.getValidatedIdTokenClaims(tokens)?.sub ?? '',
    await oauth.userInfoRequest(server, client, renewed.access_token, insecure),
  );
  show('user', user.name ?? 'nobody');
}
