// `npm test`: every check of the workspace, unattended; or some of them: `npm test -- lint unit`.
import { endCommandsOnSignal } from '../workspace/command.ts';
import { program } from '../workspace/paths.ts';
import {
  check,
  demoBuild,
  karma,
  nodeSpecs,
  packageBuilds,
  packagesCheck,
  playwright,
  tool,
} from './steps.ts';
import { runSteps, type Step } from './run-steps.ts';

const tsc = program('typescript', 'tsc');

const steps: readonly Step[] = [
  check('format', 'Formatting', [
    ...program('prettier'),
    '--check',
    '--cache',
    '--log-level=warn',
    '.',
  ]),
  check(
    'types',
    'Types of tools, local tenant, stories, benchmarks',
    [...tsc, '-p', 'tools'],
    [...tsc, '-p', 'tools/installs/apps'],
    [...tsc, '-p', 'projects/lock-tenant'],
    [...tsc, '-p', 'e2e'],
    [...tsc, '-p', 'bench'],
    [...tsc, '-p', 'examples'],
    [...tsc, '-p', 'examples/ssr/stories'],
    [...tsc, '-p', 'projects/ngx-auth0-lock/schematics'],
  ),
  check('lint', 'Lint', [...program('eslint'), '--max-warnings=0', '.']),
  tool('layers', 'Import direction', 'checks/layers/check-layers.ts'),
  tool('scan', 'What must not be in the project', 'checks/scan.ts'),
  ...packageBuilds,
  tool('api', 'Public API as in goldens/', 'checks/api/check-api.ts', ['build']),
  packagesCheck,
  tool('docs', 'Documented code compiles, links resolve', 'checks/docs/check-docs.ts', ['build']),
  tool(
    'site',
    'Documentation site: a docstring on every public name, every link leads somewhere',
    'docs-site/docs.ts',
  ),
  check('vitest', 'Testing entry point under Vitest', [
    ...program('vitest'),
    'run',
    '--config=e2e/vitest/vitest.config.ts',
  ]),
  nodeSpecs('unit-node', 'Unit tests: local tenant, schematics, tools', [
    'projects/lock-tenant/src/**/*.spec.ts',
    'projects/ngx-auth0-lock/schematics/**/*.spec.ts',
    'tools/**/*.spec.ts',
  ]),
  karma('unit-library', 'Unit tests: library', 'ngx-auth0-lock'),
  karma('unit-demo', 'Unit tests: demo', 'demo'),
  tool('counts', 'No spec file ran nothing', 'run/check-counts.ts', [
    'unit-node',
    'unit-library',
    'unit-demo',
  ]),
  demoBuild('demo', 'Demo build'),
  tool('bundle', 'No Lock in the first bundle', 'checks/bundle/check-bundle.ts', ['demo']),
  playwright(
    'stories',
    'Stories: the demo with the real Lock',
    'e2e/playwright.config.ts',
    ['demo'],
    ['demo', 'implicit flow'],
  ),
  playwright(
    'stories-ng-module',
    'Story: the tutorial’s template in an NgModule app',
    'examples/e2e/ng-module.config.ts',
    ['build'],
  ),
  tool('sizes', 'Size of the library in an app', 'checks/size/sizes.ts', ['build']),
];

endCommandsOnSignal();
process.exitCode = (await runSteps(steps, process.argv.slice(2))) ? 0 : 1;
