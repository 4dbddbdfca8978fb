// Loaded into the server before the app: notes what the app touches that a server does not have,
// its timers and the files it loads. It answers the stories over Node's channel between processes.
import { registerHooks } from 'node:module';

/** What the stories may ask for. */
export type Question = 'report' | 'hold timers' | 'release timers' | 'slow network';

/** Stacks are of original sources: the process runs with source maps. */
export interface Report {
  /** Name of a browser API and the stack of who touched it. */
  readonly touched: readonly string[];
  /** Stacks of requests. */
  readonly requests: readonly string[];
  /** Stacks of timers that wait longer than "as soon as possible", but for those of Node itself. */
  readonly timers: readonly string[];
  /** How many timers are being held. */
  readonly held: number;
  /** Files that were loaded as modules. */
  readonly files: readonly string[];
}

const touched: string[] = [];
const requests: string[] = [];
const timers: string[] = [];
const files: string[] = [];
let held: (() => void)[] = [];
let holding = false;
let slow = false;

Error.stackTraceLimit = 100;
/** Its second line is who did it: the first are the functions of this file. */
const stackOf = (what: string) =>
  (new Error(what).stack ?? '')
    .split('\n')
    .filter((line) => !line.includes(import.meta.url))
    .join('\n');
/** Node's own `fetch` has timers that only matter when a connection fails. */
const isNodes = (stack: string) => /^\s+at .*\(node:/.test(stack.split('\n')[1] ?? '');

// Those that only browsers have, and those that Node has too but no server should share.
const browserOnly = [
  'window',
  'document',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'cookieStore',
  'matchMedia',
  'requestAnimationFrame',
  'requestIdleCallback',
  'addEventListener',
  'navigator',
  'BroadcastChannel',
];
for (const name of browserOnly) {
  let value: unknown = Reflect.get(globalThis, name);
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() {
      touched.push(stackOf(name));
      return value;
    },
    set(next: unknown) {
      value = next;
    },
  });
}

const { setTimeout: startTimer, setInterval: startInterval } = globalThis;
globalThis.setTimeout = Object.assign(
  (work: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => {
    const stack = stackOf(`setTimeout ${delay}`);
    const prompt = !delay || delay <= 1;
    if (prompt || isNodes(stack)) return startTimer(work, delay, ...args);
    timers.push(stack);
    if (!holding) return startTimer(work, delay, ...args);
    // Something that can be cleared; it rings only when it is released.
    const timer = startTimer(() => {}, 0);
    held.push(() => work(...args));
    return timer;
  },
  startTimer,
);
globalThis.setInterval = Object.assign(
  (work: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => {
    timers.push(stackOf(`setInterval ${delay}`));
    return startInterval(work, delay, ...args);
  },
  startInterval,
);

const request = globalThis.fetch;
globalThis.fetch = async (...args) => {
  requests.push(stackOf('fetch'));
  if (slow) await new Promise((resolve) => globalThis.setTimeout(resolve, 5));
  return request(...args);
};

registerHooks({
  load(url, context, nextLoad) {
    files.push(url);
    return nextLoad(url, context);
  },
});

process.on('message', (question: Question) => {
  if (question === 'hold timers') holding = true;
  if (question === 'slow network') slow = true;
  if (question === 'release timers') {
    holding = false;
    const ringing = held;
    held = [];
    for (const ring of ringing) ring();
  }
  process.send?.({ touched, requests, timers, files, held: held.length } satisfies Report);
});
