// The page's one Lock: made once, made anew after a failure, and none when the session is gone.
import { FakeLock } from '../../testing/fake-lock';
import { AuthError } from '../auth-error';
import type { LockPort } from '../lock-port';
import { pageLock, type PageLockDeps } from './page-lock';
import { settle, SimulatedClock } from '../testing-support/simulated-browser';
import { rejection } from '../testing-support/tenant-keys';

describe('pageLock', () => {
  let lifetime: AbortController;
  let own: LockPort | null;

  let clock: SimulatedClock;
  let deps: PageLockDeps;

  beforeEach(() => {
    lifetime = new AbortController();
    clock = new SimulatedClock();
    own = null;
    deps = { store: { signal: lifetime.signal }, clock, connected: () => own };
  });

  const codeOf = async (promise: Promise<unknown>) => {
    const error = (await rejection(promise)) as AuthError;
    expect(error).toBeInstanceOf(AuthError);
    expect(error.message).toMatch(/^[A-Z].{10,}\.$/);
    return error.code;
  };

  it('is made on first need, once, however often it is asked for', async () => {
    let made = 0;
    const lock = pageLock(async () => {
      made++;
      return new FakeLock();
    }, deps);
    expect(made).toBe(0);
    const all = await Promise.all([lock(), lock()]);
    expect(new Set([...all, await lock()]).size).toBe(1);
    expect(made).toBe(1);
  });

  it('is asked for again after it failed to load', async () => {
    const answers = [Promise.reject(new TypeError('offline')), Promise.resolve(new FakeLock())];
    const lock = pageLock(() => answers.shift()!, deps);
    expect(await codeOf(lock())).toBe('lock-load');
    expect(await lock()).toBeInstanceOf(FakeLock);
  });

  it('that stalls is given up after 30 s, and asked for again', async () => {
    const answers = [new Promise<LockPort>(() => {}), Promise.resolve(new FakeLock())];
    const lock = pageLock(() => answers.shift()!, deps);
    const waiting = codeOf(lock());
    await clock.advance(30_000);
    await settle();
    expect(await waiting).toBe('lock-load');
    expect(await lock()).toBeInstanceOf(FakeLock);
    expect(clock.liveTimers).toBe(0);
  });

  it('hands on what is wrong with the configuration', async () => {
    const wrong = new AuthError('config', 'A fixed state can be guessed.');
    expect(await rejection(pageLock(() => Promise.reject(wrong), deps)())).toBe(wrong);
  });

  it("is the page's own where the page has one, and an error where nobody has", async () => {
    const lock = pageLock(undefined, deps);
    expect(await codeOf(lock())).toBe('config');
    own = new FakeLock();
    expect(await lock()).toBe(own);
    own = null;
    expect(await codeOf(lock())).toBe('config');
  });

  it('prefers the one that the options make', async () => {
    own = new FakeLock();
    const made = new FakeLock();
    expect(await pageLock(async () => made, deps)()).toBe(made);
  });

  describe('that broke', () => {
    it('is taken away and made anew', async () => {
      const made: FakeLock[] = [];
      const lock = pageLock(async () => {
        made.push(new FakeLock());
        return made.at(-1)!;
      }, deps);
      await lock();
      made[0].emit('unrecoverable_error', {});
      expect(made[0].destroyed).toBeFalse();
      expect(await lock()).toBe(made[1]);
      expect(made[0].destroyed).toBeTrue();
      expect(made[1].destroyed).toBeFalse();
      expect(await lock()).toBe(made[1]);
    });

    for (const [name, destroy] of [
      [
        'throws on that',
        () => {
          throw new Error('no');
        },
      ],
      ['knows no such thing', undefined],
    ] as const) {
      it(`is made anew though the old one ${name}`, async () => {
        const [old, fresh] = [new FakeLock(), new FakeLock()];
        Object.assign(old, { destroy });
        const locks = [old, fresh];
        const lock = pageLock(async () => locks.shift()!, deps);
        await lock();
        old.emit('unrecoverable_error', {});
        expect(await lock()).toBe(fresh);
      });
    }

    it('has nothing more to say once it was taken away', async () => {
      const [old, fresh] = [new FakeLock(), new FakeLock()];
      const locks = [old, fresh];
      const lock = pageLock(async () => locks.shift()!, deps);
      await lock();
      spyOn(old, 'destroy');
      old.emit('unrecoverable_error', {});
      expect(await lock()).toBe(fresh);
      old.emit('unrecoverable_error', {});
      expect(await lock()).toBe(fresh);
      expect(fresh.destroyed).toBeFalse();
    });

    it('is taken away once, though the new one does not load', async () => {
      const old = new FakeLock();
      const destroy = spyOn(old, 'destroy');
      const answers = [() => Promise.resolve(old), () => Promise.reject(new Error('offline'))];
      const lock = pageLock(() => (answers.shift() ?? (async () => new FakeLock()))(), deps);
      await lock();
      old.emit('unrecoverable_error', {});
      expect(await codeOf(lock())).toBe('lock-load');
      await lock();
      expect(destroy).toHaveBeenCalledTimes(1);
    });
  });

  describe('that is discarded', () => {
    it('is taken away at once, and made anew when it is asked for', async () => {
      const [old, fresh] = [new FakeLock(), new FakeLock()];
      const locks = [old, fresh];
      const lock = pageLock(async () => locks.shift()!, deps);
      await lock();
      lock.discard();
      expect(old.destroyed).toBeTrue();
      expect(await lock()).toBe(fresh);
      expect(fresh.destroyed).toBeFalse();
    });

    it('is made once all the same, where it was not made yet', async () => {
      let made = 0;
      const lock = pageLock(async () => (made++, new FakeLock()), deps);
      lock.discard();
      await lock();
      await lock();
      expect(made).toBe(1);
    });

    it("is closed and not destroyed where it is the page's own", async () => {
      const lock = pageLock(undefined, deps);
      expect(() => lock.discard()).not.toThrow();
      const page = new FakeLock();
      page.show();
      own = page;
      lock.discard();
      expect(page.visible).toBeFalse();
      expect(page.destroyed).toBeFalse();
      page.hide = () => {
        throw new Error('destroyed');
      };
      expect(() => lock.discard()).not.toThrow();
    });
  });

  describe('when the session is destroyed', () => {
    it('is left without a listener', async () => {
      const made = new FakeLock();
      await pageLock(async () => made, deps)();
      expect(made.listenerCount('unrecoverable_error')).toBe(1);
      lifetime.abort();
      expect(made.listenerCount('unrecoverable_error')).toBe(0);
    });

    it('is not made any more, nor listened to when it arrives', async () => {
      const made = new FakeLock();
      let arrive!: (lock: FakeLock) => void;
      const lock = pageLock(() => new Promise<FakeLock>((resolve) => (arrive = resolve)), deps);
      const waiting = lock();
      lifetime.abort();
      arrive(made);
      expect(await codeOf(waiting)).toBe('lock-failed');
      expect(await codeOf(lock())).toBe('lock-failed');
      expect(made.listenerCount('unrecoverable_error')).toBe(0);
    });
  });
});
