// `npm run release -- patch|minor|major|1.2.3`: version, changelogs, checked packages, commit and tag; publishing is for CI.
//
//   --dry-run   rehearses it in another folder, and says what stands against it here
import { endCommands } from '../workspace/command.ts';
import { root } from '../workspace/paths.ts';
import { makeRelease } from './make-release.ts';
import { refusals } from './refusals.ts';
import { rehearse } from './rehearsal.ts';
import { runSteps } from '../run/run-steps.ts';
import { packageBuilds, packagesCheck } from '../run/steps.ts';

const dryRun = process.argv.includes('--dry-run');
const [wanted = '', ...more] = process.argv.slice(2).filter((word) => word !== '--dry-run');

async function release(): Promise<void> {
  const tag = await makeRelease({
    folder: root,
    wanted,
    date: new Date().toISOString().slice(0, 10),
    check: () => runSteps([...packageBuilds, packagesCheck], []),
  });
  console.log(`
${tag} is committed and tagged here. To send it:

  git push --follow-tags origin main

CI then builds the tag and publishes, the tenant first, because the library's ng add asks for it:

  npm publish ./dist/lock-tenant --provenance
  npm publish ./dist/ngx-auth0-lock --provenance`);
}

async function dryRelease(): Promise<void> {
  console.log(`In a copy of this working tree:\n\n${await rehearse(wanted)}`);
  const problems = refusals(root, wanted);
  console.log(
    problems.length > 0
      ? `\nIt would be refused here and now:\n  ${problems.join('\n  ')}`
      : '\nIt would be possible here and now.',
  );
}

// What runs then fails, and what was written is put back.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endCommands);
try {
  if (wanted === '' || wanted.startsWith('-') || more.length > 0) {
    throw new Error('npm run release -- patch|minor|major|1.2.3 [--dry-run]');
  }
  await (dryRun ? dryRelease() : release());
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
