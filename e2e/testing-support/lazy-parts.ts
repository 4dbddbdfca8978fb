// Lets the library's lazy parts come late, or not the first time: as on a slow line, or after one lost request.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { lazyParts, type BundleStats } from '../../tools/checks/bundle/bundle-stats.ts';
import { demoDist } from '../../tools/workspace/paths.ts';

/** How they come. */
export type Arrival = 'at once' | 'late' | 'the second time';

const LATE_MS = 1500;

/** Sees to it, for all pages of a context. Each file counts for itself. */
export async function letLazyPartsArrive(context: BrowserContext, how: Arrival): Promise<void> {
  if (how === 'at once') return;
  const stats = JSON.parse(
    readFileSync(join(demoDist, 'browser-stats.json'), 'utf8'),
  ) as BundleStats;
  const parts = lazyParts(stats, readFileSync(join(demoDist, 'browser', 'index.html'), 'utf8'));
  if (parts.length < 4)
    throw new Error(`Only ${parts.length} lazy parts in the demo: ${parts.join()}`);
  const lost = new Set<string>();
  await context.route(
    ({ pathname }) => parts.includes(pathname.slice(1)),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      if (how === 'late') await new Promise((resolve) => setTimeout(resolve, LATE_MS));
      else if (!lost.has(pathname)) {
        lost.add(pathname);
        return route.abort('connectionreset');
      }
      // The story may be over by now.
      return route.fallback().catch(() => {});
    },
  );
}
