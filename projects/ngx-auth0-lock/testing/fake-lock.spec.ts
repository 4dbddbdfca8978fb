// The stand-in for Lock behaves like Lock where that matters to a session.
import { FakeLock } from './fake-lock';

describe('FakeLock', () => {
  let lock: FakeLock;
  beforeEach(() => (lock = new FakeLock()));

  const asked = (ask: (callback: (...answer: unknown[]) => void) => void) =>
    new Promise<unknown[]>((resolve) => ask((...answer) => resolve(answer)));
  const moment = () => new Promise((resolve) => setTimeout(resolve));

  it('hands events to its listeners until they are taken off', () => {
    const seen: unknown[] = [];
    const listener = (result: unknown) => seen.push(result);
    lock.on('authenticated', listener).emit('authenticated', 1);
    lock.off('authenticated', listener).emit('authenticated', 2);
    lock.on('authenticated', listener).removeListener('authenticated', listener);
    lock.emit('authenticated', 3);
    expect(seen).toEqual([1]);
    expect(lock.listenerCount('authenticated')).toBe(0);
  });

  it('refuses events that Lock does not know', () => {
    expect(() => lock.on('login', () => {})).toThrowError(/no event 'login'/);
  });

  it('records how it was opened, and reports it a moment later', async () => {
    const seen: string[] = [];
    for (const event of ['show', 'hide']) lock.on(event, () => seen.push(event));
    lock.show({ allowSignUp: false });
    expect(lock.visible).toBeTrue();
    expect(lock.shown).toEqual([{ allowSignUp: false }]);
    expect(seen).toEqual([]);
    await moment();
    lock.hide();
    expect(lock.visible).toBeFalse();
    await moment();
    expect(seen).toEqual(['show', 'hide']);
  });

  it('ignores show() while it is open, and hide() while it is not', async () => {
    let hidden = 0;
    lock.on('hide', () => hidden++);
    lock.show({ a: 1 });
    lock.show({ a: 2 });
    lock.hide();
    lock.hide();
    await moment();
    expect(lock.shown).toEqual([{ a: 1 }]);
    expect(hidden).toBe(1);
  });

  it('cannot be shown once it is destroyed', () => {
    lock.on('show', () => {});
    lock.destroy();
    expect(() => lock.show()).toThrowError(/after destroy/);
    expect(lock.listenerCount('show')).toBe(0);
  });

  it('answers checkSession and resumeAuth as it is told', async () => {
    expect(await asked((done) => lock.checkSession({ timeout: 1 }, done))).toEqual([
      { error: 'login_required' },
      null,
    ]);
    lock.checkSessionAnswer = async () => ({ result: { idToken: 'token' } });
    expect(await asked((done) => lock.checkSession({ timeout: 2 }, done))).toEqual([
      null,
      { idToken: 'token' },
    ]);
    lock.resumeAuthAnswer = (hash) => ({ result: { appState: hash } });
    expect(await asked((done) => lock.resumeAuth('#state=1', done))).toEqual([
      null,
      { appState: '#state=1' },
    ]);
    expect(lock.checked).toEqual([{ timeout: 1 }, { timeout: 2 }]);
    expect(lock.resumed).toEqual(['#state=1']);
  });

  it('can leave the caller waiting', async () => {
    lock.checkSessionAnswer = 'never';
    let answered = false;
    lock.checkSession({}, () => (answered = true));
    await moment();
    expect(answered).toBeFalse();
  });
});
