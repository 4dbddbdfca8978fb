// The stories of the four pages that are not Angular, each with the real Lock and a local tenant.
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findBrowser } from '../../tools/workspace/browser.mjs';

const browser = findBrowser();

export default defineConfig({
  testDir: '.',
  testMatch: ['vanilla.story.ts', 'lockr.story.ts', 'react.story.ts', 'angularjs.story.ts'],
  outputDir: '../../test-results/examples',
  // Two cores, and fixed ports.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  // A real browser on a busy machine; a story that needs its second try is reported as flaky.
  retries: 1,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    launchOptions: { ...(browser && { executablePath: browser }), args: chromiumFlags },
    trace: 'on-first-retry',
  },
});
