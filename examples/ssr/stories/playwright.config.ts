// How the stories of the server-rendered app run: one after another, in one Chromium.
import { defineConfig } from '@playwright/test';
import { storyDefaults } from '../../../tools/workspace/stories.ts';

export default defineConfig(storyDefaults, {
  outputDir: '../../../test-results/ssr',
  globalSetup: './testing-support/build-app.ts',
  timeout: 60_000,
});
