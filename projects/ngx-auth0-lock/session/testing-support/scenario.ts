// What a check of one row of scenarios.json works with: a browser of its own, and a judge.
import type { AuthError } from '../auth-error';
import type { FakeLockAnswer } from '../../testing/fake-lock';
import { settle, type SimulatedBrowser, type SimulatedTab } from './simulated-browser';

/** One row of the file. */
export interface ScenarioRow {
  readonly id: string;
  readonly group: string;
  readonly given: string;
}

/** What a check is given. */
export interface Scene {
  readonly row: ScenarioRow;
  readonly browser: SimulatedBrowser;
  /** Another one, whose tenant has this domain. */
  open(domain?: string): Promise<SimulatedBrowser>;
  /** Fails with the row's id and `what` unless it holds. */
  must(holds: boolean, what: string): void;
}

/** Does what a row says, and judges what comes of it. */
export type ScenarioCheck = (scene: Scene) => void | Promise<void>;

/** Opens Lock and gives back what the session asked it for. */
export async function openLock(tab: SimulatedTab) {
  const signingIn = tab.session.signIn();
  await settle();
  const { auth } = tab.lock.shown.at(-1) as {
    auth: { params: { nonce: string; state: string; appState: unknown } };
  };
  return { signingIn, ...auth.params };
}

/** Signs in through Lock, as a person does. */
export async function signInThroughLock({ browser }: Scene, tab: SimulatedTab) {
  const { signingIn, nonce } = await openLock(tab);
  tab.lock.emit('authenticated', await browser.tenant.answer(browser.tenantNow, { nonce }));
  return signingIn;
}

/** Lets time pass in steps short enough for answers to arrive in between. */
export async function pass({ browser }: Scene, seconds: number, step = 10): Promise<void> {
  for (let passed = 0; passed < seconds; passed += step) {
    await browser.clock.advance(Math.min(step, seconds - passed) * 1000);
    await settle();
  }
}

/** A fresh answer to `checkSession`. */
export const renewedBy = (browser: SimulatedBrowser) => async (): Promise<FakeLockAnswer> => ({
  result: await browser.tenant.answer(browser.tenantNow, { jti: crypto.randomUUID() }),
});

export function errorsOf(tab: SimulatedTab): AuthError[] {
  return tab.events.flatMap((event) => ('error' in event ? [event.error] : []));
}
