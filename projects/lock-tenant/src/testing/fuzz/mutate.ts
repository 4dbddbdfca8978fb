// Makes a good request strange in a few places, and sends it in a strange manner.
import type { Draft } from './good-requests.ts';
import type { Random } from './random.ts';
import { nested, strangeJson, strangeText } from './strange-values.ts';

/** How the bytes go out. `cut`: the connection ends in the middle. */
export type Manner = 'whole' | 'pieces' | 'chunked' | 'broken-chunk' | 'cut' | 'garbage';

export interface RawRequest {
  /** For the report. */
  line: string;
  manner: Manner;
  head: string;
  body: string;
}

const manners: readonly Manner[] = [
  ...Array<Manner>(14).fill('whole'),
  'pieces',
  'chunked',
  'broken-chunk',
  'cut',
  'cut',
  'garbage',
];
const methods = ['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH', 'TRACE', 'get', 'X-Y'];
const types = ['text/plain', 'application/json;charset=x', '', 'multipart/form-data', 'a'];
const origins = ['http://localhost:4200', 'null', 'http://evil.example', ''];

export function mutate(random: Random, draft: Draft, host: string, cookie: string): RawRequest {
  const query = strangeFields(random, draft.query);
  const body = draft.body && strangeFields(random, draft.body);
  const method = random.once(20) ? random.pick(methods) : draft.method;
  const path = random.once(25) ? `${draft.path}/${strangeText(random)}` : draft.path;
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, asText(value)]),
  );
  const text = body === null ? '' : bodyText(random, draft, body);
  const manner = random.pick(manners);
  const headers: Record<string, string> = {
    host: random.once(40) ? strangeText(random) : host,
    connection: 'close',
    ...draft.headers,
    ...(cookie && !random.once(5) && { cookie }),
    ...(body && {
      'content-type':
        draft.as === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
    }),
    ...(random.once(12) && { 'content-type': random.pick(types) }),
    ...(random.once(12) && { origin: random.pick(origins) }),
    ...(random.once(15) && {
      authorization: `${random.pick(['Bearer', 'Basic', ''])} ${strangeText(random)}`,
    }),
    ...(random.once(25) && { cookie: strangeText(random) }),
    ...(random.once(40) && { expect: '100-continue' }),
    ...lengthOf(manner, text),
  };
  const target = `${path}${draft.query && search.size > 0 ? `?${search}` : ''}`;
  const line = `${method} ${random.once(50) ? strangeText(random) : target}`;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return {
    line: line.slice(0, 200),
    manner,
    head: `${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`,
    body: text,
  };
}

function lengthOf(manner: Manner, text: string): Record<string, string> {
  if (manner === 'chunked' || manner === 'broken-chunk') return { 'transfer-encoding': 'chunked' };
  const length = Buffer.byteLength(text) + (manner === 'cut' ? 1_000 : 0);
  return length > 0 ? { 'content-length': String(length) } : {};
}

function bodyText(random: Random, draft: Draft, body: Record<string, unknown>): string {
  if (random.once(30)) return nested(random);
  if (random.once(30)) return strangeText(random);
  if (random.once(60)) return `{"a":"${'x'.repeat(70_000)}"}`;
  if (draft.as === 'json') return JSON.stringify(body);
  return String(
    new URLSearchParams(Object.entries(body).map(([name, value]) => [name, asText(value)])),
  );
}

/** Half of the requests stay good; the others have a field or two replaced, dropped or added. */
function strangeFields(random: Random, fields: Record<string, unknown>): Record<string, unknown> {
  const changed = { ...fields };
  if (random.once(2)) return changed;
  for (let count = 1 + random.below(3); count > 0; count--) {
    const name = random.once(6) ? strangeText(random) : random.pick(Object.keys(fields));
    if (name === undefined) continue;
    if (random.once(5)) delete changed[name];
    else changed[name] = random.once(3) ? strangeJson(random) : strangeText(random);
  }
  return changed;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? '');
}
