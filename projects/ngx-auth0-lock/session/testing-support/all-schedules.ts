// Which schedules there are: every order of what happens, and every place where the next thing may cut in.
import type { Happening, Run, Schedule } from './schedules';

/** Every order of some happenings in which the tenant answers after it was asked, in every pair of tabs. */
export function* orders(
  happenings: readonly Happening[],
  tabs: readonly Schedule['tab'][],
): Generator<Omit<Schedule, 'preemptions'>> {
  for (const order of permutations(happenings)) {
    if (order.indexOf('answer') < order.indexOf('renew')) continue;
    for (const tab of tabs) yield { order, tab };
  }
}

function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (!items.length) yield [];
  for (const [index, item] of items.entries()) {
    for (const rest of permutations(items.filter((_, other) => other !== index))) {
      yield [item, ...rest];
    }
  }
}

/** Runs a schedule without any preemption, and then with each one that really happens, up to `most`. */
export async function explore(
  schedule: Omit<Schedule, 'preemptions'>,
  most: number,
  run: (schedule: Schedule) => Promise<Run>,
): Promise<void> {
  async function from(preemptions: readonly number[]): Promise<void> {
    const { points, preempted } = await run({ ...schedule, preemptions });
    // One that did not happen, because nothing was left to do or its tab was busy, is no new schedule.
    if (preempted < preemptions.length || preemptions.length === most) return;
    for (let next = (preemptions.at(-1) ?? -1) + 1; next < points; next++) {
      await from([...preemptions, next]);
    }
  }
  await from([]);
}
