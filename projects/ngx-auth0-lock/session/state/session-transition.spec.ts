// Every cell of the state table, held against the code.
import { AuthError } from '../auth-error';
import type { IdTokenClaims } from '../token/id-token';
import type { Change } from './change';
import type { CurrentSession } from './current-session';
import { transition } from './session-transition';
import { initialSnapshot, type Snapshot } from './snapshot';
import { STATE_TABLE } from './state-table';

function session(name: string, change: Partial<IdTokenClaims> = {}): CurrentSession {
  const claims = { iss: 'i', sub: 'ada', aud: 'a', iat: 1, exp: 100, ...change };
  return {
    idToken: `head.${name}.signature-of-${name}`,
    line: `line-of-${name}`,
    accessToken: null,
    accessExpiresAt: 0,
    clockOffset: 0,
    acceptedAt: 0,
    claims,
    endsAt: claims.exp * 1000,
    deadline: 0,
    accessDeadline: 0,
    drift: 0,
    state: { status: 'signed-in', claims, expiresAt: claims.exp * 1000 },
  };
}

const held = session('held');
const over = session('over');
const next = session('next', { exp: 200 });
const graces = session('grace', { sub: 'grace', exp: 200 });
const error = new AuthError('network', 'No.');

const before: Record<string, Snapshot> = {
  'signed-out': { ...initialSnapshot, ended: [over.line] },
  pending: {
    ...initialSnapshot,
    ended: [over.line],
    state: { status: 'pending' },
    beforeCallback: { status: 'signed-out', reason: 'none' },
  },
  'signed-in': { ...initialSnapshot, ended: [over.line], state: held.state, current: held },
};

const changes: Record<string, Change> = {
  restored: { type: 'restored', session: next },
  'not restored': { type: 'not-restored', reason: 'idle' },
  'accepted: the answer to a sign-in': { type: 'accepted', session: next, returnTo: '/a' },
  'accepted: of another person': { type: 'accepted', session: graces, returnTo: null },
  'renewed: the answer to a renewal': { type: 'renewed', session: next, renews: held },
  'renewed: for another person': { type: 'renewed', session: graces, renews: held },
  'renewed: with an earlier end': {
    type: 'renewed',
    session: session('earlier', { exp: 99 }),
    renews: held,
  },
  'renewed: of a session that was replaced': { type: 'renewed', session: next, renews: over },
  'adopted: a trusted token in storage': { type: 'adopted', session: next },
  'adopted: of another person': { type: 'adopted', session: graces },
  'adopted: of a line that ended': { type: 'adopted', session: over },
  'lost: the stored token is gone or bad': { type: 'lost', reason: 'malformed' },
  'expired: the time is up': { type: 'expired', origin: 'here' },
  'signed out, or nobody there': { type: 'signed-out', reason: 'idle' },
  'callback started': { type: 'callback-started' },
  'callback settled': { type: 'callback-settled' },
  'abandoned: an answer came too late': { type: 'abandoned' },
  'sign-in settled: failed': { type: 'sign-in-settled', result: { outcome: 'failed', error } },
  'sign-in settled: cancelled': { type: 'sign-in-settled', result: { outcome: 'cancelled' } },
  'sign-in settled: signed in': {
    type: 'sign-in-settled',
    result: { outcome: 'signed-in', claims: held.claims, returnTo: null },
  },
  'renewal failed': { type: 'renewal-failed', error },
  'storage failed': { type: 'storage-failed', error },
  destroyed: { type: 'destroyed' },
};

/** What a transition does, in the words of the table. */
function describeTransition(from: Snapshot, change: Change): string {
  const [after, events] = transition(from, change);
  const steps: string[] = [];
  if (after.state !== from.state) {
    const back = after.state === from.beforeCallback;
    steps.push(`→ ${back ? 'the state before' : after.state.status}`);
  }
  for (const event of events)
    steps.push('origin' in event ? `${event.type} ${event.origin}` : event.type);
  if (after.generation !== from.generation) {
    steps.push(`generation + ${after.generation - from.generation}`);
  }
  if (after.destroyed && !from.destroyed) steps.push('dead');
  return steps.join('; ') || '–';
}

describe('The state table', () => {
  const [head, , ...rows] = STATE_TABLE.trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const states = head.slice(1).map((title) => title.replace('from ', ''));

  it('has a row for every kind of change', () => {
    const named = rows.map(([name]) => name);
    expect(named).toEqual([...Object.keys(changes), 'anything once it is destroyed']);
    // Fails to compile where a kind of change is missing above.
    const kinds: Record<Change['type'], true> = {
      restored: true,
      'not-restored': true,
      accepted: true,
      renewed: true,
      adopted: true,
      lost: true,
      expired: true,
      'signed-out': true,
      'callback-started': true,
      'callback-settled': true,
      abandoned: true,
      'sign-in-settled': true,
      'renewal-failed': true,
      'storage-failed': true,
      destroyed: true,
    };
    const covered = new Set(Object.values(changes).map(({ type }) => type));
    expect([...covered].sort()).toEqual(Object.keys(kinds).sort() as Change['type'][]);
  });

  for (const [name, ...cells] of rows) {
    for (const [index, cell] of cells.entries()) {
      if (!cell) continue;
      it(`says "${cell}" of "${name}" from ${states[index]}, and so it is`, () => {
        const from = before[states[index]];
        if (name in changes) {
          expect(describeTransition(from, changes[name])).toBe(cell);
          return;
        }
        const [dead] = transition(from, { type: 'destroyed' });
        for (const change of Object.values(changes)) {
          expect(describeTransition(dead, change)).withContext(change.type).toBe(cell);
        }
      });
    }
  }
});

