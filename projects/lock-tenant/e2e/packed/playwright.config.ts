// The same stories where the package is installed from its tarball, and those that need it to be: see tools/installs/packed.
import { defineConfig } from '@playwright/test';
import { storyDefaults } from '../../../../tools/workspace/stories.ts';

export default defineConfig(storyDefaults, { testDir: '..' });
