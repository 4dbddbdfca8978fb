// For specs: the code flow with PKCE and the token endpoint, as a single-page app calls them.
import { createHash, randomBytes } from 'node:crypto';
import { ada, appOrigin, type AppPage } from './app-page.ts';

export interface TokenAnswer {
  status: number;
  body: Record<string, string | undefined>;
}

export interface SignedIn {
  code: string;
  verifier: string;
}

const redirect_uri = `${appOrigin}/callback`;

/** Signs in as Lock does and takes the code from the callback's address. */
export async function signInForCode(
  page: AppPage,
  params: Record<string, string> = {},
): Promise<SignedIn> {
  const verifier = randomBytes(32).toString('base64url');
  const { code = '' } = await page.signIn(ada, {
    response_type: 'code',
    scope: 'openid profile email offline_access',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...params,
  });
  return { code, verifier };
}

/** POST /oauth/token or /oauth/revoke from the app's origin, as a form or as JSON. */
export async function post(
  page: AppPage,
  path: string,
  params: Record<string, string>,
  as: 'form' | 'json' = 'form',
): Promise<TokenAnswer> {
  const body = { client_id: page.clientId, ...params };
  const response = await page.fetch(path, {
    method: 'POST',
    headers: {
      origin: appOrigin,
      'content-type': as === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
    },
    body: as === 'json' ? JSON.stringify(body) : String(new URLSearchParams(body)),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : {}) as TokenAnswer['body'],
  };
}

export const exchange = (
  page: AppPage,
  { code, verifier }: SignedIn,
  as: 'form' | 'json' = 'form',
): Promise<TokenAnswer> =>
  post(
    page,
    '/oauth/token',
    { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri },
    as,
  );

export const refresh = (
  page: AppPage,
  refresh_token = '',
  params: Record<string, string> = {},
): Promise<TokenAnswer> =>
  post(page, '/oauth/token', { grant_type: 'refresh_token', refresh_token, ...params });

/** The tokens of a sign-in with `offline_access`. */
export async function tokens(
  page: AppPage,
  params: Record<string, string> = {},
): Promise<TokenAnswer['body']> {
  return (await exchange(page, await signInForCode(page, params))).body;
}
