// The story of the NgModule app alone: `npm test` runs it.
import config from './playwright.config.ts';

export default { ...config, testMatch: ['ng-module.story.ts'] };
