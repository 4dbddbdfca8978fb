// Larger worlds of tabs with the real session, random from a seed: `npm run test:worlds -- --runs N --seed N --path P`.
// Without a seed they are others each time.
import { parseArgs } from 'node:util';
import { endCommandsOnSignal } from '../workspace/command.ts';
import { runSpecsInNode, verifierAtOnce } from './specs-in-node.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    path: { type: 'string', default: '' },
  },
});

endCommandsOnSignal();
const { passed, output } = await runSpecsInNode(['session.worlds.spec.ts'], 'worlds', {
  env: { PROPERTY_RUNS: values.runs, WORLD_SEED: values.seed, WORLD_PATH: values.path },
  replaced: verifierAtOnce,
});
console.log(output);
const counts = [...output.matchAll(/worlds of (\d+) tabs: (\d+), (\d+) steps/g)];
console.log(
  counts.map(([, tabs, worlds, steps]) => `${worlds} of ${tabs} tabs, ${steps} steps`).join('; '),
);
process.exitCode = passed && counts.length > 0 ? 0 : 1;
