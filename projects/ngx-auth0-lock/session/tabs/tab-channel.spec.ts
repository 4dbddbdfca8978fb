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

  const signedOut = { type: 'signed-out', line: 'l1', reason: 'idle' } as const;
  const changed = { type: 'changed' } as const;

  it('carries a message to the others and none to the one who posted it', async () => {
    const name = crypto.randomUUID();
    const heard: unknown[] = [];
    const one = browserTabs.watch(name, [], (message) => heard.push(['one', message]));
    const two = browserTabs.watch(name, [], (message) => heard.push(['two', message]));
    one.post(signedOut);
    await until(() => heard.length > 0);
    two.post(changed);
    await until(() => heard.length > 1);
    expect(heard).toEqual([
      ['two', signedOut],
      ['one', changed],
    ]);
    one.close();
    two.close();
  });

  it('takes every message but a sign-out for a change', async () => {
    const name = crypto.randomUUID();
    const heard: unknown[] = [];
    const watch = browserTabs.watch(name, [], (message) => heard.push(message));
    const older = new BroadcastChannel(name);
    const odd = [null, 'of another version', { type: 'signed-out' }, { ...signedOut, line: 7 }];
    for (const data of [...odd, signedOut]) older.postMessage(data);
    await until(() => heard.length === 5);
    expect(heard).toEqual([changed, changed, changed, changed, signedOut]);
    older.close();
    watch.close();
  });

  it('hears no message any more once it is closed', async () => {
    const [name, heard] = [crypto.randomUUID(), [] as string[]];
    const stopped = browserTabs.watch(name, [], () => heard.push('stopped'));
    const other = browserTabs.watch(name, [], () => heard.push('other'));
    const third = browserTabs.watch(name, [], () => {});
    stopped.close();
    third.post(changed);
    await until(() => heard.length > 0);
    expect(heard).toEqual(['other']);
    other.close();
    third.close();
  });

  it('does without a channel where the browser has none', () => {
    spyOn(globalThis, 'BroadcastChannel').and.throwError('opaque origin');
    const watch = browserTabs.watch('any', [], () => fail('heard something'));
    expect(() => {
      watch.post(changed);
      watch.close();
    }).not.toThrow();
  });

  describe('in a page', () => {
    let undo: () => void;
    beforeEach(() => (undo = standInPage()));
    afterEach(() => undo());

    function watching() {
      const heard: unknown[] = [];
      const watch = browserTabs.watch(crypto.randomUUID(), ['mine'], (message) =>
        heard.push(message),
      );
      return { heard, close: watch.close };
    }

    it('says when the page came out of the back/forward cache', () => {
      const { heard, close } = watching();
      window.dispatchEvent(pageEvent('pageshow', { persisted: true }));
      expect(heard).toEqual([{ type: 'page-restored' }]);
      close();
    });

    it('lets no other tab say that this page came out of the back/forward cache', async () => {
      const name = crypto.randomUUID();
      const heard: unknown[] = [];
      const watch = browserTabs.watch(name, [], (message) => heard.push(message));
      const other = new BroadcastChannel(name);
      other.postMessage({ type: 'page-restored' });
      await until(() => heard.length > 0);
      expect(heard).toEqual([changed]);
      other.close();
      watch.close();
    });

    for (const [name, target, event, looks] of [
      ['a change of its key', 'window', pageEvent('storage', { key: 'mine' }), 1],
      ['storage being cleared as a whole', 'window', pageEvent('storage', { key: null }), 1],
      ['the change of another key', 'window', pageEvent('storage', { key: 'not mine' }), 0],
      ['focus', 'window', pageEvent('focus'), 1],
      ['the page being shown', 'window', pageEvent('pageshow', { persisted: false }), 1],
      ['leaving', 'window', pageEvent('pagehide'), 1],
      ['another event of a page', 'window', pageEvent('resize'), 0],
      ['becoming visible', 'document', pageEvent('visibilitychange'), 1],
      ['becoming hidden', 'document', pageEvent('visibilitychange', { hides: true }), 0],
    ] as const) {
      it(`looks ${looks ? 'once' : 'not'} on ${name}, and not when it is closed`, () => {
        spyOnProperty(document, 'hidden').and.returnValue('hides' in event);
        const { heard, close } = watching();
        globalThis[target].dispatchEvent(event);
        expect(heard).toEqual(Array.from({ length: looks }, () => undefined));
        close();
        globalThis[target].dispatchEvent(event);
        expect(heard.length).toBe(looks);
      });
    }
  });
});
