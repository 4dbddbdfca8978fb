// What only a sign-in shows: that a refresh token comes, and that each is good once. A person signs in, in their own browser.
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { missing, works, type Finding } from './finding.ts';
import type { ProbedTenant } from './tenant-probes.ts';

/** Waits at the callback address for one code, and looks at what it is worth. `invite` is told the address to open. */
export async function probeBySignIn(
  tenant: ProbedTenant,
  invite: (address: string) => void,
): Promise<Finding[]> {
  const [verifier, state] = [32, 16].map((bytes) => randomBytes(bytes).toString('base64url')) as [
    string,
    string,
  ];
  const answer = await answerAt(tenant.callback, () => invite(addressFor(tenant, verifier, state)));
  const code = answer.get('state') === state ? answer.get('code') : null;
  if (!code) {
    const said = answer.get('error_description') ?? answer.get('error') ?? 'nothing';
    return [missing('A person signs in and comes back with a code', `the tenant said: ${said}`)];
  }
  const first = await token(tenant, {
    ...{ grant_type: 'authorization_code', code, code_verifier: verifier },
    redirect_uri: tenant.callback,
  });
  const came = works('A person signs in, and the code is redeemed with PKCE');
  if (!first['id_token']) {
    return [
      missing(came.what, `the tenant refused the code: ${first['error'] ?? 'without a word'}`),
    ];
  }
  const what = 'A refresh token comes';
  const refreshToken = first['refresh_token'];
  if (!refreshToken) {
    return [came, missing(what, 'Applications → APIs → your API: Allow Offline Access')];
  }
  return [came, works(what), await rotation(tenant, refreshToken)];
}

async function rotation(tenant: ProbedTenant, refresh_token: string): Promise<Finding> {
  const what = 'A refresh token is replaced at each use, and no good twice';
  const use = () => token(tenant, { grant_type: 'refresh_token', refresh_token });
  const second = await use();
  const newer = second['refresh_token'];
  if (!newer || newer === refresh_token) {
    await revoke(tenant, refresh_token);
    return missing(what, 'Refresh Token Rotation: on');
  }
  const again = await use();
  await revoke(tenant, newer);
  return again['error'] === 'invalid_grant'
    ? works(what)
    : works(what, 'within the overlap period it is good twice; 0 is safest');
}

function addressFor(tenant: ProbedTenant, verifier: string, state: string): string {
  const { url, clientId, callback: redirect_uri, audience } = tenant;
  const address = new URL(`${url}/authorize`);
  address.search = new URLSearchParams({
    ...{ client_id: clientId, redirect_uri, response_type: 'code', state },
    scope: 'openid profile email offline_access',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(audience && { audience }),
  }).toString();
  return address.href;
}

/** Serves the callback address until an answer comes. */
function answerAt(callback: string, ready: () => void): Promise<URLSearchParams> {
  const { pathname, port, hostname } = new URL(callback);
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', callback);
      const isAnswer = url.pathname === pathname && url.searchParams.has('state');
      response.writeHead(isAnswer ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(isAnswer ? 'Thank you. The terminal says what was found.' : 'Nothing here.');
      if (!isAnswer) return;
      server.close();
      server.closeAllConnections();
      resolve(url.searchParams);
    });
    server.on('error', reject);
    server.listen(Number(port || 80), hostname, ready);
  });
}

async function token(
  { url, clientId, origin }: ProbedTenant,
  fields: Record<string, string>,
): Promise<Record<string, string | undefined>> {
  const body = new URLSearchParams({ client_id: clientId, ...fields });
  const response = await fetch(`${url}/oauth/token`, { method: 'POST', body, headers: { origin } });
  return (await response.json().catch(() => ({}))) as Record<string, string | undefined>;
}

async function revoke({ url, clientId }: ProbedTenant, token: string): Promise<void> {
  const body = new URLSearchParams({ client_id: clientId, token });
  await fetch(`${url}/oauth/revoke`, { method: 'POST', body });
}
