// Compares the built library's public API with goldens/, and checks that it was built to be published.
//
//   node tools/checks/api/check-api.ts            fails when they differ
//   node tools/checks/api/check-api.ts --update   accepts the change (npm run goldens)
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldenOf } from './golden.ts';
import { entryPoints, libraryDist, root, typesFile } from '../../workspace/paths.ts';

/** What differs, as lines with `-` and `+`, or null when nothing does. */
export function difference(before: string, after: string): string | null {
  if (before === after) return null;
  const [old, now] = [before.split('\n'), after.split('\n')];
  const gone = old.filter((line) => !now.includes(line)).map((line) => `- ${line}`);
  const come = now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`);
  return [...gone, ...come].join('\n') || '  the same lines in another order';
}

/** Partial compilation is what makes the package usable with other versions of Angular; ng-packagr guards against the rest. */
export const isPublishable = (packageJson: string) => !packageJson.includes('prepublishOnly');

const golden = (name: string) => `${name.replaceAll('/', '-')}.api.md`;

async function compare(update: boolean): Promise<string[]> {
  const folder = join(root, 'goldens');
  const problems: string[] = [];
  for (const { name } of entryPoints) {
    const path = join(folder, golden(name));
    const now = await goldenOf(name, readFileSync(typesFile(name), 'utf8'));
    const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const changes = difference(before, now);
    if (update) writeFileSync(path, now);
    else if (changes) problems.push(`goldens/${golden(name)}:\n${changes}\n`);
  }
  for (const file of readdirSync(folder)) {
    if (entryPoints.some(({ name }) => golden(name) === file)) continue;
    if (update) rmSync(join(folder, file));
    else problems.push(`goldens/${file} belongs to no entry point`);
  }
  if (problems.length > 0) problems.push('If these changes are meant: npm run goldens');
  return problems;
}

if (import.meta.main) {
  const problems = await compare(process.argv.includes('--update'));
  if (!isPublishable(readFileSync(join(libraryDist, 'package.json'), 'utf8'))) {
    problems.push(
      'dist/ngx-auth0-lock is not compiled partially: set "compilationMode": "partial" in angularCompilerOptions of projects/ngx-auth0-lock/tsconfig.lib.json',
    );
  }
  console.log(problems.join('\n') || `${entryPoints.length} entry points as in goldens/`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
