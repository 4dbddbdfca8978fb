// What counts as activity in a browser.
import { idleTimeout } from './idle-timeout';
import { pageEvent, standInPage } from '../testing-support/page';
import { SimulatedBrowser } from '../testing-support/simulated-browser';

const MINUTE = 60_000;

describe('what counts as activity in a browser', () => {
  let browser: SimulatedBrowser;
  let leave: () => void;

  beforeEach(async () => {
    leave = standInPage();
    browser = await SimulatedBrowser.open();
  });
  afterEach(() => leave());

  async function ignores(type: string, fields: Record<string, unknown> = {}): Promise<boolean> {
    const tab = browser.openTab({ idle: idleTimeout({ afterSeconds: 900 }) });
    await tab.signIn();
    await browser.clock.advance(10 * MINUTE);
    window.dispatchEvent(pageEvent(type, fields));
    await browser.clock.advance(10 * MINUTE);
    const ended = !tab.session.authenticated();
    tab.close();
    return ended;
  }

  it('is a key, a click or touch, the wheel, what is typed, and a pointer that moves', async () => {
    for (const type of ['keydown', 'pointerdown', 'wheel', 'input']) {
      expect(await ignores(type))
        .withContext(type)
        .toBeFalse();
    }
    expect(await ignores('pointermove', { movementX: 1, movementY: 0 })).toBeFalse();
    expect(await ignores('pointermove', { movementX: 0, movementY: -1 })).toBeFalse();
  });

  it('is not a page that changes under a pointer that rests, nor what a page does itself', async () => {
    expect(await ignores('pointermove', { movementX: 0, movementY: 0 })).toBeTrue();
    for (const type of ['scroll', 'focus', 'visibilitychange', 'message']) {
      expect(await ignores(type))
        .withContext(type)
        .toBeTrue();
    }
  });

  describe('while the warning counts down', () => {
    async function stays(type: string, fields: Record<string, unknown> = {}): Promise<boolean> {
      const idle = idleTimeout({ afterSeconds: 900, warnSeconds: 60 });
      const tab = browser.openTab({ idle });
      await tab.signIn();
      await browser.clock.advance(14.5 * MINUTE);
      expect(tab.session.idle!.secondsLeft).toBe(30);
      window.dispatchEvent(pageEvent(type, fields));
      const answered = tab.session.idle!.secondsLeft === null;
      tab.close();
      return answered;
    }

    it('is no pointer on its way: the warning would be gone before it can be clicked', async () => {
      expect(await stays('pointermove', { movementX: 1, movementY: 0 })).toBeFalse();
      expect(await stays('pointerdown')).toBeFalse();
    });

    it('is a whole click, a key, and a page that is scrolled or typed into', async () => {
      for (const type of ['click', 'keydown', 'wheel', 'touchmove', 'input']) {
        expect(await stays(type))
          .withContext(type)
          .toBeTrue();
      }
    });
  });

  it('is no longer listened for when the session was let go of', async () => {
    const added = spyOn(window, 'addEventListener').and.callThrough();
    const removed = spyOn(window, 'removeEventListener').and.callThrough();
    browser.openTab({ idle: idleTimeout({ afterSeconds: 900 }) }).close();
    expect(added.calls.count()).toBe(7);
    // What a page keeps to itself counts too, and no scrolling waits for it.
    expect(added.calls.first().args[2]).toEqual({ capture: true, passive: true });
    expect(removed.calls.allArgs().map(([type, , options]) => [type, options])).toEqual(
      added.calls.allArgs().map(([type, , options]) => [type, options]),
    );
  });
});
