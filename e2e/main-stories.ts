// The stories that are told in other engines than Chromium too, and how long they may take there.

/** What somebody cannot do without: signing in and out, coming back, going away. */
export const mainStories = [
  'sign-in',
  'sign-out',
  'reload',
  'guards',
  'tabs',
  'expiry',
  'storage',
  'network-and-clock',
  'offline-under-policy',
  'back-forward-cache',
].map((name) => `${name}.story.ts`);

/** Other browsers come up later and have no graphics card; a busy machine is no reason to fail. */
export const patience = { timeout: 120_000, expect: { timeout: 30_000 } } as const;

/** The flows that `npm test` tells them in; lazy parts that come late, or every story in each flow, are Chromium's. */
export const inFlows = <P extends { name?: string }>(projects: readonly P[] = []): P[] =>
  projects.filter(({ name }) => name === 'demo' || name === 'implicit flow');
