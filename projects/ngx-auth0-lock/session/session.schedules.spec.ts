// Every order in which a renewal, a sign-out, a sign-in, an expiry and the death of a tab can meet, and
// every place where the next of them can cut in: none undoes another.
import { explore, orders } from './testing-support/all-schedules';
import { LONG, runs } from './testing-support/runs';
import { castOf, runSchedule, type Happening } from './testing-support/schedules';
import { SimulatedTenant } from './testing-support/simulated-browser';
import { settle, twoTurns } from './testing-support/settle';

const tabs = { renew: 1, 'sign-out': 0, 'sign-in': 0, die: 1 };

// tools/run/schedules.ts runs all of them, with the verifier replaced by one that answers at once.
const all = runs(0) > 0;

const worlds: [string, readonly Happening[], typeof tabs, number][] = [
  ['all five, cut into once', ['renew', 'answer', 'sign-out', 'sign-in', 'expire', 'die'], tabs, 1],
  ['a renewal and a sign-out, cut into twice', ['renew', 'answer', 'sign-out'], tabs, 2],
  ['a renewal and a sign-in, cut into twice', ['renew', 'answer', 'sign-in'], tabs, 2],
  ['a renewal and an expiry, cut into twice', ['renew', 'answer', 'expire'], tabs, 2],
  ['a renewal and a death, cut into twice', ['renew', 'answer', 'die'], { ...tabs, die: 1 }, 2],
  [
    'a renewal, and a sign-out and a sign-in in other tabs, cut into once',
    ['renew', 'answer', 'sign-out', 'sign-in'],
    { ...tabs, 'sign-in': 1 },
    1,
  ],
];

describe('Every schedule of two tabs', () => {
  for (const [name, happenings, where, preemptions] of worlds) {
    it(
      `of ${name}, ends with tabs and storage that agree`,
      async () => {
        const cast = await castOf(await SimulatedTenant.open());
        const settled = all ? twoTurns : settle;
        let count = 0;
        const until = all ? Infinity : 40;
        for (const order of orders(happenings, [where])) {
          if (count >= until) break;
          await explore(order, all ? preemptions : 0, async (schedule) => {
            const run = await runSchedule(cast, schedule, settled);
            count++;
            if (run.problem) {
              throw new Error(
                [
                  `There is a problem: ${run.problem}.`,
                  JSON.stringify(schedule),
                  ...run.story,
                ].join('\n'),
              );
            }
            return run;
          });
        }
        expect(count).toBeGreaterThan(2);
        if (all) console.log(`schedules of ${name}: ${count}`);
      },
      LONG,
    );
  }
});
