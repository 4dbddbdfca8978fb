// The rows of scenarios.json about what storage refuses, forgets and holds.
import { standInPage } from './page';
import { renewedBy, signInThroughLock, type Scene, type ScenarioCheck } from './scenario';
import { HOUR, settle, START } from './simulated-browser';
import { unsigned } from './tokens';

/** Bootstrap, login, authenticated(), renew, logout and destroy, once each. */
async function life(scene: Scene, storage?: 'local'): Promise<void> {
  const { browser, must } = scene;
  const tab = browser.openTab(storage && { storage });
  must(!tab.session.authenticated(), 'nobody is signed in at first');
  must((await signInThroughLock(scene, tab)).outcome === 'signed-in', 'login works');
  must(tab.session.authenticated(), 'signed in after login');
  browser.clock.stall(1000);
  tab.lock.checkSessionAnswer = renewedBy(browser);
  must(await tab.session.renew(), 'renewal works');
  browser.clock.stall(HOUR * 1000 - 1);
  must(tab.session.authenticated(), 'until exp');
  browser.clock.stall(1);
  must(!tab.session.authenticated(), 'and no longer');
  await signInThroughLock(scene, tab);
  tab.session.signOut();
  tab.comeBack();
  await browser.clock.advance(120_000);
  must(!tab.session.authenticated(), 'logout sticks');
  tab.session.destroy();
  await settle();
  const told = tab.events.filter((event) => event.type === 'storage-failed').length;
  must(told === 1, `the page is told once that nothing is kept, not ${told} times`);
}

const throwing =
  (method: 'get' | 'set' | 'remove'): ScenarioCheck =>
  async (scene) => {
    scene.browser.storage.guard = (called) => {
      if (called === method) throw new DOMException('no', 'SecurityError');
    };
    await life(scene);
  };

/** `localStorage` is what `get` makes of it. A browser's own cannot be replaced: there it is used as it is. */
function withLocalStorage(get: () => unknown, otherwise: ScenarioCheck): ScenarioCheck {
  return async (scene) => {
    if ('localStorage' in globalThis) return otherwise(scene);
    const undo = standInPage();
    Object.defineProperty(globalThis, 'localStorage', { get, configurable: true });
    try {
      await life(scene, 'local');
    } finally {
      undo();
    }
  };
}

const unusable: ScenarioCheck = async (scene) => {
  scene.browser.storage.guard = () => {
    throw new DOMException('no', 'SecurityError');
  };
  await life(scene);
};

const stored: ScenarioCheck = ({ row, browser, must }) => {
  const what = row.given.replace('stored id_token is: ', '');
  const described: Record<string, string> = {
    '"eyJ..."': JSON.stringify(unsigned(browser.tenant.claims(START))),
    'a 2 MB string': 'A'.repeat(2_000_000),
    'a token of another tenant (iss differs)': unsigned(
      browser.tenant.claims(START, { iss: 'https://other.example/' }),
    ),
  };
  browser.storage.values.set('id_token', described[what] ?? what);
  const { session, lock } = browser.openTab();
  must(!session.authenticated() && session.idToken() === null, 'nobody is signed in');
  must(lock.shown.length === 0, 'Lock is not opened by itself');
};

export const storageScenarios: Record<string, ScenarioCheck> = {
  s001: withLocalStorage(() => {
    throw new DOMException('blocked', 'SecurityError');
  }, unusable),
  s003: throwing('set'),
  s005: throwing('remove'),
  s007: withLocalStorage(() => null, unusable),
  s009: async (scene) => {
    const forgetful = { storage: { get: () => null, set: () => {}, remove: () => {} } };
    const tab = scene.browser.openTab(forgetful);
    await signInThroughLock(scene, tab);
    scene.must(tab.session.authenticated(), 'signed in for as long as the page lives');
    tab.close();
    const again = scene.browser.openTab(forgetful);
    scene.must(!again.session.authenticated(), 'nobody is signed in after a reload');
    scene.must(again.lock.shown.length === 0, 'Lock is not opened by itself');
  },
  s011: stored,
  s013: stored,
  s015: stored,
  s017: stored,
  s019: stored,
  s021: async ({ browser, must }) => {
    const { values } = browser.storage;
    await browser.openTab().signIn();
    const record = values.get('id_token.session')!;
    values.delete('id_token.session');
    const { session } = browser.openTab();
    must(session.authenticated() && session.accessToken() === null, 'the ID token is the source');
    session.signOut();
    values.set('id_token.session', record);
    must(!browser.openTab().session.authenticated(), 'the record alone is no session');
  },
  s023: async ({ browser, must }) => {
    const tab = browser.openTab();
    await tab.signIn();
    browser.storage.values.clear();
    tab.hear({ type: 'changed' });
    must(tab.session.state.status === 'signed-out', 'it is a sign-out here');
    must(tab.take().join() === 'signed-in,signed-out', 'told once');
  },
  s025: async ({ browser, must }) => {
    for (const older of ['{"v":0}', '{"version":0,"records":[]}', '"text"', '[', '{"idToken":1}']) {
      const idToken = await browser.tenant.sign(START, { jti: older });
      browser.storage.values.set('id_token', idToken);
      browser.storage.values.set('id_token.session', older);
      const { session } = browser.openTab();
      must(session.authenticated() && session.accessToken() === null, `${older} is ignored`);
      session.signOut();
      // Sooner, it might be a renewal that was written into the midst of the sign-out.
      browser.clock.stall(60_000);
    }
    must(browser.storage.sessionKeys.length === 0, 'nothing is left');
  },
};
