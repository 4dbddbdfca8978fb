// Stories with the real Lock in a real Chromium against a tenant; one tenant per story.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.story.ts',
  outputDir: '../../../test-results/lock-tenant',
  // One port for the tenant and one for the app, so one story at a time.
  workers: 1,
  fullyParallel: false,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  // A real browser on a busy machine; a story that needs its second try is reported as flaky.
  retries: 1,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...(process.env['CHROME_BIN'] && { executablePath: process.env['CHROME_BIN'] }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    trace: 'on-first-retry',
  },
});
