// Exactly when a session is over, by whichever clock says so first.
import {
  accessTimeLeft,
  currentSession,
  latestEnd,
  offsetOf,
  renewalLeft,
  timeLeft,
} from './current-session';
import { HOUR, SimulatedClock, START } from '../testing-support/simulated-browser';

const SECONDS = START / 1000;
const LIFE = HOUR * 1000;
const HOURS_2 = 2 * LIFE;

describe('the current session', () => {
  let clock: SimulatedClock;

  beforeEach(() => {
    clock = new SimulatedClock();
    // The two clocks of a device share no zero.
    clock.stall(7_000_000);
    clock.error = -7_000_000;
  });

  const claims = { iss: 'i', sub: 's', aud: 'a', iat: SECONDS, exp: SECONDS + HOUR };
  const stored = { idToken: 't', line: 'l', accessToken: null, accessExpiresAt: 0 };
  const made = (clockOffset = 0, leewaySeconds = 0, acceptedAt = clock.now()) =>
    currentSession({ ...stored, clockOffset, acceptedAt }, claims, leewaySeconds, clock);

  it('ends at exp, and leewaySeconds later where the app allows it', () => {
    expect(made().endsAt).toBe(START + LIFE);
    expect(made(0, 30).endsAt).toBe(START + LIFE + 30_000);
    expect(timeLeft(made(), clock)).toBe(LIFE);
    expect(timeLeft(made(0, 30), clock)).toBe(LIFE + 30_000);
    expect(made().state).toEqual({ status: 'signed-in', claims, expiresAt: START + LIFE });
  });

  it('ends on the forward clock though the device was set back', () => {
    const session = made();
    clock.error -= 24 * LIFE;
    clock.stall(1000);
    expect(timeLeft(session, clock)).toBe(LIFE - 1000);
  });

  it('ends on the wall clock after sleep, which stops the forward clock', () => {
    const session = made();
    clock.sleep(LIFE - 1000);
    expect(timeLeft(session, clock)).toBe(1000);
  });

  describe('on a device whose clock is wrong', () => {
    /** Signed in `age` ms ago, a moment after the token was issued. */
    const madeOn = (error: number, leewaySeconds = 0, age = 0) => {
      clock.error += error;
      return made(-error, leewaySeconds, clock.now() - age);
    };

    for (const error of [HOURS_2, -HOURS_2]) {
      it(`by ${error / LIFE} h lives as long as the token, no longer`, () => {
        const session = madeOn(error);
        expect(session.endsAt).toBe(START + LIFE + error);
        expect(timeLeft(session, clock)).toBe(LIFE);
        clock.stall(LIFE - 1);
        expect(timeLeft(session, clock)).toBe(1);
      });

      it(`by ${error / LIFE} h does not gain time by a reload`, () => {
        const session = madeOn(error);
        const { acceptedAt } = session;
        clock.stall(1000);
        expect(timeLeft(made(-error, 0, acceptedAt), clock)).toBe(LIFE - 1000);
      });
    }

    it("is bound by the token's lifetime, leeway included, where the two disagree", () => {
      // Accepted long after it was issued: by its end it has an hour, by its life only half of one.
      expect(timeLeft(madeOn(-HOURS_2, 30, LIFE / 2), clock)).toBe(LIFE / 2 + 30_000);
    });

    it('ends at exp where that comes before the end of its life', () => {
      // Further behind than it says: ten minutes of the life were over when it was accepted.
      clock.error -= HOURS_2;
      expect(timeLeft(made(HOURS_2 + 600_000), clock)).toBe(LIFE - 600_000);
    });

    it('ends at exp by the right time once the clock that was ahead is set right', () => {
      const session = madeOn(HOURS_2);
      clock.stall(60_000);
      clock.error -= HOURS_2;
      expect(timeLeft(session, clock)).toBe(LIFE - 60_000);
      // Asleep, the forward clock stands still: only the right time tells.
      clock.sleep(1_800_000);
      expect(timeLeft(session, clock)).toBe(LIFE - 60_000 - 1_800_000);
    });

    it('ends at the latest when the token does, once the clock that was behind is set right', () => {
      const session = madeOn(-HOURS_2);
      clock.error += HOURS_2;
      expect(timeLeft(session, clock)).toBeLessThanOrEqual(LIFE);
    });
  });

  describe('is renewed', () => {
    it('so many seconds before its end', () => {
      expect(renewalLeft(made(), 300, clock)).toBe(LIFE - 300_000);
    });

    it('at half of its life where that is later', () => {
      expect(renewalLeft(made(), 3000, clock)).toBe(LIFE / 2);
    });

    it('in time by the clock that ends it', () => {
      const session = made();
      clock.error -= 24 * LIFE;
      expect(renewalLeft(session, 300, clock)).toBe(LIFE - 300_000);
    });

    it('is renewed by the end of an access token that ends earlier, as Auth0 gives it out', () => {
      const withAccess = (accessToken: string, seconds: number) =>
        currentSession(
          {
            ...stored,
            accessToken,
            accessExpiresAt: clock.now() + seconds * 1000,
            clockOffset: 0,
            acceptedAt: clock.now(),
          },
          claims,
          0,
          clock,
        );
      expect(renewalLeft(withAccess('a.b.c', 1200), 300, clock)).toBe(900_000);
      // At half of its life, where that is shorter than twice the time ahead.
      expect(renewalLeft(withAccess('a.b.c', 400), 300, clock)).toBe(200_000);
      // Later than the ID token, opaque, or without a lifetime: the ID token alone decides.
      for (const session of [
        withAccess('a.b.c', 9999),
        withAccess('opaque', 1200),
        withAccess('a.b.c', 0),
      ]) {
        expect(renewalLeft(session, 300, clock)).toBe(LIFE - 300_000);
      }
    });
  });

  describe('has an access token', () => {
    const withAccess = (acceptedAt = clock.now(), accessExpiresAt = acceptedAt + 7_200_000) =>
      currentSession(
        { ...stored, accessToken: 'a.b.c', accessExpiresAt, clockOffset: 0, acceptedAt },
        claims,
        0,
        clock,
      );

    it('that ends on the forward clock though the device was set back', () => {
      const session = withAccess();
      clock.error -= 24 * LIFE;
      clock.stall(1000);
      expect(accessTimeLeft(session, clock)).toBe(7_199_000);
    });

    it('that ends on the wall clock after sleep, which stops the forward clock', () => {
      const session = withAccess();
      clock.sleep(7_199_000);
      expect(accessTimeLeft(session, clock)).toBe(1000);
    });

    it('that is good for no longer than it was given, though the clock was set back before a reload', () => {
      const acceptedAt = clock.now();
      clock.error -= 24 * LIFE;
      expect(accessTimeLeft(withAccess(acceptedAt), clock)).toBe(7_200_000);
    });
  });

  describe('belongs to a line that', () => {
    it('may last as long as a token that is renewed at this moment, leeway included', () => {
      const session = made(0, 30);
      const now = START + LIFE / 2;
      expect(latestEnd(session, 30, now)).toBe(now + LIFE + 30_000);
    });

    it('may last as long as the session itself, where the clock was set back', () => {
      const session = made();
      expect(latestEnd(session, 0, START - LIFE)).toBe(session.endsAt);
    });
  });

  describe('that is stored', () => {
    const kept = { ...stored, clockOffset: 7, acceptedAt: START };

    it('keeps its offset, unless the clock was set back by more than a minute since', () => {
      expect(offsetOf(kept, START + LIFE)).toBe(7);
      expect(offsetOf(kept, START)).toBe(7);
      expect(offsetOf(kept, START - 60_000)).toBe(7);
      expect(offsetOf(kept, START - 60_001)).toBe(0);
    });

    it('has none where none was kept', () => {
      expect(offsetOf({ ...kept, clockOffset: 0 }, START)).toBe(0);
    });
  });
});
