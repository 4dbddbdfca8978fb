// Listening to Lock, whichever way its emitter knows of taking a listener out.
import { listenTo, type LockPort } from './lock-port';

describe('listenTo', () => {
  /** An emitter that knows only the method of that name for taking a listener out, if any. */
  function emitter(removal?: 'off' | 'removeListener') {
    const listeners = new Set<(...args: unknown[]) => void>();
    const lock = {
      on: (_event: string, listener: () => void) => listeners.add(listener),
      ...(removal && { [removal]: (_: string, gone: () => void) => listeners.delete(gone) }),
    } as unknown as LockPort;
    return { lock, emit: (...args: unknown[]) => listeners.forEach((tell) => tell(...args)) };
  }

  for (const removal of ['off', 'removeListener'] as const) {
    it(`hears what Lock reports until the signal is aborted, by ${removal}`, () => {
      const { lock, emit } = emitter(removal);
      const heard: unknown[] = [];
      const undo = new AbortController();
      listenTo(lock, 'hide', (...args) => heard.push(...args), undo.signal);
      emit(1, 2);
      undo.abort();
      emit(3);
      expect(heard).toEqual([1, 2]);
    });
  }

  it('does without either', () => {
    const undo = new AbortController();
    listenTo(emitter().lock, 'hide', () => {}, undo.signal);
    expect(() => undo.abort()).not.toThrow();
  });

  it('does not begin once the signal is aborted', () => {
    const { lock, emit } = emitter('off');
    const heard: unknown[] = [];
    listenTo(lock, 'hide', (...args) => heard.push(...args), AbortSignal.abort());
    emit(1);
    expect(heard).toEqual([]);
  });
});
