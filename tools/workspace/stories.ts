// How all stories run: in one Chromium after another, with a second try that is reported. Each folder of stories adds its own.
import type { PlaywrightTestConfig } from '@playwright/test';
import { chromiumFlags, requireBrowser } from './browser.mjs';

/** For `defineConfig(storyDefaults, { … })` in the stories' folder. */
export const storyDefaults: PlaywrightTestConfig = {
  testDir: '.',
  testMatch: '*.story.ts',
  // Most stories' servers have fixed ports.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  // A real browser on a busy machine; a story that needs its second try is reported as flaky.
  retries: 1,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: requireBrowser(), args: chromiumFlags },
    trace: 'on-first-retry',
  },
};
