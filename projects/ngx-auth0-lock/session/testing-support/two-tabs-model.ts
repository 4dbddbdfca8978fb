// Two tabs in a model: the real transition, and in small what storage, messages and answers do around it.
import {
  Acting,
  ANSWERS,
  NEXT_TIME,
  SIGN_INS,
  type Happened,
  type View,
  type World,
} from './modelled-tab';
import type { CurrentSession } from '../state/current-session';
import type { Change } from '../state/change';
import { transition } from '../state/session-transition';

/** One step: who did what, the world after it, and the changes of that tab with their events. */
export interface Step {
  readonly name: string;
  readonly tab: 0 | 1 | null;
  readonly world: World;
  readonly changes: readonly Happened[];
}

/** Everything that can happen next. */
export function stepsFrom(world: World): Step[] {
  const steps: Step[] = [];
  const add = (name: string, tab: 0 | 1, work: (acting: Acting) => void) => {
    const acting = new Acting(world, tab);
    work(acting);
    const { changes } = acting;
    steps.push({ name: `${tab ? 'two' : 'one'} ${name}`, tab, world: acting.world, changes });
  };
  if (world.now in NEXT_TIME) {
    const later = { ...world, now: NEXT_TIME[world.now] };
    steps.push({ name: 'time passes', tab: null, world: later, changes: [] });
  }
  for (const tab of [0, 1] as const) {
    const { snapshot, asked, unheard, told, cleansUp } = world.tabs[tab];
    if (snapshot.destroyed) {
      add('is opened again', tab, (acting) => acting.open());
      continue;
    }
    add('looks', tab, (acting) => acting.look());
    add('signs out', tab, (acting) => acting.signOut());
    add('is destroyed', tab, (acting) => acting.destroy());
    if (unheard.length) add('hears of storage', tab, (acting) => acting.hear());
    for (const line of told) add(`is told of ${line}`, tab, (acting) => acting.beTold(line));
    if (cleansUp && !unheard.length) add('cleans up', tab, (acting) => acting.cleanUp());
    if (asked) {
      add('abandons', tab, (acting) => acting.dispatch({ type: 'abandoned' }));
      add('gets no answer', tab, (acting) => acting.settle());
      if (asked.signIn) add('gets its sign-in', tab, (acting) => acting.accept(asked.signIn!));
      else {
        for (const [name, answer] of Object.entries(ANSWERS)) {
          add(`gets a renewal, ${name}`, tab, (acting) => acting.accept(answer));
        }
      }
      continue;
    }
    for (const signIn of SIGN_INS.filter((one) => !world.made.includes(one))) {
      add(`asks for ${signIn.line}`, tab, (acting) => acting.ask({ signIn, renews: null }));
      add(`is sent back with ${signIn.line}`, tab, (acting) => acting.resume(signIn));
    }
    const { current } = snapshot;
    if (current?.idToken === SIGN_INS[0].idToken) {
      add('asks for a renewal', tab, (acting) => acting.ask({ signIn: null, renews: current }));
    }
  }
  return steps;
}

/** Everybody hears of everything, looks, and cleans up, until nothing changes any more. */
export function settled(world: World): World {
  for (let round = 0; round < 20; round++) {
    const before = keyOf(world);
    for (const tab of [0, 1] as const) {
      if (world.tabs[tab].snapshot.destroyed) continue;
      const acting = new Acting(world, tab);
      for (const line of world.tabs[tab].told) acting.beTold(line);
      while (acting.tab.unheard.length) acting.hear();
      acting.look();
      if (acting.tab.cleansUp) acting.cleanUp();
      world = acting.world;
    }
    if (keyOf(world) === before) return world;
  }
  throw new Error(`never settles: ${keyOf(world)}`);
}

/** The same text for worlds in which the same can happen. */
export function keyOf({ now, made, tabs, over, overwritten }: World): string {
  const view = ({ session: held, ended }: Partial<View>) =>
    `${held === undefined ? '' : (held?.idToken ?? 'none')}/${ended?.join() ?? ''}`;
  return JSON.stringify([
    now,
    made.map(({ line }) => line).sort(),
    [over, overwritten],
    tabs
      .map(({ snapshot, asked, unheard, told, cleansUp, ...tab }) =>
        JSON.stringify([
          snapshot.destroyed || [snapshot.state.status, snapshot.current?.idToken],
          snapshot.destroyed || [...new Set(snapshot.ended)].sort(),
          view(tab.view),
          // How far the generation has come matters to an answer only in whether it is stale.
          asked && [
            asked.signIn?.line,
            asked.renews?.idToken,
            asked.generation === snapshot.generation,
          ],
          [unheard.map(view), told, cleansUp],
        ]),
      )
      .sort(),
  ]);
}

/** What only a defect around it would tell the transition: it must stand that, too. */
export function intrusions({ now, tabs }: World): Happened[] {
  const sessions = [...SIGN_INS, ...Object.values(ANSWERS)].filter(({ endsAt }) => endsAt > now);
  const changes = sessions.flatMap((session): (Change & { session: CurrentSession })[] => [
    { type: 'adopted', session },
    ...sessions
      .filter((renews) => renews.line === session.line)
      .map((renews) => ({ type: 'renewed', session, renews }) as const),
  ]);
  return tabs.flatMap(({ snapshot: before }) =>
    changes
      .filter(({ session }) => session !== before.current)
      .map((change) => {
        const [after, events] = transition(before, change);
        return { change, before, after, events };
      }),
  );
}
