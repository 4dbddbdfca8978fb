// The built site in a browser, opened from the disk.
import { defineConfig } from '@playwright/test';
import { storyDefaults } from '../../workspace/stories.ts';

export default defineConfig(storyDefaults, {
  outputDir: '../../../test-results/docs',
  timeout: 120_000,
});
