// The hidden frame: what it asks, whose answer counts, and that it is gone afterwards.
import type { AuthError } from '../auth-error';
import { SimulatedClock } from '../testing-support/simulated-browser';
import { silentFrame, type FramePage } from './silent-frame';

const address = new URL('https://acme.example/authorize?prompt=none');

/** A page with a frame in it that loads nothing. */
function fakePage() {
  const window = new EventTarget();
  const frames = new Set<object>();
  const contentWindow = {};
  const attributes: Record<string, unknown> = {};
  const frame = Object.assign(attributes, {
    contentWindow,
    setAttribute: (name: string, value: string) => void (attributes[name] = value),
    remove: () => frames.delete(frame),
  });
  const document = {
    createElement: () => frame,
    body: { append: (added: object) => frames.add(added) },
  };
  const say = (fields: object) => {
    const response = { code: 'c', state: 's' };
    const data = { type: 'authorization_response', response };
    const event = { origin: address.origin, source: contentWindow, data };
    window.dispatchEvent(Object.assign(new Event('message'), event, fields));
  };
  return { page: { window, document } as unknown as FramePage, frames, frame, say };
}

describe('the silent frame', () => {
  it('opens the address hidden, takes the answer of that state, and goes', async () => {
    const { page, frames, frame, say } = fakePage();
    const options = { clock: new SimulatedClock(), signal: new AbortController().signal, page };
    const answered = silentFrame(address, 's', options);
    expect(frames.size).toBe(1);
    expect(frame).toEqual(jasmine.objectContaining({ src: address.href, hidden: true }));
    say({});
    expect(await answered).toEqual({ code: 'c', state: 's', error: null, iss: null });
    expect(frames.size).toBe(0);
  });

  it('hands over why there is no code', async () => {
    const { page, say } = fakePage();
    const options = { clock: new SimulatedClock(), signal: new AbortController().signal, page };
    const answered = silentFrame(address, 's', options);
    const response = { error: 'login_required', state: 's' };
    say({ data: { type: 'authorization_response', response } });
    expect((await answered).error).toBe('login_required');
  });

  it('hears no other origin, no other window and no other state', async () => {
    const { page, frames, say } = fakePage();
    const clock = new SimulatedClock();
    const options = { clock, signal: new AbortController().signal, page };
    const answered = silentFrame(address, 's', options).catch((error: AuthError) => error.code);
    say({ origin: 'https://evil.test' });
    say({ source: {} });
    say({ source: null });
    say({ data: { type: 'authorization_response', response: { code: 'c', state: 'x' } } });
    await clock.advance(9_999);
    expect(frames.size).toBe(1);
    await clock.advance(1);
    expect(await answered).toBe('timeout');
    expect(frames.size).toBe(0);
  });

  it('goes at once when nobody waits any more, and leaves no timer', async () => {
    const { page, frames } = fakePage();
    const clock = new SimulatedClock();
    const stop = new AbortController();
    const answered = silentFrame(address, 's', { clock, signal: stop.signal, page });
    stop.abort();
    await expectAsync(answered).toBeRejected();
    expect(frames.size).toBe(0);
    expect(clock.liveTimers).toBe(0);
  });
});
