// publint and arethetypeswrong on a packed package, as strictly as they can be.
import { checkPackage, Package, type Problem } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { PackedPackage } from './packed-package.ts';

/** Suggestions count too. */
export async function publintProblems({ manifest, files }: PackedPackage): Promise<string[]> {
  const packed = [...files].map(([path, data]) => ({ name: `package/${path}`, data }));
  const options = { pkgDir: 'package', pack: { files: packed }, strict: true };
  const { messages } = await publint(options);
  return messages.map(
    (message) => `publint: ${formatMessage(message, manifest, { color: false }) ?? message.code}`,
  );
}

// What arethetypeswrong calls the profile `esm-only`. Both packages are ESM, as the Angular Package Format
// asks: `require()` of them is not promised. And node10, which TypeScript 6 has deprecated, knows no
// `exports`, so no secondary entry point; apps of Angular 21 and 22 are made with `bundler`.
const notPromised: readonly (string | undefined)[] = ['node10', 'node16-cjs'];

export async function typesProblems({ manifest, files }: PackedPackage): Promise<string[]> {
  const { name, version } = manifest;
  const placed = Object.fromEntries(
    [...files].map(([path, text]) => [`/node_modules/${name}/${path}`, text]),
  );
  const result = await checkPackage(new Package(placed, name, version));
  if (result.types === false) return ['arethetypeswrong: it has no types'];
  return result.problems
    .filter((problem) => !notPromised.includes(resolutionOf(problem)))
    .map((problem) => `arethetypeswrong: ${problem.kind} ${detailsOf(problem)}`);
}

function resolutionOf(problem: Problem): string | undefined {
  if ('resolutionKind' in problem) return problem.resolutionKind;
  return 'resolutionOption' in problem ? problem.resolutionOption : undefined;
}

const detailsOf = ({ kind: _, ...details }: Problem) =>
  JSON.stringify(details, (key, value: unknown) => (key === 'trace' ? undefined : value));
