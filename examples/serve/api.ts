// The smallest API there is: says whom a bearer token belongs to, once it has checked it.
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { RequestListener } from 'node:http';

/** Answers any path; 401 unless the request brings an unexpired token of the tenant for `audience`. */
export function answerApi(expected: { issuer: string; audience: string }): RequestListener {
  const keys = createRemoteJWKSet(new URL('.well-known/jwks.json', expected.issuer));
  return async (request, response) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const name = await jwtVerify(token, keys, { ...expected, algorithms: ['RS256'] }).then(
      ({ payload }) => payload['name'],
      () => null,
    );
    response.writeHead(name ? 200 : 401, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ name }));
  };
}
