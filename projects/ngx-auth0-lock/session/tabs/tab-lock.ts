// One tab at a time: work that no two tabs of an origin do at once.

/** As {@link Tabs.runExclusive} says. */
export async function runExclusive<T>(
  name: string,
  timeoutMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const { locks } = globalThis.navigator ?? {};
  if (!locks) return work();
  let started = false;
  const run = () => {
    started = true;
    return work();
  };
  try {
    return await locks.request(name, { signal: AbortSignal.timeout(timeoutMs) }, run);
  } catch (error) {
    // A frozen tab may hold the lock for ever; going on without it costs one more request.
    if (started) throw error;
    return run();
  }
}
