// Unit tests in a real Chromium; serves the test vectors at /vectors/: the project's, and those of others beside it.
const { existsSync, createReadStream } = require('node:fs');
const { join } = require('node:path');
const { chromiumFlags, findBrowser } = require('./tools/workspace/browser.mjs');

process.env.CHROME_BIN ??= findBrowser() ?? '';

const vectors = [join(__dirname, 'vectors'), join(__dirname, '..', 'shared', 'vectors')];

function serveVectors() {
  return (request, response, next) => {
    const name = /^\/vectors\/([\w./-]+\.json)$/.exec(request.url)?.[1];
    if (!name || name.includes('..')) return next();
    const file = vectors.map((folder) => join(folder, name)).find((path) => existsSync(path));
    response.setHeader('Content-Type', 'application/json');
    if (file) return createReadStream(file).pipe(response);
    // A user's clone has no files of others: `null` tells the spec to say so and skip.
    return response.end('null');
  };
}

module.exports = (config) =>
  config.set({
    frameworks: ['jasmine'],
    plugins: [
      require('karma-jasmine'),
      require('karma-chrome-launcher'),
      require('karma-coverage'),
      { 'middleware:vectors': ['factory', serveVectors] },
    ],
    beforeMiddleware: ['vectors'],
    // A busy machine is no reason to fail: a spec that waits in vain still ends.
    client: { jasmine: { random: true, timeoutInterval: 60_000 }, captureConsole: true },
    browserConsoleLogOptions: { level: 'log', terminal: true, format: '%b %m' },
    reporters: ['progress'],
    browsers: ['Headless'],
    customLaunchers: {
      Headless: {
        base: 'ChromeHeadless',
        flags: chromiumFlags,
      },
    },
    browserNoActivityTimeout: 180_000,
    coverageReporter: {
      dir: join(__dirname, 'coverage'),
      reporters: [{ type: 'json-summary' }, { type: 'text-summary' }],
    },
    restartOnFileChange: true,
  });
