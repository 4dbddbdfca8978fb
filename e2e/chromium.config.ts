// The main stories in Chromium, as they are told in the other engines too.
import base from './playwright.config.ts';
import { inFlows, mainStories, patience } from './main-stories.ts';

export default {
  ...base,
  ...patience,
  testMatch: mainStories,
  outputDir: '../test-results/chromium',
  projects: inFlows(base.projects),
};
