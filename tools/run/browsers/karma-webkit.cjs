// Karma as `npm test` runs it, in WebKitGTK.
const { join } = require('node:path');
const configure = require('../reporters/karma-counts.cjs');

function WebKit(baseBrowserDecorator) {
  baseBrowserDecorator(this);
  this._getOptions = (url) => [join(__dirname, 'webkit-window.mjs'), url];
}
WebKit.prototype = { name: 'WebKitGTK', DEFAULT_CMD: { linux: process.execPath } };
WebKit.$inject = ['baseBrowserDecorator'];

function specFiles(files) {
  const pattern = join(__dirname, 'spec-files.js');
  files.unshift({ pattern, included: true, served: true, watched: false });
}
specFiles.$inject = ['config.files'];

module.exports = (config) => {
  configure(config);
  config.set({
    frameworks: ['spec-files', ...config.frameworks],
    plugins: [
      ...config.plugins,
      { 'framework:spec-files': ['factory', specFiles] },
      { 'launcher:WebKit': ['type', WebKit] },
    ],
    browsers: ['WebKit'],
    // Hours that specs let pass take minutes here, on a busy machine.
    client: { ...config.client, jasmine: { random: true, timeoutInterval: 300_000 } },
    browserNoActivityTimeout: 400_000,
    // A page that computes does not answer meanwhile.
    pingTimeout: 120_000,
    browserDisconnectTimeout: 60_000,
    processKillTimeout: 5000,
  });
};
