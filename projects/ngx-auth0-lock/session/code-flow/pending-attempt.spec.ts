// Attempts under way: kept here, found once, for ten minutes, and never made up by somebody else.
import { memoryStorage, type TokenStorage } from '../storage/token-storage';
import { SimulatedClock } from '../testing-support/simulated-browser';
import { ATTEMPT_LIFETIME, createPendingAttempts, type PendingAttempt } from './pending-attempt';

const attempt: PendingAttempt = {
  state: 's1',
  nonce: 'n1',
  startedAt: 5,
  returnTo: '/a',
  verifier: 'v1',
};

const refusing: TokenStorage = {
  get: () => {
    throw new DOMException('no', 'SecurityError');
  },
  set: () => {
    throw new DOMException('no', 'SecurityError');
  },
  remove: () => {
    throw new DOMException('no', 'SecurityError');
  },
};

describe('a pending attempt', () => {
  let clock: SimulatedClock;
  let areas: { session: TokenStorage; local: TokenStorage };
  const attempts = (anyTab = false) =>
    createPendingAttempts({ clock, name: 'ngx-auth0-lock.id_token', anyTab, areas });

  beforeEach(() => {
    clock = new SimulatedClock();
    areas = { session: memoryStorage(), local: memoryStorage() };
  });

  it('is found by its state after a reload, as it was kept', () => {
    attempts().keep(attempt);
    expect(attempts().take('state', 's1')).toEqual(attempt);
  });

  it('is found by its nonce as well, which is all that a token tells', () => {
    attempts().keep(attempt);
    expect(attempts().take('nonce', 's1')).toBeNull();
    expect(attempts().take('nonce', 'n1')).toEqual(attempt);
  });

  it('counts for one answer only, and leaves nothing behind', () => {
    attempts().keep(attempt);
    attempts().take('state', 's1');
    expect(attempts().take('state', 's1')).toBeNull();
    expect(areas.session.get('ngx-auth0-lock.id_token.attempts')).toBeNull();
  });

  it('is not found by another state, or by none', () => {
    attempts().keep(attempt);
    for (const state of ['s2', '', null, '__proto__'])
      expect(attempts().take('state', state)).toBeNull();
    expect(attempts().take('state', 's1')).toEqual(attempt);
  });

  it('is over ten minutes after the page was left, to the millisecond', () => {
    attempts().keep(attempt);
    clock.sleep(ATTEMPT_LIFETIME - 1);
    expect(attempts().take('state', 's1')).toEqual(attempt);
    attempts().keep(attempt);
    clock.sleep(ATTEMPT_LIFETIME);
    expect(attempts().take('state', 's1')).toBeNull();
  });

  it('lasts ten minutes more when it is kept again, and is still one', () => {
    attempts().keep(attempt);
    clock.sleep(ATTEMPT_LIFETIME - 1);
    attempts().keep(attempt);
    clock.sleep(ATTEMPT_LIFETIME - 1);
    expect(attempts().take('state', 's1')).toEqual(attempt);
    expect(attempts().take('state', 's1')).toBeNull();
  });

  it('is over when the clock was set back by more than its life', () => {
    attempts().keep(attempt);
    clock.sleep(-1);
    expect(attempts().take('state', 's1')).toBeNull();
  });

  it('stays in its tab, unless a link in an e-mail may open another', () => {
    attempts().keep(attempt);
    expect(areas.local.get('ngx-auth0-lock.id_token.attempts')).toBeNull();
    areas.session = memoryStorage();
    expect(attempts().take('state', 's1')).toBeNull();

    attempts(true).keep(attempt);
    areas.session = memoryStorage();
    expect(attempts(true).take('state', 's1')).toEqual(attempt);
  });

  it('does not push the others out, of which only the last ten are kept', () => {
    for (let count = 1; count <= 11; count++) attempts().keep({ ...attempt, state: `s${count}` });
    expect(attempts().take('state', 's1')).toBeNull();
    expect(attempts().take('state', 's2')?.state).toBe('s2');
    expect(attempts().take('state', 's11')?.state).toBe('s11');
  });

  it('is none when what is stored is something else', () => {
    const until = clock.now() + 1000;
    const spoilt = [
      { ...attempt, until, state: 7 },
      { ...attempt, until, state: '' },
      { ...attempt, until, nonce: ['n1'] },
      { ...attempt, until, nonce: '' },
      { ...attempt, until, startedAt: 'x' },
      { ...attempt, until: 'x' },
      { ...attempt },
      { ...attempt, until, verifier: 7 },
      { ...attempt, until, verifier: undefined },
      { ...attempt, until, returnTo: {} },
      null,
      'text',
    ];
    for (const entry of spoilt) {
      areas.session.set('ngx-auth0-lock.id_token.attempts', JSON.stringify([entry]));
      expect(attempts().take('state', 's1')).toBeNull();
    }
    for (const text of ['{', 'null', '{}', '7']) {
      areas.session.set('ngx-auth0-lock.id_token.attempts', text);
      expect(attempts().take('state', 's1')).toBeNull();
    }
  });

  it('is found by nobody where all storage is blocked, and that can be told', () => {
    expect(attempts().blocked).toBeFalse();
    areas = { session: refusing, local: refusing };
    attempts().keep(attempt);
    expect(attempts().take('state', 's1')).toBeNull();
    expect(attempts().blocked).toBeTrue();
  });

  it('is not handed out where it cannot be forgotten', () => {
    attempts().keep(attempt);
    areas.session = { ...areas.session, remove: refusing.remove };
    expect(attempts().take('state', 's1')).toBeNull();
  });
});
