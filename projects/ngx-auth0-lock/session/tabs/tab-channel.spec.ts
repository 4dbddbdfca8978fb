// What real tabs say to each other, and what makes a tab look again.
import { pageEvent, standInPage } from '../testing-support/page';
import { browserTabs } from './tabs';

describe('the channel between tabs', () => {
  const until = async (condition: () => boolean) => {
    for (let turn = 0; turn < 500 && !condition(); turn++) {
      await new Promise((next) => setTimeout(next, 2));
    }
    expect(condition()).toBeTrue();
  };

  it('carries a hint to the others and none to the one who gave it', async () => {
    const name = crypto.randomUUID();
    const heard: string[] = [];
    const one = browserTabs.watch(name, [], (hint) => heard.push(`one ${hint}`));
    const two = browserTabs.watch(name, [], (hint) => heard.push(`two ${hint}`));
    one.tell('signed-out');
    await until(() => heard.length > 0);
    two.tell('changed');
    await until(() => heard.length > 1);
    expect(heard).toEqual(['two signed-out', 'one changed']);
    one.stop();
    two.stop();
  });

  it('takes every message but a sign-out for a change', async () => {
    const name = crypto.randomUUID();
    const heard: string[] = [];
    const watch = browserTabs.watch(name, [], (hint) => heard.push(hint));
    const older = new BroadcastChannel(name);
    for (const data of [null, 'of another version', { hint: 'signed-out' }, 'signed-out']) {
      older.postMessage(data);
    }
    await until(() => heard.length === 4);
    expect(heard).toEqual(['changed', 'changed', 'changed', 'signed-out']);
    older.close();
    watch.stop();
  });

  it('hears no message any more once it is stopped', async () => {
    const [name, heard] = [crypto.randomUUID(), [] as string[]];
    const stopped = browserTabs.watch(name, [], () => heard.push('stopped'));
    const other = browserTabs.watch(name, [], () => heard.push('other'));
    const third = browserTabs.watch(name, [], () => {});
    stopped.stop();
    third.tell('changed');
    await until(() => heard.length > 0);
    expect(heard).toEqual(['other']);
    other.stop();
    third.stop();
  });

  it('does without a channel where the browser has none', () => {
    spyOn(globalThis, 'BroadcastChannel').and.throwError('opaque origin');
    const watch = browserTabs.watch('any', [], () => fail('heard something'));
    expect(() => {
      watch.tell('changed');
      watch.stop();
    }).not.toThrow();
  });

  describe('in a page', () => {
    let undo: () => void;
    beforeEach(() => (undo = standInPage()));
    afterEach(() => undo());

    function watching() {
      const heard: string[] = [];
      const watch = browserTabs.watch(crypto.randomUUID(), ['mine'], (hint) => heard.push(hint));
      return { heard, stop: watch.stop };
    }

    for (const [name, target, event, looks] of [
      ['a change of its key', 'window', pageEvent('storage', { key: 'mine' }), 1],
      ['storage being cleared as a whole', 'window', pageEvent('storage', { key: null }), 1],
      ['the change of another key', 'window', pageEvent('storage', { key: 'not mine' }), 0],
      ['focus', 'window', pageEvent('focus'), 1],
      ['coming out of the back/forward cache', 'window', pageEvent('pageshow'), 1],
      ['leaving', 'window', pageEvent('pagehide'), 0],
      ['becoming visible', 'document', pageEvent('visibilitychange'), 1],
      ['becoming hidden', 'document', pageEvent('visibilitychange', { hides: true }), 0],
    ] as const) {
      it(`looks ${looks ? 'once' : 'not'} on ${name}, and not when it is stopped`, () => {
        spyOnProperty(document, 'hidden').and.returnValue('hides' in event);
        const { heard, stop } = watching();
        globalThis[target].dispatchEvent(event);
        expect(heard).toEqual(Array.from({ length: looks }, () => 'changed'));
        stop();
        globalThis[target].dispatchEvent(event);
        expect(heard.length).toBe(looks);
      });
    }
  });
});
