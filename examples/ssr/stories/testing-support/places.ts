// Where the app, its builds and its tenant are.
import { join } from 'node:path';
import { root } from '../../../../tools/workspace/paths.ts';

export const appPort = 4701;
export const tenantPort = 4721;

export type Build = 'production' | 'development';

/** The development build is the one in which Angular reports what does not match. */
export const builds: readonly Build[] = ['production', 'development'];

export const buildFolder = (build: Build) => join(root, 'dist', 'examples', `ssr-${build}`);
