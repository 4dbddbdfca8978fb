// The demo's API: verifies access tokens against the tenant's keys and answers 200, 401 or 403.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { listen } from '../../projects/lock-tenant/src/http/listen.ts';

export interface DemoApiOptions {
  /** 0 takes a free port. Default 4500. */
  port?: number;
  /** `iss` of the tokens, with the slash at its end; its JWKS is asked for there. */
  issuer: string;
  /** `aud` of the tokens. Empty: no token is for this API, and all are refused. */
  audience: string;
  /** `aud` of the tokens for GET /reports, which stands for a second API. Default: none, and all are refused. */
  reportsAudience?: string;
  /** The pages that may call it, e.g. `http://localhost:4200`. */
  origins: readonly string[];
}

export interface DemoApi {
  /** Without a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The custom claim with a user's roles, as the local tenant's demo users have it. */
const rolesClaim = 'https://demo.example/roles';
const largestUpload = 10 * 1024 * 1024;

interface Answer {
  status: number;
  body: Record<string, unknown>;
}
type Verify = (token: string, api: 'demo' | 'reports') => Promise<JWTPayload>;
type Endpoint = (request: IncomingMessage, verify: Verify) => Answer | Promise<Answer>;

const endpoints: Record<string, Endpoint> = {
  'GET /public': () => ok({ message: 'Everybody may read this.' }),
  'GET /me': async (request, verify) => {
    const { sub, scope } = await whoAsks(request, verify);
    return ok({ sub, scope });
  },
  'GET /admin': async (request, verify) => {
    const claims = await whoAsks(request, verify);
    const roles = claims[rolesClaim];
    if (Array.isArray(roles) && roles.includes('admin')) {
      return ok({ message: 'Admins may read this.', sub: claims.sub });
    }
    throw new Refusal(403, 'insufficient_scope', 'The token does not hold the role admin.');
  },
  'GET /reports': async (request, verify) => {
    const { sub, aud, scope } = await whoAsks(request, verify, 'reports');
    return ok({ report: 'Three orders today.', sub, aud, scope });
  },
  'POST /echo': async (request, verify) => {
    const { sub } = await whoAsks(request, verify);
    const content = await read(request);
    const type = request.headers['content-type'] ?? null;
    const isText = type !== null && /^(text\/|application\/json\b)/.test(type);
    return ok({
      sub,
      type,
      bytes: content.length,
      ...(isText && { text: content.toString('utf8') }),
    });
  },
};

/**
 * Starts the API: GET /public, GET /me, GET /admin, GET /reports and POST /echo, each also below /api.
 * Rejects with Node's EADDRINUSE error when the port is taken.
 */
export async function createDemoApi(options: DemoApiOptions): Promise<DemoApi> {
  const { port = 4500, issuer, origins } = options;
  const audiences = { demo: options.audience, reports: options.reportsAudience ?? '' };
  const keys = createRemoteJWKSet(new URL('.well-known/jwks.json', issuer));
  const verify: Verify = async (token, api) => {
    const audience = audiences[api];
    if (audience === '') throw new Error('no audience');
    // Auth0 signs access tokens with RS256; whatever else the header says is not for us.
    return (await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] })).payload;
  };
  const listening = await listen(
    (request, response) => void answer(request, response, verify, origins),
    port,
    null,
  );
  return { url: `http://localhost:${listening.port}`, stop: () => listening.close() };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  verify: Verify,
  origins: readonly string[],
): Promise<void> {
  const { origin } = request.headers;
  response.setHeader('Vary', 'Origin');
  if (origin && origins.includes(origin)) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', 'www-authenticate');
    if (request.method === 'OPTIONS') {
      response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
      response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
      response.setHeader('Access-Control-Max-Age', '600');
    }
  }
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const path = URL.parse(request.url ?? '', 'http://localhost')?.pathname ?? '';
  const endpoint = endpoints[`${request.method} ${path.replace(/^\/api(?=\/)/, '')}`];
  const { status, body } = endpoint
    ? await Promise.resolve()
        .then(() => endpoint(request, verify))
        .catch(explain)
    : { status: 404, body: { error: 'not_found' } };
  const error = status === 401 || status === 403 ? body['error'] : undefined;
  if (error) response.setHeader('WWW-Authenticate', `Bearer error="${String(error)}"`);
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function whoAsks(
  { headers }: IncomingMessage,
  verify: Verify,
  api: Parameters<Verify>[1] = 'demo',
): Promise<JWTPayload> {
  const [scheme, token] = (headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) {
    throw new Refusal(401, 'missing_token', 'Send an access token: Authorization: Bearer ….');
  }
  try {
    return await verify(token, api);
  } catch {
    // jose's errors hold the claims; who sends a bad token need not read why it is bad.
    throw new Refusal(401, 'invalid_token', 'The access token is not valid for this API.');
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // Read on without keeping it: a caller who is cut off does not read the answer.
    if (size <= largestUpload) chunks.push(chunk as Buffer);
  }
  if (size > largestUpload) throw new Refusal(413, 'too_large', 'At most 10 MB, please.');
  return Buffer.concat(chunks);
}

class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, error: string, description: string) {
    super(error);
    this.answer = { status, body: { error, error_description: description } };
  }
}

function explain(error: unknown): Answer {
  if (error instanceof Refusal) return error.answer;
  return { status: 500, body: { error: 'server_error' } };
}

function ok(body: Record<string, unknown>): Answer {
  return { status: 200, body };
}
