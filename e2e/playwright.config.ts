// How the stories run: two files at a time, each in a Chromium and against servers of its own.
import { defineConfig } from '@playwright/test';
import { chromiumFlags, requireBrowser } from '../tools/workspace/browser.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: '*.story.ts',
  outputDir: '../test-results/demo',
  globalSetup: './testing-support/build-demo.ts',
  // A story waits most of its time: for Lock to come in, for a session to end.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  // A real browser on a busy machine; a story that needs its second try is reported as flaky.
  retries: 1,
  reporter: [
    ['list'],
    [
      'json',
      { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? '../reports/stories.json' },
    ],
  ],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: requireBrowser(), args: chromiumFlags },
    trace: 'on-first-retry',
  },
});
