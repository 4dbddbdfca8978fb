// Every state that two tabs can reach by the transition, storage that lags and answers that come late.
import type { SignedInState } from '../session-state';
import {
  keyOf,
  intrusions,
  settled,
  stepsFrom,
  type Step,
} from '../testing-support/two-tabs-model';
import {
  newWorld,
  type Happened,
  type ModelTab,
  type World,
} from '../testing-support/modelled-tab';
import { LONG, runs } from '../testing-support/runs';
import { nextTurn } from '../testing-support/settle';
import type { Change } from './change';
import { isEnded } from './snapshot';

/** A world, and how it came about. */
interface Reached {
  readonly world: World;
  readonly from: Reached | null;
  readonly by: string;
}

function storyOf(reached: Reached | null): string {
  const steps: string[] = [];
  for (let at = reached; at; at = at.from) steps.unshift(at.by);
  return steps.join(', ');
}

/** What must hold of one tab at every moment. */
function brokenIn({ snapshot }: ModelTab): string | null {
  const { state, current, beforeCallback, destroyed } = snapshot;
  if ((state.status === 'signed-in') !== (current !== null)) return 'signed in without a session';
  if (current && (state as SignedInState).claims !== current.claims) return 'identities are mixed';
  if (current && isEnded(snapshot, current)) return 'what ended here is held';
  const pending = state.status === 'pending';
  // One that is destroyed has gone back, and waits for nothing.
  if (destroyed ? pending : pending !== (beforeCallback !== null))
    return 'pending without a way back';
  return null;
}

/** What must hold of one change of one tab. */
function brokenBy({ change, before, after, events }: Happened, world: World): string | null {
  if (before.destroyed) return after === before && !events.length ? null : 'changed once destroyed';
  const [was, is] = [before.current, after.current];
  const [told, ...more] = events.map(({ type }) => type);
  const expected = [
    is && !was && 'signed-in',
    !is && was && 'signed-out',
    is && was && is !== was && (is.claims.sub === was.claims.sub ? 'renewed' : 'user-changed'),
  ].find(Boolean);
  // A sign-in of this page is called one, whoever was there before; a page that starts says nothing.
  const allowed = change.type === 'accepted' ? 'signed-in' : expected || undefined;
  const silent = change.type === 'restored' || change.type === 'not-restored';
  if (more.length || told !== (silent ? undefined : allowed)) return 'not told exactly once';
  if (is && is !== was) {
    if (is.endsAt <= world.now) return 'what ran out is a session';
    if (isEnded(before, is)) return 'what ended here came back';
    if (was && was.line !== is.line && !isEnded(after, was))
      return 'what was replaced can come back';
    const renewal = change.type === 'renewed' ? change : null;
    if (renewal && is.claims.sub !== was!.claims.sub) return 'renewed into another person';
    if (renewal && is.endsAt < was!.endsAt) return 'renewed to an earlier end';
    if (renewal && is.line !== was!.line) return 'renewed into another line';
    if (renewal && renewal.renews !== was) return 'what did not ask was renewed';
  }
  const another = change.type === 'renewed' && was?.claims.sub !== change.session.claims.sub;
  const mayEnd = [...world.over, ...world.overwritten, another && was?.line];
  if (was && !is && was.endsAt > world.now && !mayEnd.includes(was.line)) return 'lost';
  if (was && !is && change.type !== 'expired' && after.generation === before.generation) {
    return 'answers to what was asked before are not stale';
  }
  return null;
}

/** What must hold once everybody has heard of everything. */
function brokenAtRest({ tabs, over, now }: World): string | null {
  const alive = tabs.filter(({ snapshot }) => !snapshot.destroyed);
  const [one, two] = alive.map(({ snapshot }) => snapshot.current);
  if (alive.length === 2 && one !== two) return 'tabs do not agree';
  for (const { snapshot, view } of alive) {
    const { current } = snapshot;
    if (current && current.endsAt <= now) return 'signed in by what ran out';
    if (current && over.includes(current.line)) return 'signed in by what a person ended';
    if (current !== view.session) return 'storage and memory do not agree';
  }
  return null;
}

const brokenState = (world: World) =>
  brokenAtRest(settled(world)) ??
  intrusions(world)
    .map((happened) => brokenBy(happened, world))
    .find(Boolean);

const brokenStep = ({ world, changes }: Step) =>
  world.tabs.map(brokenIn).find(Boolean) ??
  changes.map((happened) => brokenBy(happened, world)).find(Boolean);

// Failures change nothing, and how a sign-in settles neither: state-table.ts has them.
const REACHABLE: readonly Change['type'][] = [
  'restored',
  'not-restored',
  'accepted',
  'renewed',
  'adopted',
  'lost',
  'expired',
  'signed-out',
  'callback-started',
  'callback-settled',
  'abandoned',
  'destroyed',
];

describe('The transition, with storage, in two tabs', () => {
  it(
    'keeps every invariant in every state that can be reached',
    async () => {
      // With every `npm test` the states that few steps lead to; all of them where PROPERTY_RUNS asks.
      const deepest = runs(8);
      let reached: Reached[] = [{ world: newWorld, from: null, by: 'two tabs open' }];
      const seen = new Set([keyOf(newWorld)]);
      let [steps, depth] = [0, 0];
      const broken: string[] = [];
      const kinds = new Set<string>();
      for (; reached.length && !broken.length && depth < deepest; depth++) {
        const next: Reached[] = [];
        for (const from of reached) {
          for (const step of stepsFrom(from.world)) {
            steps++;
            for (const { change } of step.changes) kinds.add(change.type);
            const key = keyOf(step.world);
            const isNew = !seen.has(key);
            const why = brokenStep(step) ?? (isNew && brokenState(step.world));
            const to = { world: step.world, from, by: step.name };
            if (why) broken.push(`${why}: ${storyOf(to)}`);
            if (!isNew) continue;
            seen.add(key);
            next.push(to);
          }
          if (broken.length) break;
        }
        reached = next;
        await nextTurn();
      }
      const all = reached.length ? `to a depth of ${depth}` : 'all of them';
      console.log(`states of two tabs: ${seen.size}, ${all}, by ${steps} steps`);
      expect(broken).toEqual([]);
      expect(seen.size).toBeGreaterThan(1000);
      expect(kinds).toEqual(new Set(REACHABLE));
    },
    LONG,
  );
});
