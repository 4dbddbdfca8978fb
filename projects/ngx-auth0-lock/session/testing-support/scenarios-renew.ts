// The rows of scenarios.json about the ways in which a silent renewal fails, and about asking too often.
import { errorsOf, pass, renewedBy, type ScenarioCheck } from './scenario';
import { HOUR, settle } from './simulated-browser';
import type { FakeLockAnswers } from '../../testing/fake-lock';

/** A renewal that comes due 5 minutes before exp and is answered like this until exp. */
const fails =
  (
    answer: FakeLockAnswers<unknown>,
    code: string,
    mostTries: number,
    domain = 'http://localhost:4400',
  ): ScenarioCheck =>
  async (scene) => {
    const browser = await scene.open(domain);
    const { must } = scene;
    const here = { ...scene, browser };
    const tab = browser.openTab({ renewBeforeSeconds: 300 });
    await tab.signIn();
    const idToken = tab.session.idToken();
    const tries: number[] = [];
    tab.lock.checkSessionAnswer = (call) => {
      tries.push(browser.clock.elapsed());
      return typeof answer === 'function' ? answer(call) : answer;
    };
    await pass(here, HOUR - 301, 100);
    must(tries.length === 0, 'nothing is asked before');
    await pass(here, 300, 5);
    must(tab.session.idToken() === idToken, 'the session is kept until its end');
    must(tries.length >= 1 && tries.length <= mostTries, `${tries.length} tries`);
    const pauses = tries.slice(1).map((at, index) => at - tries[index]);
    must(
      pauses.every((pause) => pause >= 30_000),
      'at most one try in 30 s',
    );
    must(
      pauses.every((pause, index) => !index || pause > pauses[index - 1]),
      'with back-off',
    );
    await pass(here, 30);
    const codes = errorsOf(tab).map((error) => error.code);
    must(codes.length === tries.length, 'one event for each failure');
    must(
      codes.every((each) => each === code),
      `with the reason ${code}, not ${codes.join()}`,
    );
    must(tab.session.state.status === 'signed-out', 'then it is over');
    must(browser.clock.liveTimers === 0, 'no timer is left');
  };

export const renewScenarios: Record<string, ScenarioCheck> = {
  s059: fails({ error: { error: 'consent_required' } }, 'consent-required', 1),
  s061: fails('never', 'timeout', 5),
  s063: fails({ error: { code: 'too_many_requests', statusCode: 429 } }, 'network', 5),
  s065: fails({ error: { code: 'request_error' } }, 'network', 5),
  s067: fails(
    { error: { error: 'login_required' } },
    'third-party-cookies',
    1,
    'acme.eu.auth0.com',
  ),
  s069: fails(
    { error: { error: 'invalid_token', errorDescription: '`state` does not match.' } },
    'callback',
    5,
  ),
  s071: async (scene) => {
    const { browser } = scene;
    // Signed by the key that all tenants of these specs share.
    const expired = await browser.tenant.signer.sign({
      ...browser.tenant.claims(browser.tenantNow - 10 * HOUR * 1000),
      iss: 'http://localhost:4400/',
    });
    await fails({ result: { idToken: expired } }, 'token-expired', 5)(scene);
  },
  s073: async ({ browser, must }) => {
    const tab = browser.openTab();
    await tab.signIn();
    const { idToken } = tab.session;
    const before = idToken();
    let arrive = (_: Awaited<ReturnType<ReturnType<typeof renewedBy>>>) => {};
    tab.lock.checkSessionAnswer = () => new Promise((resolve) => (arrive = resolve));
    const renewing = tab.session.renew();
    await settle();
    tab.take();
    tab.session.destroy();
    browser.clock.stall(1000);
    arrive(await renewedBy(browser)());
    must(!(await renewing), 'it is no renewal');
    must(idToken() === before, 'the session is as it was');
    must(browser.storage.values.get('id_token') === before, 'so is storage');
    must(tab.take().length === 0 && browser.clock.liveTimers === 0, 'nothing is told or left');
    must(tab.lock.listenerCount('unrecoverable_error') === 0, 'no listener either');
  },
  s075: async ({ browser, must }) => {
    const tab = browser.openTab();
    await tab.signIn();
    browser.clock.stall(1000);
    tab.lock.checkSessionAnswer = renewedBy(browser);
    const answers = await Promise.all(Array.from({ length: 100 }, () => tab.session.renew()));
    must(answers.every(Boolean), 'all get the same answer');
    must(tab.lock.checked.length === 1, 'of one request');
  },
};
