// How the stories of the server-rendered app run: one after another, in one Chromium.
import { defineConfig } from '@playwright/test';
import { chromiumFlags, requireBrowser } from '../../../tools/workspace/browser.mjs';

const report = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? '../../../reports/stories-ssr.json';

export default defineConfig({
  testDir: '.',
  testMatch: '*.story.ts',
  outputDir: '../../../test-results/ssr',
  globalSetup: './testing-support/build-app.ts',
  // The servers have fixed ports, which are in the tenant's lists.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A real browser on a busy machine; a story that needs its second try is reported as flaky.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: report }]],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: requireBrowser(), args: chromiumFlags },
    trace: 'on-first-retry',
  },
});
