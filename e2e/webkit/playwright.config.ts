// How the paths in WebKit run: one after another in one browser, which is WebDriver's; Playwright runs the stories.
import { defineConfig } from '@playwright/test';
import { storyDefaults } from '../../tools/workspace/stories.ts';
import { patience } from '../main-stories.ts';

export default defineConfig(storyDefaults, {
  outputDir: '../../test-results/webkit',
  globalSetup: './build.ts',
  ...patience,
});
