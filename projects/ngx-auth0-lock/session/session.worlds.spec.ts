// Five tabs and fifty, to which anything may happen: the same life again from its seed.
import fc from 'fast-check';
import { LargerWorld, lives } from './testing-support/larger-world';
import { LONG, runs } from './testing-support/runs';
import { SimulatedTenant } from './testing-support/simulated-browser';
import { settle, twoTurns } from './testing-support/settle';

const env = (globalThis as { process?: { env?: Record<string, string> } }).process?.env ?? {};
// The same worlds each time, unless others are asked for: what fails by chance keeps back what is good.
const seed = Number(env['WORLD_SEED'] ?? 1);
const path = env['WORLD_PATH'];

// tools/run/worlds.ts replaces the verifier by one that answers at once.
const all = runs(0) > 0;

const sizes = [
  { tabs: 5, steps: 60, worlds: runs(20) },
  { tabs: 50, steps: 200, worlds: Math.ceil(runs(20) / 10) },
];

/** The ids of sign-ins are random, and their order decides between those of one moment. */
function useTheSameRandomTexts() {
  let last = 1;
  const next = () => (last = (Math.imul(last, 1664525) + 1013904223) >>> 0) >>> 24;
  const fill = (array: Uint8Array) => array.map(next);
  const { getRandomValues } = crypto;
  const spied = jasmine.isSpy(getRandomValues) ? getRandomValues : spyOn(crypto, 'getRandomValues');
  spied.and.callFake((array) => {
    (array as Uint8Array).set(fill(array as Uint8Array));
    return array;
  });
}

describe('A world of many tabs, of views that lag, of freezes, deaths and clocks that jump', () => {
  for (const { tabs, steps, worlds } of sizes) {
    it(
      `keeps every sign-out final and every end exact: ${tabs} tabs`,
      async () => {
        const tenant = await SimulatedTenant.open();
        let happened = 0;
        const life = fc.asyncProperty(lives(steps), async (happenings) => {
          useTheSameRandomTexts();
          const world = new LargerWorld(tenant, tabs, all ? twoTurns : settle);
          for (const step of happenings) await world.live(step);
          await world.end();
          happened += happenings.length;
        });
        const given = { numRuns: worlds, seed, path };
        let details = await fc.check(life, { ...given, endOnFailure: true });
        if (all) console.log(`worlds of ${tabs} tabs: ${details.numRuns}, ${happened} steps`);
        if (details.failed) {
          // A smaller life that fails as well is worth a minute.
          const again = { seed: details.seed, path: details.counterexamplePath! };
          details = await fc.check(life, { ...again, interruptAfterTimeLimit: 60_000 });
          throw new Error(
            `${String(details.errorInstance)} Again: npm run test:worlds -- --seed ${details.seed} ` +
              `--path ${details.counterexamplePath}\n` +
              details.counterexample![0].map((step) => JSON.stringify(step)).join('\n'),
          );
        }
        expect(details.numRuns).toBe(worlds);
        if (all) expect(happened).toBeGreaterThan(worlds * 10);
      },
      LONG,
    );
  }
});
