// Stories with the real Lock in a real Chromium against a tenant; one tenant per story.
import { defineConfig } from '@playwright/test';
import { storyDefaults } from '../../../tools/workspace/stories.ts';

export default defineConfig(storyDefaults, { outputDir: '../../../test-results/lock-tenant' });
