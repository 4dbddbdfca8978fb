// `npm run test:properties`: the session's random lives and faults, ten thousand times each or as often as
// is asked for (`-- 1000`), and every state of its model, in Node.
import { endCommandsOnSignal } from '../workspace/command.ts';
import { runSpecsInNode } from './specs-in-node.ts';

endCommandsOnSignal();
const specs = [
  'session.invariants.spec.ts',
  'session.fault-injection.spec.ts',
  'state/session-transition.model.spec.ts',
];
const { passed, output } = await runSpecsInNode(specs, 'properties', {
  env: { PROPERTY_RUNS: process.argv[2] ?? '10000' },
  limitSeconds: 3000,
});
console.log(output);
process.exitCode = passed ? 0 : 1;
