// `npm run test:browsers`: what Chromium shows in `npm test`, in other engines; or some of it by name.
//
//   npm run test:browsers -- --write    in Chromium too, and writes the table in docs/browsers.md; with names of
//                                       steps, from their reports and those that the others left behind
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireBrowser } from '../workspace/browser.mjs';
import { command, endCommandsOnSignal } from '../workspace/command.ts';
import { fetchBrowser, fetchedBrowser, isFetchable } from '../workspace/fetched-browser.mjs';
import { findFirefox, findWebKit, missingBrowsers } from '../workspace/other-browsers.mjs';
import { program, reports, root } from '../workspace/paths.ts';
import { browserSteps } from './browsers/browser-steps.ts';
import { withTable, type EngineResults } from './browsers/browsers-table.ts';
import { engineOf, readStories } from './browsers/story-results.ts';
import { runSteps } from './run-steps.ts';

const args = process.argv.slice(2);
const names = args.filter((arg) => arg !== '--write');
const write = names.length < args.length;
const firefox = findFirefox();
const webKit = findWebKit() !== null;
const old = oldChromium();
const missing = [
  ...missingBrowsers(),
  ...(old ? [] : ['npm has no Chromium for this machine: nothing was run in an old one.']),
];

endCommandsOnSignal();
process.exitCode = (await run()) ? 0 : 1;

async function run(): Promise<boolean> {
  if (write && (!firefox || !webKit)) {
    console.log([...missing, 'The table is written from runs in all engines.'].join('\n'));
    return false;
  }
  const steps = browserSteps({ chromium: write, firefox: !!firefox, webKit, oldChromium: old });
  const passed = await runSteps(steps, names);
  for (const sentence of missing) console.log(sentence);
  if (passed && write) await writeTable();
  return passed;
}

/** The old Chromium, where npm has one for this machine. */
function oldChromium(): string | null {
  if (!isFetchable()) return null;
  return existsSync(fetchedBrowser) || fetchBrowser() ? fetchedBrowser : null;
}

async function writeTable(): Promise<void> {
  const page = join(root, 'docs', 'browsers.md');
  const results = [
    resultsOf('chromium', `Chromium ${await versionOf(requireBrowser())}`),
    resultsOf('firefox', `Firefox ${await versionOf(firefox ?? '')}`),
    resultsOf('webkit', engineOf(join(reports, 'webkit-stories.json'))),
  ];
  writeFileSync(page, withTable(readFileSync(page, 'utf8'), results));
  await command([...program('prettier'), '--write', page]);
}

async function versionOf(browser: string): Promise<string> {
  const { output } = await command([browser, '--version']);
  return /\d+(\.\d+)+(esr)?/.exec(output)?.[0] ?? 'of an unknown version';
}

function resultsOf(name: string, engine: string): EngineResults {
  return {
    engine,
    stories: [
      ...readStories(join(reports, `${name}-stories.json`)),
      ...readStories(join(reports, 'bundled-stories.json')).filter(
        ({ project }) => project === name,
      ),
    ],
  };
}
