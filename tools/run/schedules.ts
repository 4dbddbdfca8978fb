// Every schedule of two tabs with the real session: the verifier answers at once, everything else is asked by hand.
import { endCommandsOnSignal } from '../workspace/command.ts';
import { runSpecsInNode, verifierAtOnce } from './specs-in-node.ts';

endCommandsOnSignal();
const run = await runSpecsInNode(['session.schedules.spec.ts'], 'schedules', {
  env: { PROPERTY_RUNS: '1' },
  replaced: verifierAtOnce,
});
const counts = [...run.output.matchAll(/^\W*schedules of (.+): (\d+)$/gm)];
console.log(counts.map(([, name, count]) => `${count} ${name}`).join('\n'));
const passed = run.passed && counts.length > 0;
if (!passed) console.log(run.output);
const total = counts.reduce((sum, [, , count]) => sum + Number(count), 0);
console.log(`${total} schedules, each with tabs and storage that agree at its end`);
process.exitCode = passed ? 0 : 1;
