// Puts the log's requests together: one group for each sign-in, renewal or sign-out of a browser.
import type { RecordedRequest } from '../http/recorded-request.ts';

/** What a person or an app was about. */
export type Purpose = 'Sign-in' | 'Silent renewal' | 'Sign-out' | 'Password reset' | 'Other';

export interface RequestGroup {
  /** Of its first request: stable while it grows. */
  readonly id: number;
  readonly purpose: Purpose;
  readonly client: string | null;
  readonly person: string | null;
  /** Its steps, oldest first. */
  readonly steps: readonly RecordedRequest[];
  /** What Lock and verifiers fetch on the way: scripts, keys, whether a captcha is needed. */
  readonly noise: readonly RecordedRequest[];
}

/** After that long, in milliseconds, the next request begins anew. */
const pause = 10 * 60_000;

interface Growing extends RequestGroup {
  client: string | null;
  person: string | null;
  steps: RecordedRequest[];
  noise: RecordedRequest[];
  purpose: Purpose;
  readonly browser: string | null;
  last: number;
  done: boolean;
}

/** The groups in the order in which they began. */
export function groupRequests(requests: readonly RecordedRequest[]): RequestGroup[] {
  const groups: Growing[] = [];
  for (const request of requests) {
    const at = Date.parse(request.at);
    const recent = groups.findLast(
      ({ browser, last }) => browser === request.userAgent && at - last < pause,
    );
    const noise = isNoise(request);
    const purpose = noise ? null : purposeOf(request);
    let group = recent && belongs(recent, purpose) ? recent : undefined;
    if (!group) {
      group = begin(request, at, purpose ?? 'Other');
      groups.push(group);
    }
    if (noise) group.noise.push(request);
    else {
      // Until now there was nothing but what Lock fetches when it is made.
      if (group.steps.length === 0 && purpose) group.purpose = purpose;
      group.steps.push(request);
      group.done ||= isEnd(request);
    }
    group.last = at;
    group.person = request.person ?? group.person;
    group.client = clientOf(request) ?? group.client;
  }
  return groups;
}

function begin({ id, userAgent }: RecordedRequest, at: number, purpose: Purpose): Growing {
  const none = { client: null, person: null, done: false };
  return { id, purpose, browser: userAgent, steps: [], noise: [], last: at, ...none };
}

/** Null is what comes along with anything: keys, profiles, the tokens for a code. */
function belongs(group: Growing, purpose: Purpose | null): boolean {
  if (purpose === null || group.steps.length === 0) return true;
  return purpose === group.purpose && (!group.done || purpose === 'Other');
}

const isNoise = ({ path }: RecordedRequest) =>
  /^\/(client|js|\.well-known|avatars)\/|\/challenge$|^\/user\/geoloc\/|^\/favicon/.test(path);

function purposeOf({ path, query, body }: RecordedRequest): Purpose | null {
  if (/\/(logout|revoke)\b/.test(path)) return 'Sign-out';
  if (/change_password|reset-password/.test(path)) return 'Password reset';
  if (path === '/userinfo') return null;
  if (path === '/oauth/token') {
    const type = fieldOf(body, 'grant_type');
    if (type === 'authorization_code') return null;
    return type === 'refresh_token' ? 'Silent renewal' : 'Other';
  }
  if (path === '/authorize' && query['prompt'] === 'none' && !query['login_ticket']) {
    return 'Silent renewal';
  }
  return /^\/(authorize|co|u|dbconnections|passwordless)\b/.test(path) ? 'Sign-in' : 'Other';
}

/** Whether that is what it was about: what follows is another. */
function isEnd({ path, status, answer }: RecordedRequest): boolean {
  if (path === '/oauth/token') return status === 200;
  if (path === '/v2/logout') return true;
  if (!path.startsWith('/authorize')) return false;
  return ['code', 'id_token', 'access_token', 'error'].some((name) => fieldOf(answer, name));
}

function clientOf({ path, query, body }: RecordedRequest): string | null {
  const [, script] = /^\/client\/(.+)\.js$/.exec(path) ?? [];
  const named = query['client_id'] ?? fieldOf(body, 'client_id') ?? script;
  return typeof named === 'string' ? named : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
