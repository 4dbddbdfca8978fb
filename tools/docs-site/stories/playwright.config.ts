// The built site in a browser, opened from the disk.
import { defineConfig } from '@playwright/test';
import { chromiumFlags, requireBrowser } from '../../workspace/browser.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: '*.story.ts',
  timeout: 120_000,
  workers: 1,
  use: { launchOptions: { executablePath: requireBrowser(), args: chromiumFlags } },
});
