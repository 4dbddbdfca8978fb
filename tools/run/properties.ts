// `npm run test:properties`: the session's random lives and faults, ten thousand times each or as often as
// is asked for (`-- 1000`), and every state of its model, in Node.
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, endCommandsOnSignal } from '../workspace/command.ts';
import { program } from '../workspace/paths.ts';
import { bundleSession } from '../build/session-bundle.ts';

const times = process.argv[2] ?? '10000';

endCommandsOnSignal();
const folder = await bundleSession(
  [
    'session.invariants.spec.ts',
    'session.fault-injection.spec.ts',
    'state/session-transition.model.spec.ts',
  ],
  'properties',
);
const config = join(folder, 'jasmine.json');
mkdirSync(folder, { recursive: true });
const specs = globSync('**/*.spec.js', { cwd: folder });
writeFileSync(config, JSON.stringify({ spec_dir: 'reports/properties', spec_files: specs }));
const { code, output } = await command([...program('jasmine'), `--config=${config}`], {
  env: { PROPERTY_RUNS: times },
  limitSeconds: 3000,
});
console.log(output);
// No specs at all is a success for nobody.
process.exitCode = specs.length === 3 && /[1-9]\d* specs, 0 failures/.test(output) ? code : 1;
