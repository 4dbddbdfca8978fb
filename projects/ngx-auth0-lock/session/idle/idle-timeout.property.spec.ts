// Random lives of an idle timeout in two tabs, held against the one rule at each step.
import fc from 'fast-check';
import { LONG, runs } from '../testing-support/runs';
import { HOUR, settle, SimulatedBrowser } from '../testing-support/simulated-browser';
import { openWatchedTab, type WatchedTab } from '../testing-support/watched-tab';

const AFTER = 900_000;
const WARN = 60_000;

const step = fc.oneof(
  fc.record({ does: fc.constantFrom('act' as const, 'reload' as const), tab: fc.nat(1) }),
  fc.record({
    // Time that passes, time in which no timer rings, a device that sleeps, one that is then woken
    // by somebody's hand.
    does: fc.constantFrom('pass' as const, 'stall' as const, 'sleep' as const, 'wake' as const),
    milliseconds: fc.oneof(
      fc.nat(3000),
      fc.nat(AFTER),
      fc.integer({ min: AFTER - WARN, max: AFTER }),
    ),
  }),
);

const open = (browser: SimulatedBrowser) =>
  openWatchedTab(browser, { afterSeconds: AFTER / 1000, warnSeconds: WARN / 1000 });

describe('idleTimeout, over random lives', () => {
  it(
    'keeps a session exactly as long as somebody is there in any tab, and warns in the last minute',
    async () => {
      const { tenant } = await SimulatedBrowser.open();
      const token = await tenant.sign(new SimulatedBrowser(tenant).clock.now(), {
        exp: Math.floor(new SimulatedBrowser(tenant).clock.now() / 1000) + 24 * HOUR,
      });
      const seen = { ended: 0, warned: 0, kept: 0 };
      const property = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const browser = new SimulatedBrowser(tenant);
        const { clock } = browser;
        browser.storage.values.set('id_token', token);
        const tabs = [open(browser), open(browser)];
        let last = clock.now();
        let over = false;
        const act = ({ act }: WatchedTab) => {
          over ||= clock.now() - last >= AFTER;
          act();
          // Within a second it is the same activity.
          if (!over && clock.now() - last >= 1000) last = clock.now();
        };
        for (const { does, ...what } of steps) {
          if ('milliseconds' in what) {
            if (does === 'pass') await clock.advance(what.milliseconds);
            else if (does === 'stall') clock.stall(what.milliseconds);
            else clock.sleep(what.milliseconds);
            if (does === 'wake') act(tabs[0]);
            over ||= clock.now() - last >= AFTER;
          } else if (does === 'act') {
            act(tabs[what.tab]);
          } else {
            tabs[what.tab].close();
            tabs[what.tab] = open(browser);
          }
          await settle();
          const left = AFTER - (clock.now() - last);
          for (const { session, idle } of tabs) {
            const { status } = session.revalidate();
            if (status !== (over ? 'signed-out' : 'signed-in')) {
              throw new Error(`${status} with ${left} ms left`);
            }
            const warning = over || left > WARN ? null : Math.ceil(left / 1000);
            if (idle.secondsLeft !== warning) {
              throw new Error(`says ${idle.secondsLeft} with ${left} ms left`);
            }
            seen[over ? 'ended' : warning === null ? 'kept' : 'warned']++;
          }
        }
        for (const tab of tabs) tab.close();
        if (clock.liveTimers > 0) throw new Error('a timer is left');
      });
      await fc.assert(property, { numRuns: runs(150) });
      expect(Math.min(...Object.values(seen)))
        .withContext('each of the three has been met')
        .toBeGreaterThan(20);
    },
    LONG,
  );
});
