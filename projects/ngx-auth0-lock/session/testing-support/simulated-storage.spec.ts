// The simulated browser itself: it must be as untruthful as real browsers are, and no more.
import { SharedStorage } from './shared-storage';
import { nextTurn, SimulatedBrowser } from './simulated-browser';

describe('A view of storage in a process of its own', () => {
  let storage: SharedStorage;

  beforeEach(() => {
    storage = new SharedStorage();
    storage.commit(null, 'a', 'old');
  });

  it('reads old values until word of another process arrives, one change at a time', () => {
    const [one, two] = [storage.openView(), storage.openView()];
    const heard: string[] = [];
    two.onEvent = (key) => heard.push(`${key}=${two.get(key)}`);
    one.set('a', 'new');
    one.remove('a');
    expect([one.get('a'), two.get('a'), two.behind]).toEqual([null, 'old', 2]);
    two.catchUp(1);
    expect(heard).toEqual(['a=new']);
    two.catchUp();
    expect(heard).toEqual(['a=new', 'a=null']);
    expect(two.behind).toBe(0);
  });

  it('keeps its own later change over an earlier one of another process', () => {
    const [one, two] = [storage.openView(), storage.openView()];
    one.remove('a');
    two.set('a', 'mine');
    two.catchUp();
    one.catchUp();
    expect([one.get('a'), two.get('a'), storage.values.get('a')]).toEqual(['mine', 'mine', 'mine']);
  });

  it('starts with what stands in the browser, and writes nothing once it is dead', () => {
    const one = storage.openView();
    one.set('a', 'new');
    expect(storage.openView().get('a')).toBe('new');
    one.dead = true;
    one.remove('a');
    expect(storage.values.get('a')).toBe('new');
  });

  it('is refused once where the spec says so, and then works', () => {
    const one = storage.openView();
    storage.refuse('remove', 'a');
    expect(() => one.remove('a')).toThrow();
    one.remove('a');
    expect(storage.values.has('a')).toBeFalse();
  });
});

describe('A simulated tab', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    browser.aProcessEach = true;
  });

  it('rings no timer while it is frozen, all that came once it thaws, and none once it is dead', async () => {
    const [frozen, dead] = [browser.openTab(), browser.openTab()];
    await frozen.signIn({ exp: Math.floor(browser.tenantNow / 1000) + 10 });
    await dead.signIn({ exp: Math.floor(browser.tenantNow / 1000) + 10 });
    frozen.take();
    dead.take();
    frozen.freeze();
    dead.kill();
    await browser.clock.advance(20_000);
    expect([frozen.take(), dead.take()]).toEqual([[], []]);
    frozen.thaw();
    await nextTurn();
    expect([frozen.take(), dead.take()]).toEqual([['signed-out'], []]);
  });

  it('misses what is said while it lies in the back/forward cache, and looks when it comes back', async () => {
    const [one, cached] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    cached.leave();
    browser.catchUp();
    await nextTurn();
    expect(cached.session.authenticated()).toBeFalse();
    cached.comeBack();
    expect(cached.take()).toEqual(['signed-in']);
  });

  it('waits for a lock of a frozen tab no longer than it was told to', async () => {
    const [frozen, waiting] = [browser.openTab(), browser.openTab()];
    void browser.runExclusive('a', frozen, 1000, () => new Promise(() => {}));
    let ran = false;
    void browser.runExclusive('a', waiting, 1000, async () => void (ran = true));
    await browser.clock.advance(999);
    expect(ran).toBeFalse();
    await browser.clock.advance(1);
    await nextTurn();
    expect(ran).toBeTrue();
  });
});
