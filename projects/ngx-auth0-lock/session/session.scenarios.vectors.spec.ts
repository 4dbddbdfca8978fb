// Plays the fault and life-cycle scenarios (scenarios.json) through a session in a simulated browser.
import { callbackScenarios } from './testing-support/scenarios-callback';
import { renewScenarios } from './testing-support/scenarios-renew';
import { storageScenarios } from './testing-support/scenarios-storage';
import { tabScenarios } from './testing-support/scenarios-tabs';
import { timeScenarios } from './testing-support/scenarios-time';
import { LONG } from './testing-support/runs';
import {
  errorsOf,
  type ScenarioCheck,
  type ScenarioRow,
  type Scene,
} from './testing-support/scenario';
import { settle, SimulatedBrowser, type SimulatedTab } from './testing-support/simulated-browser';
import { tally } from './testing-support/tally';
import { loadVectors } from './testing-support/vectors';

const checks: Record<string, ScenarioCheck | undefined> = {
  ...storageScenarios,
  ...timeScenarios,
  ...tabScenarios,
  ...renewScenarios,
  ...callbackScenarios,
};

/** Rows about what a session has not: a router, requests, a server, a view. Where they are checked. */
const elsewhere: Record<string, string> = {
  s097: 'routes: src/lib/guards/auth-guard.spec.ts and e2e/reload.story.ts',
  s101: 'routes: src/lib/guards/auth-guard.spec.ts and e2e/guards.story.ts',
  s103: 'routes: src/lib/guards/auth-guard.spec.ts and e2e/guards.story.ts',
  s109: 'requests: src/lib/features/with-renewal.spec.ts',
  s111: 'requests: src/lib/http/bearer-interceptor.spec.ts',
  s113: 'requests: src/lib/features/with-renewal.spec.ts',
  s115: 'a server: src/lib/guards/auth-guard.spec.ts',
  s117: 'a server: src/lib/http/bearer-interceptor.spec.ts',
  s123: 'views: src/lib/auth-session.spec.ts and src/lib/templates/if-authenticated.spec.ts',
};

describe('the scenarios of a session (scenarios.json)', () => {
  it(
    'come out as they say, and nothing of a token is seen in any of them',
    async () => {
      const file = await loadVectors<{ cases: ScenarioRow[] }>('scenarios.json');
      const rows = tally('scenarios.json');
      const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((method) =>
        spyOn(console, method),
      );
      const stages: Stage[] = [];
      for (const row of file.cases) {
        // The row about secrets is about all others: it is judged at the end.
        if (row.id === 's125') continue;
        if (elsewhere[row.id]) {
          rows.elsewhere(row.id, elsewhere[row.id]);
          continue;
        }
        const check = checks[row.id];
        expect(check).withContext(`${row.id} is checked by somebody`).toBeDefined();
        if (!check) continue;
        const stage = stageFor(row);
        stages.push(stage);
        await check({ ...stage.scene, browser: await stage.scene.open() });
        await settle();
        for (const tab of stage.tabs) tab.close();
        rows.followed();
      }
      for (const spy of consoles) {
        expect(spy).withContext('s125: the console').not.toHaveBeenCalled();
        spy.and.callThrough();
      }
      checkSecrets(stages);
      rows.followed();
      const { run, followed } = rows.report();
      expect(run).toBeGreaterThanOrEqual(54);
      expect(followed).toBe(run);
    },
    LONG,
  );
});

/** What one row is played on, and what was seen of it. */
interface Stage {
  readonly scene: Omit<Scene, 'browser'>;
  readonly tabs: SimulatedTab[];
  /** What its tenants gave away. */
  readonly secrets: Set<string>;
}

function stageFor(row: ScenarioRow): Stage {
  const tabs: SimulatedTab[] = [];
  const secrets = new Set<string>();
  const open = async (domain?: string) => {
    const browser = await SimulatedBrowser.open(domain);
    const { tenant } = browser;
    const openTab = browser.openTab.bind(browser);
    browser.openTab = (options) => {
      const tab = openTab(options);
      tabs.push(tab);
      return tab;
    };
    const answer = tenant.answer.bind(tenant);
    tenant.answer = async (now, claims, accessToken) => {
      const given = await answer(now, claims, accessToken);
      const nonce = claims?.['nonce'];
      for (const secret of [given.idToken, given.accessToken, nonce]) {
        if (typeof secret === 'string') secrets.add(secret);
      }
      return given;
    };
    return browser;
  };
  const must: Scene['must'] = (holds, what) =>
    expect(holds).withContext(`${row.id}: ${what}`).toBeTrue();
  return { scene: { row, open, must }, tabs, secrets };
}

/** Row s125: no part of a token and no nonce in an error that is told. */
function checkSecrets(stages: readonly Stage[]): void {
  const secrets = stages.flatMap((stage) => [...stage.secrets]);
  const parts = secrets.flatMap((secret) => secret.split('.')).filter((part) => part.length > 20);
  const texts = stages.flatMap(({ tabs }) =>
    tabs.flatMap(errorsOf).map((error) => `${JSON.stringify(error)} ${error.stack}`),
  );
  expect(parts.length).toBeGreaterThan(1000);
  expect(texts.length).toBeGreaterThan(40);
  const everything = texts.join();
  expect(parts.filter((part) => everything.includes(part)))
    .withContext('s125')
    .toEqual([]);
}
