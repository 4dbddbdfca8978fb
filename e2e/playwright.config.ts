// How the stories run: one after another, in one Chromium, against servers of their own.
import { defineConfig } from '@playwright/test';
import { chromiumFlags, requireBrowser } from '../tools/browser.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results/demo',
  globalSetup: './support/build-demo.ts',
  // The servers have fixed ports, which are in the demo's build and in the tenant's lists.
  workers: 1,
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
