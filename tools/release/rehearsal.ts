// A release of this working tree in a folder that is thrown away: everything is done, and nothing has changed.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../workspace/command.ts';
import { published } from '../checks/packages/published.ts';
import { root } from '../workspace/paths.ts';
import { projectFiles } from '../workspace/project-files.ts';
import { unreleased, withEntry } from './changelog.ts';
import { changelog, json, manifestOf } from './files.ts';
import { git, makeRepository } from './git.ts';

/** Returns what happened, to be read. @throws Error when the release would not come to its end. */
export async function rehearse(wanted: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    for (const path of projectFiles()) cpSync(join(root, path), join(folder, path));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    fillIn(folder);
    makeRepository(folder);
    const { code, output } = await command(
      [process.execPath, join('tools', 'release', 'release.ts'), wanted],
      { cwd: folder },
    );
    if (code !== 0) throw new Error(output);
    const left = git(folder, 'status', '--porcelain');
    if (left !== '') throw new Error(`It would leave changes behind.\n${left}`);
    // Only an annotated tag is found in this way.
    const tag = git(folder, 'describe', '--exact-match');
    return `${output}\n${git(folder, 'show', '--stat', '--format=%s', tag)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What a release needs and this working tree may lack today; the real one is refused without it. */
function fillIn(folder: string): void {
  edit(folder, changelog, (text) =>
    unreleased(text) === '' ? withEntry(text, '- A rehearsal.') : text,
  );
  for (const wanted of published) {
    const url = 'git+https://git.example/ngx-auth0-lock.git';
    const repository = { type: 'git', url, directory: wanted.folder };
    edit(folder, manifestOf(wanted), (text) =>
      json({ repository, ...(JSON.parse(text) as object) }),
    );
  }
}

function edit(folder: string, path: string, change: (text: string) => string): void {
  writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
}
