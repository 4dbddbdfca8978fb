// The stories of the four pages that are not Angular, each with the real Lock and a local tenant.
import { defineConfig } from '@playwright/test';
import { storyDefaults } from '../../tools/workspace/stories.ts';

export default defineConfig(storyDefaults, {
  testMatch: ['vanilla.story.ts', 'lockr.story.ts', 'react.story.ts', 'angularjs.story.ts'],
  outputDir: '../../test-results/examples',
  timeout: 45_000,
});
