// The files that belong to the project: those that git tracks or would, so no build output and nothing installed.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { root } from './paths.ts';

const notOurs = ['node_modules', 'dist', '.angular', '.git', 'reports', 'coverage', 'test-results'];

/** Paths from the root, with forward slashes, in order. */
export function projectFiles(folder = root): string[] {
  return (fromGit(folder) ?? fromDisk(folder)).map((path) => path.replaceAll('\\', '/')).sort();
}

function fromGit(folder: string): string[] | null {
  try {
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
    const list = execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    // A file that was removed and not yet committed is still listed.
    return list.split('\0').filter((path) => path !== '' && existsSync(`${folder}/${path}`));
  } catch {
    // An unpacked archive has no repository, and some machines have no git.
    return null;
  }
}

function fromDisk(folder: string): string[] {
  return globSync('**/*', {
    cwd: folder,
    withFileTypes: true,
    exclude: (entry) => notOurs.includes(entry.name),
  })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1));
}
