// What may be read of a session at this moment, to the millisecond.
import { HOUR, SimulatedClock, START } from '../testing-support/simulated-clock';
import { currentSession } from './current-session';
import { currentTokens } from './current-tokens';
import { createSessionStore } from './session-store';

const SECONDS = START / 1000;

describe('What may be read of a session', () => {
  let clock: SimulatedClock;
  let tokens: ReturnType<typeof currentTokens>;

  /** Signs in for an hour, with an access token for so many seconds. */
  function signIn(accessSeconds: number) {
    clock = new SimulatedClock();
    const store = createSessionStore();
    const session = currentSession(
      {
        idToken: 'id',
        line: 'l',
        accessToken: 'access',
        accessExpiresAt: START + accessSeconds * 1000,
        clockOffset: 0,
        acceptedAt: START,
      },
      { iss: 'i', sub: 's', aud: 'a', iat: SECONDS, exp: SECONDS + HOUR },
      0,
      clock,
    );
    store.dispatch({ type: 'restored', session });
    tokens = currentTokens(store, clock);
  }

  it('is nothing from the very millisecond of its end, though no timer has rung', () => {
    signIn(2 * HOUR);
    clock.stall(HOUR * 1000 - 1);
    expect([tokens.authenticated(), tokens.idToken(), tokens.accessToken()]).toEqual([
      true,
      'id',
      'access',
    ]);
    clock.stall(1);
    expect([tokens.authenticated(), tokens.idToken(), tokens.accessToken()]).toEqual([
      false,
      null,
      null,
    ]);
  });

  it('is no access token from the very millisecond of its own end', () => {
    signIn(HOUR / 2);
    clock.stall((HOUR / 2) * 1000 - 1);
    expect(tokens.accessToken()).toBe('access');
    clock.stall(1);
    expect(tokens.accessToken()).toBeNull();
    expect(tokens.idToken()).toBe('id');
  });
});
