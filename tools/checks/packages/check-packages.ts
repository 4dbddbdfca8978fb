// Checks the packages that are published as users get them: packed. Both must have been built.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from '../../workspace/npm.ts';
import { contentsProblems } from './contents.ts';
import { importProblems } from './imports.ts';
import { publintProblems, typesProblems } from './linters.ts';
import { manifestProblems } from './manifest.ts';
import { readTarball, type PackedPackage } from './packed-package.ts';
import { published, type Published } from './published.ts';
import { root } from '../../workspace/paths.ts';

/** The sentences that say what is wrong; none when all is well. `version`: of the workspace. */
export async function packageProblems(
  packed: PackedPackage,
  wanted: Published,
  version: string,
): Promise<string[]> {
  const problems = [
    ...manifestProblems(packed.manifest, wanted, version),
    ...contentsProblems(packed, wanted, root),
    ...importProblems(packed, wanted),
    ...(await publintProblems(packed)),
    ...(await typesProblems(packed)),
  ];
  return problems.map((problem) => `${wanted.name}: ${problem}`);
}

if (import.meta.main) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = mkdtempSync(join(tmpdir(), 'packages-'));
  const problems: string[] = [];
  const sizes: string[] = [];
  try {
    for (const wanted of published) {
      if (!existsSync(join(wanted.dist, 'package.json'))) {
        throw new Error(`${wanted.name} is not built.`);
      }
      const tarball = readFileSync(await pack(wanted.dist, folder));
      const packed = readTarball(tarball);
      problems.push(...(await packageProblems(packed, wanted, version)));
      const kilobytes = (tarball.length / 1000).toFixed(0);
      sizes.push(`${wanted.name} ${packed.files.size} files, ${kilobytes} kB`);
    }
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(problems.length > 0 ? problems.join('\n') : sizes.join('; '));
  process.exitCode = problems.length > 0 ? 1 : 0;
}
