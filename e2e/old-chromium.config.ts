// The stories of a network that comes back, in a Chromium that keeps a failed import() failed: CHROME_BIN names it.
import { inFlows, patience } from './main-stories.ts';
import base from './playwright.config.ts';

export default {
  ...base,
  ...patience,
  grep: /offline/,
  outputDir: '../test-results/old-chromium',
  projects: inFlows(base.projects),
};
