// `npm run test:all`: the checks that take longer than `npm test` may, unattended; or some of them by name.
import { endCommandsOnSignal } from './command.ts';
import { playwright } from './steps.ts';
import { runSteps, type Step } from './run-steps.ts';

const steps: readonly Step[] = [
  playwright(
    'stories-tenant',
    'Stories: the local tenant with the real Lock',
    'projects/lock-tenant/e2e/playwright.config.ts',
  ),
  playwright(
    'stories-examples',
    'Stories: the pages in examples/',
    'examples/e2e/playwright.config.ts',
  ),
];

endCommandsOnSignal();
process.exitCode = (await runSteps(steps, process.argv.slice(2))) ? 0 : 1;
