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
  /** Name of an outermost describe() → the spec files that have one of that name. */
  const filesOf = new Map();

  // karma-jasmine passes on Jasmine's own event, which comes before the suite's specs and, by the
  // source maps, knows the file of its describe().
  this.onBrowserInfo = (_browser, { event, result }) => {
    if (event !== 'suiteStarted' || !result?.filename) return;
    const { pathname } = new URL(result.filename, 'http://localhost');
    const path = decodeURIComponent(pathname).replace(/^\/(base|absolute)\//, '');
    // A function that several spec files call may describe a part of theirs.
    if (path.endsWith('.spec.ts') || result.parentSuiteId === null) file = path;
    if (result.parentSuiteId !== null || !path.endsWith('.spec.ts')) return;
    const named = filesOf.get(result.description) ?? new Set();
    filesOf.set(result.description, named.add(path));
  };
  this.onSpecComplete = (_browser, { skipped, success, suite }) => {
    const outcome = skipped ? 'skipped' : success ? 'passed' : 'failed';
    total[outcome]++;
    // On a busy machine Karma stays with polling, and hands on results fifty at a time: by then the next
    // files have begun.
    const named = filesOf.get(suite[0]);
    const own = !named || named.has(file) ? file : [...named][0];
    files[own] ??= { passed: 0, failed: 0, skipped: 0 };
    files[own][outcome]++;
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
