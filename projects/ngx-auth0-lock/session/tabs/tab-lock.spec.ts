// Work of one name is done by one tab at a time, and never waits for ever for its turn.
import { browserTabs } from './tabs';

describe('the lock between tabs', () => {
  it('lets one work at a time, and the next one after a failure', async () => {
    const name = crypto.randomUUID();
    const steps: string[] = [];
    const work = (id: string, fails: boolean) =>
      browserTabs.runExclusive(name, 1000, async () => {
        steps.push(`${id} in`);
        await new Promise((next) => setTimeout(next, 5));
        steps.push(`${id} out`);
        if (fails) throw new Error(id);
      });
    const results = await Promise.allSettled([work('a', true), work('b', false)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(steps).toEqual(['a in', 'a out', 'b in', 'b out']);
  });

  it('does not wait for ever for a tab that hangs', async () => {
    if (!globalThis.navigator?.locks) return pending('This environment has no Web Locks.');
    const name = crypto.randomUUID();
    let letGo = () => {};
    void navigator.locks.request(name, () => new Promise<void>((resolve) => (letGo = resolve)));
    expect(await browserTabs.runExclusive(name, 20, async () => 'done')).toBe('done');
    letGo();
  });

  it('goes on alone where the browser has no locks, or refuses them', async () => {
    const locks = spyOnProperty(navigator, 'locks').and.returnValue(undefined as never);
    expect(await browserTabs.runExclusive('any', 10, async () => 'done')).toBe('done');
    locks.and.returnValue({
      request: () => Promise.reject(new DOMException('opaque origin', 'SecurityError')),
    } as never);
    expect(await browserTabs.runExclusive('any', 10, async () => 'done')).toBe('done');
  });

  it('does a work that failed only once', async () => {
    let runs = 0;
    const work = () => {
      runs++;
      return Promise.reject(new Error('of the work'));
    };
    await expectAsync(
      browserTabs.runExclusive(crypto.randomUUID(), 1000, work),
    ).toBeRejectedWithError('of the work');
    expect(runs).toBe(1);
  });
});
