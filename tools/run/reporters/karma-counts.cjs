// Karma as `npm test` runs it: the project's own configuration, and a report of how many specs each spec file ran.
// The report goes to the file that KARMA_COUNTS names.
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const configure = require('../../../karma.conf.cjs');

function CountsReporter() {
  const target = process.env.KARMA_COUNTS;
  /** Spec file, from the workspace's root → specs. */
  const files = {};
  const total = { passed: 0, failed: 0, skipped: 0 };
  let file = '';

  // karma-jasmine passes on Jasmine's own event, which comes before the suite's specs and, by the
  // source maps, knows the file of its describe().
  this.onBrowserInfo = (_browser, { event, result }) => {
    if (event !== 'suiteStarted' || !result?.filename) return;
    const { pathname } = new URL(result.filename, 'http://localhost');
    const path = decodeURIComponent(pathname).replace(/^\/(base|absolute)\//, '');
    // A function that several spec files call may describe a part of theirs.
    if (path.endsWith('.spec.ts') || result.parentSuiteId === null) file = path;
  };
  this.onSpecComplete = (_browser, { skipped, success }) => {
    const outcome = skipped ? 'skipped' : success ? 'passed' : 'failed';
    total[outcome]++;
    files[file] ??= { passed: 0, failed: 0, skipped: 0 };
    files[file][outcome]++;
  };
  this.onBrowserError = () => total.failed++;
  this.onRunComplete = () => {
    if (!target) return;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, JSON.stringify({ ...total, files }, null, 2));
  };
}

module.exports = (config) => {
  configure(config);
  config.set({
    plugins: [...config.plugins, { 'reporter:counts': ['type', CountsReporter] }],
    reporters: ['dots', 'counts'],
  });
};
