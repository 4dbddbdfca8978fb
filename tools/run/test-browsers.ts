// `npm run test:browsers`: what Chromium shows in `npm test`, in other engines; or some of it by name.
import { existsSync } from 'node:fs';
import { endCommandsOnSignal } from '../workspace/command.ts';
import { fetchBrowser, fetchedBrowser, isFetchable } from '../workspace/fetched-browser.mjs';
import { findFirefox, findWebKit, missingBrowsers } from '../workspace/other-browsers.mjs';
import { browserSteps } from './browsers/browser-steps.ts';
import { runSteps } from './run-steps.ts';

const old = oldChromium();
const steps = browserSteps({
  chromium: false,
  firefox: findFirefox() !== null,
  webKit: findWebKit() !== null,
  oldChromium: old,
});

endCommandsOnSignal();
process.exitCode = (await runSteps(steps, process.argv.slice(2))) ? 0 : 1;
for (const sentence of missingBrowsers()) console.log(sentence);
if (!old) console.log('npm has no Chromium for this machine: nothing was run in an old one.');

/** The old Chromium, where npm has one for this machine. */
function oldChromium(): string | null {
  if (!isFetchable()) return null;
  return existsSync(fetchedBrowser) || fetchBrowser() ? fetchedBrowser : null;
}
