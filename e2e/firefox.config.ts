// The main stories in a stock Firefox, which Playwright drives by WebDriver BiDi.
import { defineConfig } from '@playwright/test';
import { findFirefox } from '../tools/workspace/other-browsers.mjs';
import { inFlows, mainStories, patience } from './main-stories.ts';
import base from './playwright.config.ts';

export default defineConfig({
  ...base,
  testMatch: mainStories,
  outputDir: '../test-results/firefox',
  ...patience,
  use: {
    ...base.use,
    browserName: 'firefox',
    channel: 'moz-firefox',
    launchOptions: {
      executablePath: findFirefox()!,
      args: [],
      // No back/forward cache: Playwright does not see that a page came out of it.
      firefoxUserPrefs: { 'browser.sessionhistory.max_total_viewers': 0 },
    },
    // By this protocol there is none.
    trace: 'off',
  },
  projects: inFlows(base.projects),
});
