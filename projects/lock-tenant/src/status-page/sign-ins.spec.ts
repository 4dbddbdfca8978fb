// Which requests of the log belong together.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RecordedRequest } from '../http/recorded-request.ts';
import { groupRequests } from './sign-ins.ts';

let id = 0;

function request(path: string, more: Partial<RecordedRequest> = {}): RecordedRequest {
  const empty = { origin: null, body: null, decision: null, reason: null, person: null };
  return {
    ...{ id: ++id, at: new Date(id * 1_000).toISOString(), method: 'GET', path, ...empty },
    ...{ query: {}, status: 200, answer: null, milliseconds: 1, faults: [], userAgent: 'one' },
    ...more,
  };
}

const script = () => request('/client/my-app.js');
const keys = () => request('/.well-known/jwks.json');
const password = () => request('/co/authenticate', { person: 'ada@example.com' });
const withTicket = () =>
  request('/authorize', { query: { login_ticket: 't' }, answer: { id_token: '(hidden)' } });
const silent = (more: Partial<RecordedRequest> = {}) =>
  request('/authorize', {
    query: { prompt: 'none' },
    answer: { error: 'login_required' },
    ...more,
  });
const tokens = (grant_type: string) => request('/oauth/token', { body: { grant_type } });

const shapeOf = (requests: RecordedRequest[]) =>
  groupRequests(requests).map(
    ({ purpose, steps, noise }) => `${purpose}: ${steps.length}, ${noise.length} folded`,
  );

describe('groupRequests()', () => {
  it('makes one sign-in of scripts, a wrong password, the right one, tokens and keys', () => {
    const requests = [script(), password(), password(), withTicket(), keys()];
    assert.deepEqual(shapeOf(requests), ['Sign-in: 3, 2 folded']);
  });

  it('adds the redemption of the code and the profile to the sign-in that they are of', () => {
    const requests = [password(), withTicket(), tokens('authorization_code'), request('/userinfo')];
    assert.deepEqual(shapeOf(requests), ['Sign-in: 4, 0 folded']);
  });

  it('begins anew once a sign-in has its answer', () => {
    const requests = [password(), withTicket(), password(), withTicket()];
    assert.deepEqual(shapeOf(requests), ['Sign-in: 2, 0 folded', 'Sign-in: 2, 0 folded']);
  });

  it('tells silent renewals and sign-outs from sign-ins', () => {
    const requests = [password(), withTicket(), silent(), tokens('refresh_token')];
    assert.deepEqual(shapeOf([...requests, request('/v2/logout')]), [
      'Sign-in: 2, 0 folded',
      'Silent renewal: 1, 0 folded',
      'Silent renewal: 1, 0 folded',
      'Sign-out: 1, 0 folded',
    ]);
  });

  it('keeps browsers apart', () => {
    const other = { userAgent: 'two' };
    const requests = [password(), request('/co/authenticate', other), withTicket()];
    assert.deepEqual(shapeOf(requests), ['Sign-in: 2, 0 folded', 'Sign-in: 1, 0 folded']);
  });

  it('does not wait for the end of a sign-in for longer than ten minutes', () => {
    const later = new Date(id * 1_000 + 11 * 60_000).toISOString();
    const requests = [password(), request('/co/authenticate', { at: later })];
    assert.deepEqual(shapeOf(requests), ['Sign-in: 1, 0 folded', 'Sign-in: 1, 0 folded']);
  });

  it('knows whom it is about, and which client asked', () => {
    const [group] = groupRequests([script(), password(), withTicket()]);
    assert.equal(group?.person, 'ada@example.com');
    assert.equal(group?.client, 'my-app');
  });

  it('loses no request', () => {
    const requests = [keys(), silent(), request('/nowhere'), request('/u/login/x'), script()];
    const all = groupRequests(requests).flatMap(({ steps, noise }) => [...steps, ...noise]);
    assert.deepEqual(new Set(all), new Set(requests));
  });
});
