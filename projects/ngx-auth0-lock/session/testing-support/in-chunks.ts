// Runs a property many times without blocking the browser for longer than a moment.
import * as fc from 'fast-check';

/** Time for a property spec to finish on a slow, shared machine, in milliseconds. */
export const PROPERTY_TIMEOUT = 120_000;

/** Checks `property` `runs` times in chunks; a failure names its seed and its smallest example. */
export async function holdsFor<T>(
  runs: number,
  property: fc.IPropertyWithHooks<T>,
  chunk = 2_500,
): Promise<void> {
  for (let done = 0; done < runs; done += chunk) {
    fc.assert(property, { numRuns: Math.min(chunk, runs - done) });
    await new Promise((resolve) => setTimeout(resolve));
  }
}
