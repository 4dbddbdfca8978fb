// After how long without a key or a pointer the demo signs out: a quarter of an hour, or a few seconds to try it.
import type { IdleOptions } from 'ngx-auth0-lock';

const KEY = 'demo.idle-trial';

const usual: IdleOptions = { afterSeconds: 15 * 60, warnSeconds: 60 };
const trial: IdleOptions = { afterSeconds: 20, warnSeconds: 10 };

/** Whether this tab tries it. Read when the app starts: the session is told once, when it is made. */
export function isTrial(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Starts or ends the trial, from the next start of the app in this tab on; whether the browser let us. */
export function keepTrial(wanted: boolean): boolean {
  try {
    if (wanted) sessionStorage.setItem(KEY, 'on');
    else sessionStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

export function idleTime(): IdleOptions {
  return isTrial() ? trial : usual;
}
