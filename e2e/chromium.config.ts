// The main stories in Chromium, as they are told in the other engines too.
import base from './playwright.config.ts';
import { mainStories, patience } from './main-stories.ts';

export default {
  ...base,
  ...patience,
  testMatch: mainStories,
  outputDir: '../test-results/chromium',
  // Lazy parts that come late are looked at in npm test and test:all.
  projects: (base.projects ?? []).filter(({ name }) => !name?.startsWith('lazy')),
};
