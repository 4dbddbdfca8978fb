// Measures variants of the same work against one another, in turns, so that a slow moment hits all.

import { median } from './median';

/** Does the work `times` times. */
export type Variant = (times: number) => void;

/** What was measured: nanoseconds for one time, the median of all rounds. */
export type Measured<Name extends string> = Readonly<Record<Name, number>>;

const ROUNDS = 41;
const ROUND_MS = 12;
// A variant that is thousands of times slower would take an hour; a few rounds show that, too.
const BUDGET_MS = 1500;
const FEWEST_ROUNDS = 3;

/** Runs the variants in turns and returns the time that each takes once. */
export async function measure<Name extends string>(
  variants: Readonly<Record<Name, Variant>>,
): Promise<Measured<Name>> {
  const names = Object.keys(variants) as Name[];
  const times = {} as Record<Name, number>;
  for (const name of names) times[name] = enoughFor(variants[name]);
  const spent = Object.fromEntries(names.map((name) => [name, 0]));
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    // Each round starts with another variant: none always runs after the same one.
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length];
      if (round >= FEWEST_ROUNDS && spent[name] > BUDGET_MS) continue;
      const start = performance.now();
      variants[name](times[name]);
      const took = performance.now() - start;
      spent[name] += took;
      samples[name].push((took * 1e6) / times[name]);
    }
    // Lets the browser breathe.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return Object.fromEntries(names.map((name) => [name, median(samples[name])])) as Measured<Name>;
}

/** How many times make a round long enough for the browser's coarse clock; warms up as well. */
function enoughFor(variant: Variant): number {
  for (let times = 1; ; times *= 2) {
    const start = performance.now();
    variant(times);
    const took = performance.now() - start;
    if (took >= ROUND_MS) return Math.max(1, Math.round((times * ROUND_MS) / took));
  }
}
