// `npm run test:browsers`: what the stories show in Chromium, in another engine; or some of it by name.
import { endCommandsOnSignal } from '../workspace/command.ts';
import { findWebKit, webKitIsMissing } from '../workspace/other-browsers.mjs';
import { runSteps, type Step } from './run-steps.ts';
import { demoBuild, nodeSpecs } from './steps.ts';

const inWebKit: readonly Step[] = [
  demoBuild('demo', 'Demo build'),
  {
    ...nodeSpecs('webkit-paths', 'WebKit: the main paths through the demo', [
      'e2e/webkit/*.spec.ts',
    ]),
    needs: ['demo'],
  },
];

endCommandsOnSignal();
if (findWebKit()) {
  process.exitCode = (await runSteps(inWebKit, process.argv.slice(2))) ? 0 : 1;
} else {
  console.log(webKitIsMissing);
}
