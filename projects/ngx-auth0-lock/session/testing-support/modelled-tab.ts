// One tab of the two-tab model, and what it does with storage, messages and answers around the real transition.
import type { AuthEvent } from '../session-state';
import type { Change } from '../state/change';
import type { CurrentSession } from '../state/current-session';
import { transition } from '../state/session-transition';
import { initialSnapshot, isEnded, type Snapshot } from '../state/snapshot';

// Times are whole numbers: a session is over at its end. Only "a" can be renewed, which is enough
// for a renewal to meet everything else.
const session = (name: string, line: string, sub: string, exp: number): CurrentSession => {
  const claims = { iss: 'i', sub, aud: 'a', iat: 0, exp };
  return {
    idToken: `head.${name}.${name}`,
    line,
    accessToken: null,
    accessExpiresAt: 0,
    clockOffset: 0,
    acceptedAt: 0,
    claims,
    endsAt: exp,
    deadline: exp,
    accessDeadline: 0,
    drift: 0,
    state: { status: 'signed-in', claims, expiresAt: exp },
  };
};

/** What the tenant hands out: a sign-in of Ada, one of Grace, and answers to a renewal. */
export const SIGN_INS = [session('a1', 'line-a', 'ada', 2), session('g1', 'line-g', 'grace', 3)];
export const ANSWERS = {
  later: session('a2', 'line-a', 'ada', 3),
  earlier: session('a0', 'line-a', 'ada', 1),
  another: session('x1', 'line-a', 'grace', 3),
};
const MOST_UNHEARD = 2;
export const NEXT_TIME: Readonly<Record<number, number>> = { 0: 2, 2: 3 };

/** What storage holds, as one tab sees it. */
export interface View {
  readonly session: CurrentSession | null;
  readonly ended: readonly string[];
}

/** An answer that is on its way to a tab. */
interface Asked {
  readonly signIn: CurrentSession | null;
  readonly renews: CurrentSession | null;
  readonly generation: number;
}

export interface ModelTab {
  readonly snapshot: Snapshot;
  readonly view: View;
  readonly asked: Asked | null;
  /** What the other tab stored and this one has not heard of, and the lines it was told are over. */
  readonly unheard: readonly Partial<View>[];
  readonly told: readonly string[];
  readonly cleansUp: boolean;
}

export interface World {
  readonly now: number;
  /** The sign-ins that were made: each has a line of its own, once. */
  readonly made: readonly CurrentSession[];
  readonly tabs: readonly [ModelTab, ModelTab];
  /** The lines that ended in a tab that knew them; the other tab may not have heard of it yet. */
  readonly over: readonly string[];
  /** The lines that another sign-in, or a sign-out, took out of storage unseen: they may end, or go on. */
  readonly overwritten: readonly string[];
}

export interface Happened {
  readonly change: Change;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly events: readonly AuthEvent[];
}

const newTab: ModelTab = {
  snapshot: initialSnapshot,
  view: { session: null, ended: [] },
  asked: null,
  unheard: [],
  told: [],
  cleansUp: false,
};
export const newWorld: World = {
  now: 0,
  made: [],
  tabs: [newTab, newTab],
  over: [],
  overwritten: [],
};

/** One tab that does something: after stored-session-sync.ts, clean-up.ts and accept-answer.ts. */
export class Acting {
  readonly changes: Happened[] = [];

  constructor(
    public world: World,
    private readonly at: 0 | 1,
  ) {}

  get tab(): ModelTab {
    return this.world.tabs[this.at];
  }

  set(change: Partial<ModelTab>, at = this.at): void {
    const [one, two] = this.world.tabs;
    const tabs: [ModelTab, ModelTab] =
      at === 0 ? [{ ...one, ...change }, two] : [one, { ...two, ...change }];
    this.world = { ...this.world, tabs };
  }

  dispatch(change: Change): void {
    const { snapshot: before } = this.tab;
    const [after, events] = transition(before, change);
    this.changes.push({ change, before, after, events });
    this.set({ snapshot: after });
  }

  /** Its page is loaded anew, in a process that reads what stands in storage now. */
  open(): void {
    const view = this.tab.unheard.reduce<View>(
      (seen, news) => ({ ...seen, ...news }),
      this.tab.view,
    );
    this.set({ ...newTab, view });
    const { session: found } = view;
    if (!found) return this.dispatch({ type: 'not-restored', reason: 'none' });
    const reason = this.isOver(found) ? 'elsewhere' : this.ranOut(found) ? 'expired' : null;
    if (!reason) return this.dispatch({ type: 'restored', session: found });
    this.store({ session: null });
    this.dispatch({ type: 'not-restored', reason });
  }

  destroy(): void {
    this.dispatch({ type: 'destroyed' });
    const view = this.tab.unheard.reduce<View>(
      (seen, news) => ({ ...seen, ...news }),
      this.tab.view,
    );
    this.set({ view, unheard: [], told: [], asked: null, cleansUp: false });
  }

  ask(asked: Omit<Asked, 'generation'>): void {
    const made = asked.signIn ? [...this.world.made, asked.signIn] : this.world.made;
    this.world = { ...this.world, made };
    this.set({ asked: { ...asked, generation: this.tab.snapshot.generation } });
  }

  /** The page is where the tenant sent it, with an answer in the address bar. */
  resume(signIn: CurrentSession): void {
    this.ask({ signIn, renews: null });
    this.dispatch({ type: 'callback-started' });
  }

