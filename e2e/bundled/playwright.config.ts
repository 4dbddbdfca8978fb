// How the apps of other bundlers are tried: in Chromium, be it of the day or an old one, and in Firefox where there is one.
import { defineConfig } from '@playwright/test';
import { findFirefox } from '../../tools/workspace/other-browsers.mjs';
import { storyDefaults } from '../../tools/workspace/stories.ts';
import { patience } from '../main-stories.ts';

const firefox = findFirefox();

export default defineConfig(storyDefaults, {
  outputDir: '../../test-results/bundled',
  globalSetup: './build.ts',
  ...patience,
  projects: [
    { name: 'chromium' },
    ...(firefox
      ? [
          {
            name: 'firefox',
            use: {
              browserName: 'firefox' as const,
              channel: 'moz-firefox',
              launchOptions: { executablePath: firefox, args: [] },
              trace: 'off' as const,
            },
          },
        ]
      : []),
  ],
});
