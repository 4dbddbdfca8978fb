// git in a folder, and a repository of its own in a folder that is thrown away.
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** Without what a hook's git tells the programs that it runs: that is about another folder. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^GIT_(?!AUTHOR|COMMITTER|SSH)/.test(name)),
);

/** What it prints. @throws Error with what git says. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** A repository on main with all that is in the folder, as one commit; no setting of the user's reaches it. */
export function makeRepository(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  const settings = {
    'user.name': 'Nobody',
    'user.email': 'nobody@example.com',
    'commit.gpgSign': 'false',
    'tag.gpgSign': 'false',
    'tag.forceSignAnnotated': 'false',
    'core.hooksPath': join('.git', 'no-hooks'),
    'core.autocrlf': 'false',
  };
  for (const [name, value] of Object.entries(settings)) git(folder, 'config', name, value);
  // There it may be a link, which the project's own list does not mean.
  appendFileSync(join(folder, '.git', 'info', 'exclude'), 'node_modules\n');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'chore: everything');
}
