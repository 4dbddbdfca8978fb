// How often a spec repeats what it does: a little with every `npm test`, more where somebody asks for it.

// `npm run test:properties` sets it; a browser has no such setting.
const asked = (globalThis as { process?: { env?: Record<string, string> } }).process?.env?.[
  'PROPERTY_RUNS'
];

/** `usual`, or what PROPERTY_RUNS asks for where that is more, up to `most`. */
export function runs(usual: number, most = Infinity): number {
  return Math.min(Math.max(usual, Number(asked ?? 0)), most);
}

/** Time for a spec that repeats itself on a slow, shared machine, in milliseconds. */
export const LONG = asked ? 1_800_000 : 120_000;
