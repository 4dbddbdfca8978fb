// After how long without a key or a pointer the demo signs out: a quarter of an hour, or a few seconds to try it.
import type { IdleOptions } from 'ngx-auth0-lock';
import { keptChoice } from '../kept-choice';

const kept = keptChoice('demo.idle-trial', () => sessionStorage);

const usual: IdleOptions = { afterSeconds: 15 * 60, warnSeconds: 60 };
const trial: IdleOptions = { afterSeconds: 20, warnSeconds: 10 };

/** Whether this tab tries it. Read when the app starts: the session is told once, when it is made. */
export function isTrial(): boolean {
  return typeof kept.read() === 'string';
}

/** Starts or ends the trial, from the next start of the app in this tab on; whether the browser let us. */
export function keepTrial(wanted: boolean): boolean {
  return kept.keep(wanted ? 'on' : null);
}

export function idleTime(): IdleOptions {
  return isTrial() ? trial : usual;
}
