// How the stories of the demo run: two files at a time, each in a Chromium and against servers of its own.
import { defineConfig } from '@playwright/test';
import { storyDefaults } from '../tools/workspace/stories.ts';

export default defineConfig(storyDefaults, {
  outputDir: '../test-results/demo',
  globalSetup: './testing-support/build-demo.ts',
  // A story waits most of its time: for Lock to come in, for a session to end.
  workers: 2,
});
