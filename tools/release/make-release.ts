// A release: version, changelogs, build, checks, commit and tag; or nothing at all.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastRelease } from './changelog.ts';
import { changelog, releasedFiles } from './files.ts';
import { git } from './git.ts';
import { refusals } from './refusals.ts';
import { nextVersion } from './version.ts';

export interface ReleaseOptions {
  readonly folder: string;
  /** patch, minor, major or a version. */
  readonly wanted: string;
  /** Year, month and day. */
  readonly date: string;
  /** Builds and checks the packages; false when they may not be published. */
  readonly check: () => Promise<boolean>;
}

/** Returns the tag. @throws Error that says why there is no release; the folder is then as it was. */
export async function makeRelease(options: ReleaseOptions): Promise<string> {
  const { folder, wanted, date, check } = options;
  const problems = refusals(folder, wanted);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const version = nextVersion(lastRelease(read(changelog)), wanted);
  const files = releasedFiles(read, version, date);
  try {
    for (const [path, text] of files) writeFileSync(join(folder, path), text);
    if (!(await check())) throw new Error('The packages may not be published.');
    git(
      folder,
      'commit',
      '--quiet',
      '--message',
      `chore(release): ${version}`,
      '--',
      ...files.keys(),
    );
  } catch (error) {
    git(folder, 'checkout', '--quiet', 'HEAD', '--', ...files.keys());
    throw error;
  }
  git(folder, 'tag', '--annotate', `v${version}`, '--message', `Version ${version}`);
  return `v${version}`;
}
