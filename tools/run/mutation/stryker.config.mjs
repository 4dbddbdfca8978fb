// How `npm run test:mutation` changes the session's code piece by piece, to see whether a spec notices.
const session = 'projects/ngx-auth0-lock/session';
const lock = 'projects/ngx-auth0-lock/lock';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    `${session}/**/*.ts`,
    `${lock}/**/*.ts`,
    `!${session}/**/*.spec.ts`,
    `!${lock}/**/*.spec.ts`,
    `!${session}/testing-support/**`,
  ],
  testRunner: 'jasmine',
  plugins: ['@stryker-mutator/jasmine-runner'],
  jasmineConfigFile: 'tools/run/mutation/jasmine.json',
  // `--splitting` keeps one copy of each file, as the browser has it, and the lazy ones lazy.
  buildCommand: `esbuild ${session}/**/*.spec.ts ${lock}/**/*.spec.ts --bundle --splitting --format=esm --platform=node --outdir=reports/mutation/specs --external:jose --log-level=warning`,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  // What the sandbox needs, and nothing else.
  ignorePatterns: ['/*', '!/package.json', '!/tsconfig.json', '!/projects', '!/tools'],
  tempDirName: 'reports/mutation/sandbox',
  reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
  clearTextReporter: { logTests: false, allowColor: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  jsonReporter: { fileName: 'reports/mutation/report.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};