describe('A transition', () => {
  const signedIn = before['signed-in'];

  it('holds what was accepted, and tells where the person wanted to go', () => {
    const [after, [event]] = transition(before['pending'], {
      type: 'accepted',
      session: next,
      returnTo: '/a',
    });
    expect(after).toEqual(
      jasmine.objectContaining({ current: next, state: next.state, beforeCallback: null }),
    );
    expect(event).toEqual({
      type: 'signed-in',
      origin: 'here',
      claims: next.claims,
      returnTo: '/a',
    });
  });

  it('remembers line and token of a session that ended, and adopts neither again', () => {
    const [after] = transition(signedIn, { type: 'signed-out', reason: 'signed-out' });
    expect(after.current).toBeNull();
    const sameLine = { ...next, line: held.line };
    const sameToken = { ...next, idToken: held.idToken };
    for (const again of [held, sameLine, sameToken]) {
      expect(transition(after, { type: 'adopted', session: again })).toEqual([after, []]);
    }
    expect(transition(after, { type: 'adopted', session: next })[0].current).toBe(next);
  });

  it('remembers the token alone of a session that ran out: its line may go on in another tab', () => {
    const [after] = transition(signedIn, { type: 'expired', origin: 'here' });
    const renewal = { ...next, line: held.line };
    expect(transition(after, { type: 'adopted', session: held })).toEqual([after, []]);
    expect(transition(after, { type: 'adopted', session: renewal })[0].current).toBe(renewal);
  });

  it('remembers the line that another sign-in replaced, and not the line of a renewal', () => {
    const [replaced] = transition(signedIn, { type: 'accepted', session: next, returnTo: null });
    expect(replaced.ended).toContain(held.line);
    const renewal = { ...next, line: held.line };
    const [renewed] = transition(signedIn, { type: 'renewed', session: renewal, renews: held });
    expect(renewed.ended).not.toContain(held.line);
  });

  it('gives the reason of each end, to the state and to the event', () => {
    const ends: [Change, string][] = [
      [{ type: 'lost', reason: 'foreign' }, 'foreign'],
      [{ type: 'expired', origin: 'elsewhere' }, 'expired'],
      [{ type: 'signed-out', reason: 'bad-signature' }, 'bad-signature'],
      [{ type: 'renewed', session: graces, renews: held }, 'user-changed'],
    ];
    for (const [change, reason] of ends) {
      const [after, events] = transition(signedIn, change);
      expect(after.state).toEqual({ status: 'signed-out', reason } as never);
      expect(events).toEqual([jasmine.objectContaining({ type: 'signed-out', reason })]);
    }
    const [pendingEnded] = transition(before['pending'], { type: 'signed-out', reason: 'idle' });
    expect(pendingEnded.state).toEqual({ status: 'signed-out', reason: 'idle' });
    const [none] = transition(before['signed-out'], { type: 'not-restored', reason: 'expired' });
    expect(none.state).toEqual({ status: 'signed-out', reason: 'expired' });
  });

  it('forgets what ended longest ago, after a hundred sessions', () => {
    let snapshot = initialSnapshot;
    for (let count = 0; count < 150; count++) {
      const one = session(`${count}`);
      [snapshot] = transition(snapshot, { type: 'accepted', session: one, returnTo: null });
      [snapshot] = transition(snapshot, { type: 'signed-out', reason: 'signed-out' });
    }
    expect(snapshot.ended.length).toBe(200);
    expect(snapshot.ended).toContain('line-of-149');
    expect(snapshot.ended).not.toContain('line-of-49');
    expect(snapshot.ended).toContain('line-of-50');
  });

  it('forgets what ran out longest ago as well', () => {
    let snapshot = initialSnapshot;
    for (let count = 0; count < 250; count++) {
      const one = { ...session(`${count}`), line: held.line };
      [snapshot] = transition(snapshot, { type: 'accepted', session: one, returnTo: null });
      [snapshot] = transition(snapshot, { type: 'expired', origin: 'here' });
    }
    expect(snapshot.ended.length).toBe(200);
    expect(snapshot.ended.at(-1)).toBe('signature-of-249');
  });

  it('takes the answer to a renewal that ends with the session: its access token may be new', () => {
    const same = session('same', { exp: held.claims.exp });
    const [after] = transition(signedIn, { type: 'renewed', session: same, renews: held });
    expect(after.current).toBe(same);
  });

  it('keeps the session for a page that reads on after it was destroyed', () => {
    const [dead] = transition(signedIn, { type: 'destroyed' });
    expect(dead.current).toBe(held);
  });
});
