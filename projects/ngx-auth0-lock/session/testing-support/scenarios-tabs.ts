// The rows of scenarios.json about several tabs, a tab that is killed, and one that comes back.
import type { FakeLockAnswer } from '../../testing/fake-lock';
import { openLock, pass, renewedBy, type ScenarioCheck } from './scenario';
import { settle, START, type SimulatedBrowser } from './simulated-browser';
import { unsigned } from './tokens';

/** Two tabs with the same session, a moment old. */
async function twoTabs(browser: SimulatedBrowser) {
  const [one, two] = [browser.openTab(), browser.openTab()];
  await one.signIn();
  await settle();
  browser.clock.stall(1000);
  for (const tab of [one, two]) {
    tab.lock.checkSessionAnswer = renewedBy(browser);
    tab.take();
  }
  return [one, two];
}

export const tabScenarios: Record<string, ScenarioCheck> = {
  s049: async (scene) => {
    const { browser, must } = scene;
    const [killed, other] = await twoTabs(browser);
    killed.lock.checkSessionAnswer = 'never';
    void killed.session.renew();
    await settle();
    const before = browser.clock.elapsed();
    const renewing = other.session.renew();
    await settle();
    must(other.lock.checked.length === 0, 'the other waits');
    killed.close();
    must(await renewing, 'then it renews');
    must(browser.clock.elapsed() - before <= 20_000, 'within two timeouts');
    await pass(scene, 30);
    must(other.session.authenticated(), 'and stays signed in');
  },
  s051: async ({ browser, must }) => {
    const [one, two] = await twoTabs(browser);
    one.session.signOut();
    await settle();
    must(!two.session.authenticated(), 'signed out in the other tab');
    must(two.session.idToken() === null && two.session.accessToken() === null, 'no token is left');
    must(two.take().join() === 'signed-out', 'told once, which makes the app leave or guard again');
  },
  s053: async ({ browser, must }) => {
    for (let round = 0; round < 100; round++) {
      browser.instant = round % 3 > 0;
      const [one, two] = await twoTabs(browser);
      browser.deliver();
      let arrive = (_: FakeLockAnswer) => {};
      two.lock.checkSessionAnswer = () => new Promise((resolve) => (arrive = resolve));
      const renewing = two.session.renew();
      await settle();
      const answer = await renewedBy(browser)();
      if (round % 2) arrive(answer);
      one.session.signOut();
      if (!(round % 2)) arrive(answer);
      await renewing;
      browser.deliver();
      await settle();
      must(!one.session.authenticated() && !two.session.authenticated(), `round ${round}`);
      must(browser.storage.sessionKeys.length === 0, `nothing is stored, round ${round}`);
      one.close();
      two.close();
    }
  },
  s055: async ({ browser, must }) => {
    for (const claims of [{ exp: START / 1000 - 1 }, { exp: 'soon' }, { sub: undefined }, null]) {
      const [tab] = await twoTabs(browser);
      const stored = claims ? unsigned(browser.tenant.claims(START, claims)) : 'junk';
      browser.storage.values.set('id_token', stored);
      tab.hear({ type: 'changed' });
      must(!tab.session.authenticated(), `${stored.slice(-20)} signs nobody in`);
      must(tab.session.state.status === 'signed-out', 'and is a sign-out');
    }
  },
  s057: async ({ browser, must }) => {
    const perTab = (values: Map<string, string>) => ({
      storage: {
        get: (key: string) => values.get(key) ?? null,
        set: (key: string, value: string) => void values.set(key, value),
        remove: (key: string) => void values.delete(key),
      },
    });
    const values = new Map<string, string>();
    const tab = browser.openTab(perTab(values));
    const duplicate = browser.openTab(perTab(new Map(values)));
    const attempts = [await openLock(tab), await openLock(duplicate)];
    const once = attempts.flatMap(({ nonce, state }) => [nonce, state]);
    must(new Set(once).size === 4, 'no nonce and no state twice');
    must(values.size === 0, 'nor are they kept where a duplicate would find them');
    const [first, second] = attempts;
    const answer = await browser.tenant.answer(START, { nonce: first.nonce });
    duplicate.lock.emit('authenticated', answer);
    must((await second.signingIn).outcome === 'failed', "the other tab's answer is refused");
  },
  s119: async ({ browser, must }) => {
    const [one, cached] = await twoTabs(browser);
    browser.instant = false;
    one.session.signOut();
    cached.comeBack();
    must(!cached.session.authenticated(), 'signed out at once on pageshow');
    must(cached.take().join() === 'signed-out', 'told once');
  },
  s121: async ({ browser, must }) => {
    const [tab, other] = await twoTabs(browser);
    const idToken = tab.session.idToken();
    // Frozen and discarded: nothing of it runs any more, not even what lets go.
    browser.tabs.delete(tab);
    must(browser.openTab().session.idToken() === idToken, 'reopened, it is signed in');
    other.session.signOut();
    await settle();
    const { session } = browser.openTab();
    must(session.state.status === 'signed-out', 'or signed out, as the others are');
  },
};
