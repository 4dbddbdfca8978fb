// The rows of scenarios.json about Lock's answer: in the address bar, twice, forged, or used before.
import { takeCallback } from '../navigation/callback';
import { safeReturnPath } from '../navigation/return-path';
import { errorsOf, openLock, pass, type Scene, type ScenarioCheck } from './scenario';
import { HOUR, settle, START, type SimulatedTab } from './simulated-browser';
import { signHs256, unsigned } from './tokens';

/** An address bar with a history of its own. */
function addressBar(hash: string, cookie = '') {
  const written: unknown[][] = [];
  const location = { hash, origin: 'https://app.test', pathname: '/callback', search: '?a=1' };
  const history = {
    state: { router: 7 },
    replaceState(...args: unknown[]) {
      written.push(args);
      location.hash = new URL(String(args[2])).hash;
    },
  };
  return { page: { location, history, cookie }, written };
}

/** The answer that a page which was left since asked for. */
async function away({ browser }: Scene, tab: SimulatedTab) {
  const { nonce, state, appState } = await openLock(tab);
  const answer = await browser.tenant.answer(browser.tenantNow, { nonce });
  tab.close();
  const hash = `#access_token=${answer.accessToken}&id_token=${answer.idToken}&state=${state}`;
  return { hash, cookie: `com.auth0.auth.${state}=%7B%7D`, result: { ...answer, appState } };
}

const nobodyAsked: ScenarioCheck = async ({ row, browser, must }) => {
  const hash = row.given.replace('page opened with ', '').split(' ')[0];
  const existing = browser.openTab();
  await existing.signIn();
  const before = existing.session.idToken();
  for (const again of [false, true]) {
    const { page } = addressBar(hash);
    const taken = takeCallback(page, '/callback');
    must(!taken || 'refused' in taken, `nothing is taken up${again ? ' at a reload' : ''}`);
    must(!/token=|error=/.test(page.location.hash), 'nothing of it stays in the address bar');
    if (taken && 'refused' in taken) {
      must(!taken.refused.message.includes(hash.slice(1)), 'nor goes into a text');
    }
    must(browser.openTab().session.idToken() === before, 'the session stays as it is');
  }
};

export const callbackScenarios: Record<string, ScenarioCheck> = {
  s077: async (scene) => {
    const { browser, must } = scene;
    const { hash, cookie, result } = await away(scene, browser.openTab());
    const { page, written } = addressBar(hash, cookie);
    const taken = takeCallback(page, '/callback');
    must(page.location.hash === '', 'the fragment is gone before anybody looks');
    must(written.length === 1, 'one history entry is replaced, none is added');
    const tab = browser.openTab();
    tab.lock.resumeAuthAnswer = { result };
    must(taken !== null && 'hash' in taken, 'it is taken up');
    await tab.session.resumeRedirect((taken as { hash: string }).hash);
    must(tab.session.authenticated(), 'a session is established');
  },
  s079: async (scene) => {
    const { browser, must } = scene;
    const { hash, cookie, result } = await away(scene, browser.openTab());
    const { page, written } = addressBar(hash, cookie);
    takeCallback(page, '/callback');
    const tab = browser.openTab();
    tab.lock.resumeAuthAnswer = () =>
      new Promise((resolve) => browser.clock.after(3000, () => resolve({ result })));
    const resuming = tab.session.resumeRedirect(hash);
    await settle();
    // The router goes elsewhere meanwhile.
    page.history.replaceState({ router: 8 }, '', 'https://app.test/home');
    await pass(scene, 4, 1);
    must((await resuming).outcome === 'signed-in', 'the session is established');
    must(written.length === 2, 'nobody writes into the history after the router');
    must((written[0][0] as { router: number }).router === 7, 'its state was kept');
  },
  s081: async ({ browser, must }) => {
    const tab = browser.openTab();
    const { signingIn, nonce } = await openLock(tab);
    const answer = await browser.tenant.answer(START, { nonce });
    let writes = 0;
    browser.storage.guard = (method, key) =>
      void (writes += Number(method === 'set' && key === 'id_token'));
    tab.lock.on('authenticated', tab.session.acceptAuthResult);
    tab.lock.emit('authenticated', answer);
    tab.lock.emit('authenticated', answer);
    await signingIn;
    tab.lock.emit('authenticated', answer);
    await settle();
    must(tab.take().join() === 'signed-in', 'one event');
    must(writes === 1, `one write, not ${writes}`);
  },
  s083: async ({ browser, must }) => {
    const claims = browser.tenant.claims(START);
    const secret = new TextEncoder().encode('client-1');
    const forged = [
      { idToken: await signHs256(claims, secret) },
      { idToken: unsigned(claims, { alg: 'none' }) },
      { idToken: `${unsigned(claims, { alg: 'none' }).split('.').slice(0, 2).join('.')}.` },
      { idToken: await browser.tenant.sign(START), idTokenPayload: { sub: 'auth0|eve' } },
    ];
    const tab = browser.openTab();
    for (const answer of forged) {
      await tab.session.acceptAuthResult(answer);
      must(!tab.session.authenticated(), 'it is refused');
    }
    must(errorsOf(tab).length === forged.length, 'each is told once');
    must(browser.storage.sessionKeys.length === 0, 'none is stored');
  },
  s085: nobodyAsked,
  s087: nobodyAsked,
  s089: nobodyAsked,
  s091: nobodyAsked,
  s093: nobodyAsked,
  s095: async (scene) => {
    const { browser, must } = scene;
    const { hash, result } = await away(scene, browser.openTab());
    const first = browser.openTab();
    first.lock.resumeAuthAnswer = { result };
    await first.session.resumeRedirect(hash);
    const before = first.session.idToken();
    // Its cookie is used up: at a reload the fragment is refused before Lock is even loaded.
    const taken = takeCallback(addressBar(hash).page, '/callback');
    must(taken !== null && 'refused' in taken, 'refused without its cookie');
    // Where Lock is asked all the same, it says that it knows no such state.
    const second = browser.openTab();
    const error = { error: 'invalid_token', errorDescription: '`state` does not match.' };
    second.lock.resumeAuthAnswer = { error };
    must((await second.session.resumeRedirect(hash)).outcome === 'failed', 'refused by Lock');
    must(errorsOf(second)[0].code === 'callback', 'by name');
    must(second.session.idToken() === before && before !== null, 'the session stays');
    must(second.lock.shown.length === 0, 'Lock is not opened by itself');
  },
  s099: async (scene) => {
    const { browser, must } = scene;
    const tab = browser.openTab();
    tab.lock.resumeAuthAnswer = 'never';
    void tab.session.resumeRedirect('#');
    await pass(scene, 9, 1);
    must(tab.session.state.status === 'pending', 'a guard waits');
    await pass(scene, 2, 1);
    must(tab.session.state.status === 'signed-out', 'for ten seconds');
  },
  s105: ({ must }) => {
    for (const hostile of ['//evil.test', 'https://evil.test', '/\\evil.test', 'javascript:x()']) {
      must(safeReturnPath(hostile, 'https://app.test/') === null, `${hostile} is refused`);
    }
  },
  s107: async ({ browser, must }) => {
    const tab = browser.openTab();
    await tab.signIn();
    browser.clock.stall(HOUR * 1000);
    must(tab.session.idToken() === null && tab.session.accessToken() === null, 'there is no token');
  },
};
