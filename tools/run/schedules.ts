// Every schedule of two tabs with the real session: the verifier answers at once, everything else is asked by hand.
import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSession } from '../build/session-bundle.ts';
import { command, endCommandsOnSignal } from '../workspace/command.ts';
import { program } from '../workspace/paths.ts';

// Signatures are checked in a thread of their own, whose turns nobody can choose.
const verifier = `
  import { decodeIdToken } from './id-token';
  export const verifyWithJose = async (token) => decodeIdToken(token);
  export const verifySignature = async () => {};`;

endCommandsOnSignal();
const folder = await bundleSession(['session.schedules.spec.ts'], 'schedules', {
  'jose-verifier': verifier,
});
const config = join(folder, 'jasmine.json');
const specs = globSync('**/*.spec.js', { cwd: folder });
writeFileSync(config, JSON.stringify({ spec_dir: 'reports/schedules', spec_files: specs }));
const { code, output } = await command([...program('jasmine'), `--config=${config}`], {
  env: { PROPERTY_RUNS: '1' },
  limitSeconds: 1800,
});
const counts = [...output.matchAll(/^\W*schedules of (.+): (\d+)$/gm)];
console.log(counts.map(([, name, count]) => `${count} ${name}`).join('\n'));
const passed = code === 0 && counts.length > 0 && /[1-9]\d* specs, 0 failures/.test(output);
if (!passed) console.log(output);
const total = counts.reduce((sum, [, , count]) => sum + Number(count), 0);
console.log(`${total} schedules, each with tabs and storage that agree at its end`);
process.exitCode = passed ? 0 : 1;
