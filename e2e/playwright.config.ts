// How the stories of the demo run: two files at a time, each in a Chromium and against servers of its own.
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { storyDefaults } from '../tools/workspace/stories.ts';
import type { Arrival } from './testing-support/lazy-parts.ts';
import type { GrantType } from '../projects/lock-tenant/src/public-api.ts';
import type { Flow } from './testing-support/story.ts';

interface StoryOptions {
  arrival: Arrival;
  flow: Flow;
}

interface WorkerOptions {
  grantTypes: readonly GrantType[] | undefined;
}

export default defineConfig<StoryOptions, WorkerOptions>(
  storyDefaults as PlaywrightTestConfig<StoryOptions, WorkerOptions>,
  {
    testIgnore: ['webkit/**', 'bundled/**'],
    outputDir: '../test-results/demo',
    globalSetup: './testing-support/build-demo.ts',
    // A story waits most of its time: for Lock to come in, for a session to end.
    workers: 2,
    projects: [
      // The code flow needs no implicit grant: here the tenant has it switched off.
      {
        name: 'demo',
        grepInvert: /@implicit/,
        use: { grantTypes: ['authorization_code', 'refresh_token'] },
      },
      // The same stories in the implicit flow: in `npm test` those that sign in, come back or renew, in
      // `test:all` every one that is not about the code flow.
      { name: 'implicit flow', grep: /@flow|@implicit/, use: { flow: 'implicit' } },
      { name: 'whole implicit flow', grepInvert: /@code/, use: { flow: 'implicit' } },
      // What signs in, turns away and leaves arrives when it is needed: on a slow line, or a line that
      // loses a request, late.
      { name: 'lazy parts come late', grep: /@lazy/, use: { arrival: 'late' }, timeout: 90_000 },
      {
        name: 'lazy parts come the second time',
        grep: /@lazy/,
        use: { arrival: 'the second time' },
        timeout: 90_000,
      },
    ],
  },
);