  settle(): void {
    this.set({ asked: null });
    this.dispatch({ type: 'callback-settled' });
  }

  accept(answer: CurrentSession): void {
    const asked = this.tab.asked!;
    this.judge(answer, asked);
    this.settle();
  }

  private judge(answer: CurrentSession, { renews, generation }: Asked): void {
    if (renews) this.look();
    const { snapshot } = this.tab;
    const before = snapshot.current;
    if (generation !== snapshot.generation || isEnded(snapshot, { ...answer, line: '' })) return;
    if (renews && before !== renews) return;
    if (renews && renews.claims.sub !== answer.claims.sub) return this.signOut();
    if (this.ranOut(answer) || (renews && answer.claims.exp < renews.claims.exp)) return;
    const another = before?.claims.sub !== answer.claims.sub;
    if (before && another) this.endLine(before.line);
    if (!renews) this.overwrite();
    this.store({ session: answer });
    if (before && !another && before.line !== answer.line) this.endLine(before.line);
    this.dispatch(
      renews
        ? { type: 'renewed', session: answer, renews }
        : { type: 'accepted', session: answer, returnTo: null },
    );
  }

  signOut(): void {
    const { current } = this.tab.snapshot;
    if (current) {
      this.endLine(current.line);
      this.overwrite();
      this.store({ session: null });
    }
    this.dispatch({ type: 'signed-out', reason: 'signed-out' });
    const other = this.at === 0 ? 1 : 0;
    const { told, snapshot } = this.world.tabs[other];
    if (current && !snapshot.destroyed) this.set({ told: added(told, current.line) }, other);
  }

  hear(): void {
    const [news, ...unheard] = this.tab.unheard;
    this.set({ unheard, view: { ...this.tab.view, ...news } });
    this.look();
  }

  beTold(line: string): void {
    this.set({ told: this.tab.told.filter((one) => one !== line) });
    if (this.tab.snapshot.current?.line === line) this.lose();
    else this.look();
  }

  look(): void {
    const { current } = this.tab.snapshot;
    const { session: found } = this.tab.view;
    if (current && found === current) {
      if (this.isOver(current)) this.lose();
      else if (this.ranOut(current)) this.expire('here');
      return;
    }
    if (!found || this.ranOut(found)) {
      if (current && this.ranOut(current)) this.expire('elsewhere');
      else if (current) this.lose();
      else if (found) this.set({ cleansUp: true });
      return;
    }
    if (!this.isOver(found)) return this.dispatch({ type: 'adopted', session: found });
    if (!current || this.isOver(current)) return this.lose();
    if (!this.tab.view.ended.includes(found.line)) this.endLine(found.line);
    this.store({ session: current });
  }

  cleanUp(): void {
    this.set({ cleansUp: false });
    const { session: found } = this.tab.view;
    const isOver = found && (this.isOver(found) || this.ranOut(found));
    if (!this.tab.snapshot.current && isOver) this.store({ session: null });
    this.look();
  }

  private lose(): void {
    this.set({ cleansUp: true });
    this.dispatch({ type: 'lost', reason: 'elsewhere' });
  }

  private expire(origin: 'here' | 'elsewhere'): void {
    this.set({ cleansUp: true });
    this.dispatch({ type: 'expired', origin });
  }

  private isOver(found: CurrentSession): boolean {
    return this.tab.view.ended.includes(found.line) || isEnded(this.tab.snapshot, found);
  }

  private ranOut({ endsAt }: CurrentSession): boolean {
    return endsAt <= this.world.now;
  }

  private endLine(line: string): void {
    this.world = { ...this.world, over: added(this.world.over, line) };
    this.store({ ended: added(this.tab.view.ended, line) });
  }

  /** What stands in storage is about to go, whether this tab has seen it or not. */
  private overwrite(): void {
    const line = this.inStorage()?.line;
    const { overwritten } = this.world;
    if (line) this.world = { ...this.world, overwritten: added(overwritten, line) };
  }

  /** Its own view has it at once, the other tab when it hears; an older word does not undo it. */
  private store(news: Partial<View>): void {
    const later = this.tab.unheard.map((older) => ({
      ...('session' in older && !('session' in news) ? { session: older.session } : {}),
      ...('ended' in older && !('ended' in news) ? { ended: older.ended } : {}),
    }));
    const unheard = later.filter((older) => Object.keys(older).length > 0);
    this.set({ view: { ...this.tab.view, ...news }, unheard });
    const other = this.at === 0 ? 1 : 0;
    const { view, unheard: before, snapshot } = this.world.tabs[other];
    // A view lags by two changes at the most; the page need not have looked at what came before.
    const [late, most] = [[...before, news], snapshot.destroyed ? 0 : MOST_UNHEARD];
    const known = late.slice(0, Math.max(late.length - most, 0));
    const seen = known.reduce<View>((all, one) => ({ ...all, ...one }), view);
    this.set({ view: seen, unheard: late.slice(known.length) }, other);
  }

  /** What a process that starts now would read. */
  private inStorage(): CurrentSession | null {
    const { view, unheard } = this.tab;
    return unheard.reduce<View>((seen, news) => ({ ...seen, ...news }), view).session;
  }
}

function added(lines: readonly string[], line: string): readonly string[] {
  return [...new Set([...lines, line])].sort();
}
