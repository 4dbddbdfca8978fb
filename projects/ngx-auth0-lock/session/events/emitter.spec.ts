// Who listens hears everything once, and in the order in which it happened.
import { emitter, orderedQueue } from './emitter';

describe('An emitter', () => {
  it('calls each listener back until it is taken out, each for itself', () => {
    const { add, emit } = emitter<string>();
    const heard: string[] = [];
    const listener = (value: string) => heard.push(value);
    const undo = [add(listener), add(listener)];
    emit('a');
    undo[0]();
    undo[0]();
    emit('b');
    undo[1]();
    emit('c');
    expect(heard).toEqual(['a', 'a', 'b']);
  });

  it('does not call back a listener that is added later, or meanwhile', () => {
    const { add, emit } = emitter<string>();
    const heard: string[] = [];
    add((value) => {
      if (heard.length < 3) add((again) => heard.push(`${again} again`));
      heard.push(value);
    });
    emit('a');
    expect(heard).toEqual(['a']);
    emit('b');
    expect(heard).toEqual(['a', 'b', 'b again']);
  });
});

describe('An ordered queue', () => {
  function twoListeners(react: (value: string) => void) {
    const all = emitter<string>();
    const heard: string[] = [];
    all.add(react);
    all.add((value) => heard.push(value));
    const queue = orderedQueue(all.emit);
    const emit = (value: string, change = () => {}) => queue([value], change);
    return { heard, emit };
  }

  it('makes the change first, and emits then', () => {
    const steps: string[] = [];
    const emit = orderedQueue<string>((value) => steps.push(value));
    emit(['one', 'two'], () => steps.push('changed'));
    emit([], () => steps.push('changed silently'));
    expect(steps).toEqual(['changed', 'one', 'two', 'changed silently']);
  });

  it('lets everybody hear of a change before the next one, which a listener makes', () => {
    const { heard, emit } = twoListeners((value) => {
      if (value !== 'third') emit(value === 'first' ? 'second' : 'third');
    });
    emit('first');
    expect(heard).toEqual(['first', 'second', 'third']);
    emit('third');
    expect(heard).toEqual(['first', 'second', 'third', 'third']);
  });

  it('emits in the order in which changes began, where one begins in the midst of another', () => {
    const { heard, emit } = twoListeners(() => {});
    emit('outer', () => emit('inner', () => emit('innermost')));
    expect(heard).toEqual(['outer', 'inner', 'innermost']);
  });
});
