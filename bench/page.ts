// What runs in the browser: every benchmark, one after the other, in one page.
// The components here are compiled in the browser, to the same instructions as ahead of time.
import '@angular/compiler';
import { startApp } from './app';
import { benchBindings } from './bindings.bench';
import { benchChecks } from './checks.bench';
import { benchRequests } from './requests.bench';

async function run() {
  const app = await startApp();
  return {
    checks: await benchChecks(app),
    bindings: await benchBindings(app),
    requests: await benchRequests(app),
  };
}

export type Results = Awaited<ReturnType<typeof run>>;

Object.assign(globalThis, { results: run() });
