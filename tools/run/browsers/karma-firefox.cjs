// Karma as `npm test` runs it, in a stock Firefox.
const configure = require('../reporters/karma-counts.cjs');
const { findFirefox } = require('../../workspace/other-browsers.mjs');

process.env.FIREFOX_BIN ??= findFirefox() ?? '';

module.exports = (config) => {
  configure(config);
  config.set({
    plugins: [...config.plugins, require('karma-firefox-launcher')],
    browsers: ['FirefoxHeadless'],
  });
};
