// Stories with the real Lock and other real clients in a real Chromium; one tenant per story, from the sources.
import { defineConfig } from '@playwright/test';
import { storyDefaults } from '../../../tools/workspace/stories.ts';

export default defineConfig(storyDefaults, {
  testIgnore: 'packed/**',
  outputDir: '../../../test-results/lock-tenant',
});
