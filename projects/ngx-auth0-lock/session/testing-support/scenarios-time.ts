// The rows of scenarios.json about long lives, late timers and clocks that are wrong or set.
import { pass, renewedBy, signInThroughLock, type ScenarioCheck } from './scenario';
import { HOUR, settle, START } from './simulated-browser';

const livesLong =
  (seconds: number): ScenarioCheck =>
  async ({ browser, must }) => {
    const tab = browser.openTab({ renewBeforeSeconds: 60 });
    tab.lock.checkSessionAnswer = { error: { error: 'login_required' } };
    await tab.signIn({ exp: START / 1000 + seconds });
    await browser.clock.advance(1000);
    must(tab.take().join() === 'signed-in', 'nothing happens within the first second');
    must(tab.lock.checked.length === 0, 'nothing is renewed within the first second');
    must(browser.clock.liveTimers === 1, 'one timer is armed');
    browser.clock.stall(seconds * 1000 - 200_000);
    await browser.clock.advance(300_000);
    await settle();
    const told = tab.take();
    must(told.filter((type) => type === 'signed-out').length === 1, 'it expires once');
    must(browser.clock.overflows === 0, 'no timer is longer than a browser can wait');
  };

const jumpsBack =
  (seconds: number): ScenarioCheck =>
  async (scene) => {
    const { browser, must } = scene;
    const waits: number[] = [];
    const { after } = browser.clock;
    browser.clock.after = (milliseconds, callback) => {
      waits.push(milliseconds);
      return after(milliseconds, callback);
    };
    const tab = browser.openTab({ renewBeforeSeconds: 300 });
    tab.lock.checkSessionAnswer = renewedBy(browser);
    await tab.signIn();
    await pass(scene, 1800, 60);
    browser.clock.error = -seconds * 1000;
    must(tab.session.authenticated(), 'the clock that is read says: not over');
    tab.comeBack();
    await pass(scene, 60, 5);
    must(tab.lock.checked.length <= 1, 'at most one renewal');
    await pass(scene, HOUR - 1860, 20);
    const tries = tab.lock.checked.length;
    must(tries >= 1 && tries <= 300 / 30 + 1, `no storm of renewals: ${tries}`);
    await pass(scene, 60, 20);
    must(!tab.session.authenticated() || tries > 0, 'the clock that goes on ends it');
    must(
      waits.every((wait) => wait >= 0),
      'no delay is negative or no number',
    );
  };

const behind =
  (seconds: number): ScenarioCheck =>
  async (scene) => {
    const { browser, must } = scene;
    browser.clock.error = -seconds * 1000;
    const tab = browser.openTab();
    must((await signInThroughLock(scene, tab)).outcome === 'signed-in', 'let in');
    must(tab.session.authenticated(), 'signed in');
    must(browser.openTab().session.authenticated(), 'after a reload, too: no loop');
    must(tab.lock.shown.length === 1, 'Lock was opened once');
  };

export const timeScenarios: Record<string, ScenarioCheck> = {
  s027: livesLong((2 ** 31 - 1) / 1000),
  s029: livesLong(30 * 24 * HOUR),
  s031: livesLong(3652 * 24 * HOUR),
  s033: async ({ browser, must }) => {
    // A tab that has been hidden for long is woken once a minute, at a full minute.
    const { after, elapsed } = browser.clock;
    browser.clock.after = (milliseconds, callback) => {
      const rings = Math.ceil((elapsed() + milliseconds) / 60_000) * 60_000;
      return after(rings - elapsed(), callback);
    };
    const tab = browser.openTab();
    await tab.signIn({ exp: START / 1000 + 615 });
    await browser.clock.advance(615_000 - 1);
    must(tab.session.idToken() !== null, 'there is a token until exp');
    await browser.clock.advance(1);
    must(!tab.session.authenticated() && tab.session.idToken() === null, 'and none from then on');
    must(tab.session.accessToken() === null, 'nor an access token');
    await browser.clock.advance(60_000);
    must(tab.take().join() === 'signed-in,signed-out', 'told within a minute');
  },
  s035: jumpsBack(HOUR),
  s037: jumpsBack(24 * HOUR),
  s039: jumpsBack(300),
  s041: behind(60),
  s043: behind(300),
  s045: async (scene) => {
    const { browser, must } = scene;
    browser.clock.error = HOUR * 1000;
    const tab = browser.openTab();
    must((await signInThroughLock(scene, tab)).outcome === 'signed-in', 'let in');
    await pass(scene, HOUR - 60, 60);
    must(tab.session.authenticated(), "for the token's life");
    await pass(scene, 60);
    must(!tab.session.authenticated(), 'and no longer');
    must(tab.take().join() === 'signed-in,signed-out', 'told once');
    must(tab.lock.shown.length === 1, 'Lock was opened once');
    // Handed over by a page that asked with no nonce of ours, it is refused by name.
    await tab.session.acceptAuthResult(
      await browser.tenant.answer(browser.tenantNow - HOUR * 1000),
    );
    const [event] = tab.events;
    must(event?.type === 'sign-in-failed' && event.error.code === 'token-expired', 'by name');
  },
  s047: async ({ browser, must }) => {
    // 10,000 of them: session.fault-injection.spec.ts, when PROPERTY_RUNS asks for it.
    const tab = browser.openTab();
    for (let count = 0; count < 100; count++) {
      await tab.signIn({ exp: Math.floor(browser.tenantNow / 1000) + 10 });
      await browser.clock.advance(11_000);
    }
    must(tab.take().join() === Array(100).fill('signed-in,signed-out').join(), 'each told once');
    must(browser.clock.liveTimers === 0, 'no timer is left');
  },
};
