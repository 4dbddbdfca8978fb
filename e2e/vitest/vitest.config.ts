// Runs the built package's testing entry point under Vitest, as an app that uses Vitest would.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const dist = join(import.meta.dirname, '../../dist/ngx-auth0-lock/fesm2022');

export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    alias: [
      { find: /^ngx-auth0-lock$/, replacement: join(dist, 'ngx-auth0-lock.mjs') },
      { find: /^ngx-auth0-lock\/(.+)$/, replacement: join(dist, 'ngx-auth0-lock-$1.mjs') },
    ],
  },
  test: {
    environment: 'jsdom',
    include: ['*.test.ts'],
    setupFiles: ['./set-up.ts'],
  },
});
