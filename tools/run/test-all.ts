// `npm run test:all`: the checks that take longer than `npm test` may, unattended; or some of them by name.
import { endCommandsOnSignal } from '../workspace/command.ts';
import { check, packageBuilds, playwright, preparedStories, tool } from './steps.ts';
import { runSteps, type Step } from './run-steps.ts';

const steps: readonly Step[] = [
  ...packageBuilds,
  playwright(
    'stories-lazy',
    'Stories: the demo, its lazy parts late or lost the first time',
    'e2e/playwright.config.ts',
    [],
    ['lazy parts come late', 'lazy parts come the second time'],
  ),
  playwright(
    'stories-implicit',
    'Stories: the demo, all of it in the implicit flow',
    'e2e/playwright.config.ts',
    [],
    ['whole implicit flow'],
  ),
  preparedStories(
    'stories-tenant',
    'Stories: the packed tenant with real clients, in a project outside the workspace',
    'installs/packed/tenant-stories.ts',
    ['build-tenant'],
  ),
  playwright(
    'stories-examples',
    'Stories: the pages in examples/',
    'examples/e2e/playwright.config.ts',
  ),
  playwright(
    'stories-ssr',
    'Stories: rendered on a server',
    'examples/ssr/stories/playwright.config.ts',
  ),
  tool('schedules', 'Every schedule of two tabs', 'run/schedules.ts'),
  check('worlds', 'Larger worlds of tabs, from one seed', [
    process.execPath,
    'tools/run/worlds.ts',
    '--seed',
    '1',
  ]),
  check('properties', 'A thousand random lives, and every state of the model', [
    process.execPath,
    'tools/run/properties.ts',
    '1000',
  ]),
  tool('real-tabs', 'A sign-out is final in real tabs', 'run/real-tabs.ts'),
  tool('site', 'Documentation site', 'docs-site/docs.ts'),
  playwright(
    'stories-docs',
    'Stories: a reader of the documentation site',
    'tools/docs-site/stories/playwright.config.ts',
    ['site'],
  ),
  tool(
    'migrated',
    'Types of what migrate makes of the small apps',
    'checks/migrated/check-migrated.ts',
    ['build'],
  ),
  tool('outside-apps', 'Apps outside the workspace', 'installs/outside/outside-apps.ts', ['build']),
  tool('fresh-apps', 'From ng new over ng add to signed in', 'installs/fresh/fresh-apps.ts', [
    'build',
    'build-tenant',
  ]),
  check('release', 'A release, rehearsed', [
    process.execPath,
    'tools/release/release.ts',
    'minor',
    '--dry-run',
  ]),
];

endCommandsOnSignal();
process.exitCode = (await runSteps(steps, process.argv.slice(2))) ? 0 : 1;
