// Who listens hears everything once, and in the order in which it happened.
import { inOrder, listeners } from './emitter';

describe('listeners', () => {
  it('hear what is told until they are taken out, each for itself', () => {
    const { add, tell } = listeners<string>();
    const heard: string[] = [];
    const listener = (value: string) => heard.push(value);
    const undo = [add(listener), add(listener)];
    tell('a');
    undo[0]();
    undo[0]();
    tell('b');
    undo[1]();
    tell('c');
    expect(heard).toEqual(['a', 'a', 'b']);
  });

  it('do not hear what was told before they were added, or while', () => {
    const { add, tell } = listeners<string>();
    const heard: string[] = [];
    add((value) => {
      if (heard.length < 3) add((again) => heard.push(`${again} again`));
      heard.push(value);
    });
    tell('a');
    expect(heard).toEqual(['a']);
    tell('b');
    expect(heard).toEqual(['a', 'b', 'b again']);
  });
});

describe('things told in order', () => {
  function twoListeners(react: (value: string) => void) {
    const all = listeners<string>();
    const heard: string[] = [];
    all.add(react);
    all.add((value) => heard.push(value));
    return { heard, tell: inOrder(all.tell) };
  }

  it('happen first, and are told then', () => {
    const steps: string[] = [];
    const tell = inOrder<string>((value) => steps.push(value));
    tell('told', () => steps.push('happened'));
    tell('only told');
    expect(steps).toEqual(['happened', 'told', 'only told']);
  });

  it('reach everybody before the next thing that one of them makes happen', () => {
    const { heard, tell } = twoListeners((value) => {
      if (value !== 'third') tell(value === 'first' ? 'second' : 'third');
    });
    tell('first');
    expect(heard).toEqual(['first', 'second', 'third']);
    tell('third');
    expect(heard).toEqual(['first', 'second', 'third', 'third']);
  });

  it('are told in the order in which they began, where one happens in the midst of another', () => {
    const { heard, tell } = twoListeners(() => {});
    tell('outer', () => tell('inner', () => tell('innermost')));
    expect(heard).toEqual(['outer', 'inner', 'innermost']);
  });
});
