// The recent requests and what they were answered, without secrets, for tests and the status page.
import type { IncomingMessage } from 'node:http';
import type { Decision, RecordedRequest } from './recorded-request.ts';
import { redact, redactUrl } from './redact.ts';
import type { HttpContext } from './http-context.ts';

export interface RequestLog {
  list(): readonly RecordedRequest[];
  /** Begins an entry and fills it in as the answer goes out. */
  record(http: HttpContext, faults: readonly string[]): RecordedRequest;
  /** What the page that answers this request hands over. */
  note(request: IncomingMessage, answer: unknown): void;
  noteBody(request: IncomingMessage, body: unknown): void;
  /** What was decided about it, and why; a later word replaces an earlier one. */
  decide(request: IncomingMessage, decision: Decision): void;
  clear(): void;
  /** Keeps what is there now; the answer brings it back. */
  save(): () => void;
}

export function createRequestLog(now: () => number = Date.now, limit = 200): RequestLog {
  let entries: RecordedRequest[] = [];
  let nextId = 1;
  const byRequest = new WeakMap<IncomingMessage, RecordedRequest>();
  return {
    list: () => entries,
    clear: () => void (entries = []),
    save() {
      const kept = [...entries];
      return () => void (entries = [...kept]);
    },
    note(request, answer) {
      const entry = byRequest.get(request);
      if (entry) entry.answer = redact(answer);
    },
    noteBody(request, body) {
      const entry = byRequest.get(request);
      if (entry) entry.body = redact(body);
    },
    decide(request, { decision, reason = null, person }) {
      const entry = byRequest.get(request);
      if (!entry) return;
      Object.assign(entry, { decision, reason, person: person ?? entry.person });
    },
    record(http, faults) {
      const { request, url, method, origin } = http;
      const entry: RecordedRequest = {
        id: nextId++,
        at: new Date(now()).toISOString(),
        method,
        path: url.pathname,
        origin,
        userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
        query: redact(Object.fromEntries(url.searchParams)) as Record<string, unknown>,
        body: null,
        decision: null,
        reason: null,
        person: null,
        status: null,
        answer: null,
        milliseconds: null,
        faults: [...faults],
      };
      byRequest.set(request, entry);
      entries = [...entries.slice(1 - limit), entry];
      watchAnswer(http, entry);
      return entry;
    },
  };
}

function watchAnswer({ response }: HttpContext, entry: RecordedRequest): void {
  const started = performance.now();
  const { end } = response;
  response.end = function (this: typeof response, ...args: unknown[]) {
    const type = String(response.getHeader('content-type') ?? '');
    const [body] = args;
    if (typeof body === 'string' || Buffer.isBuffer(body)) {
      if (type.startsWith('application/json')) entry.answer ??= parseJson(body.toString());
      if (type.startsWith('text/plain')) entry.answer ??= body.toString() || null;
    }
    return Reflect.apply(end, this, args);
  } as typeof response.end;
  response.once('finish', () => {
    entry.status = response.statusCode;
    entry.milliseconds = Math.round(performance.now() - started);
    const location = response.getHeader('location');
    if (typeof location === 'string') entry.answer ??= { to: redactUrl(location) };
  });
}

function parseJson(text: string): unknown {
  try {
    return redact(JSON.parse(text));
  } catch {
    return null;
  }
}
