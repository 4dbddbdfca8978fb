// Larger worlds of tabs with the real session, random from a seed: `npm run test:worlds -- --runs N --seed N --path P`.
// Without a seed they are others each time.
import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleSession } from '../build/session-bundle.ts';
import { command, endCommandsOnSignal } from '../workspace/command.ts';
import { program } from '../workspace/paths.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    path: { type: 'string', default: '' },
  },
});

// Signatures are checked in a thread of their own, whose turns no seed can choose.
const verifier = `
  import { decodeIdToken } from './id-token';
  export const verifyWithJose = async (token) => decodeIdToken(token);
  export const verifySignature = async () => {};`;

endCommandsOnSignal();
const folder = await bundleSession(['session.worlds.spec.ts'], 'worlds', {
  'jose-verifier': verifier,
});
const config = join(folder, 'jasmine.json');
const specs = globSync('**/*.spec.js', { cwd: folder });
writeFileSync(config, JSON.stringify({ spec_dir: 'reports/worlds', spec_files: specs }));
const { code, output } = await command([...program('jasmine'), `--config=${config}`], {
  env: { PROPERTY_RUNS: values.runs, WORLD_SEED: values.seed, WORLD_PATH: values.path },
  limitSeconds: 1800,
});
console.log(output);
const counts = [...output.matchAll(/worlds of (\d+) tabs: (\d+), (\d+) steps/g)];
console.log(
  counts.map(([, tabs, worlds, steps]) => `${worlds} of ${tabs} tabs, ${steps} steps`).join('; '),
);
// No specs at all is a success for nobody.
process.exitCode = counts.length > 0 && /[1-9]\d* specs, 0 failures/.test(output) ? code : 1;
