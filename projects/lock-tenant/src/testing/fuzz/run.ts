// `npm run test:fuzz [-- SEED [COUNT]]`: ten thousand strange requests to every route of a tenant.
import { fuzz } from './fuzz.ts';

const [seed = String(Date.now() % 1_000_000), count = '10000'] = process.argv.slice(2);
const print = (text: string) => process.stdout.write(`${text}\n`);
print(`Seed ${seed}: repeat with npm run test:fuzz -- ${seed} ${count}`);
const started = performance.now();
const { requests, statuses, failures, neighbour, memory } = await fuzz(Number(seed), Number(count));
const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`;
const grown = memory.late - memory.early;
print(`${requests} requests in ${Math.round((performance.now() - started) / 1000)} s
answers  ${Object.entries(statuses)
  .map(([status, times]) => `${status}: ${times}`)
  .join(', ')}
next door answered within ${neighbour.worst} ms, 99 of 100 within ${neighbour.p99} ms
memory   ${megabytes(memory.early)} after a tenth, ${megabytes(memory.late)} after all`);
// A leak of one small object for each request would be larger.
if (grown > 8 * 1_048_576) failures.push(`The memory has grown by ${megabytes(grown)}.`);
for (const failure of new Set(failures)) console.error(`FAILED  ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
