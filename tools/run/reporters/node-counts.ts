// Reporter for `node --test`: one JSON object with how many tests each spec file ran.
import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import type { Counts } from '../counts.ts';
import { root } from '../../workspace/paths.ts';

export default async function* nodeCounts(
  events: AsyncIterable<TestEvent>,
): AsyncGenerator<string> {
  const files: Record<string, Counts> = {};
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { file = '', skip, todo } = event.data;
    const path = relative(root, file).replaceAll('\\', '/');
    const counts = (files[path] ??= { passed: 0, failed: 0, skipped: 0 });
    if (isSum(event)) continue;
    const outcome = event.type === 'test:fail' ? 'failed' : skip || todo ? 'skipped' : 'passed';
    counts[outcome]++;
    total[outcome]++;
  }
  yield JSON.stringify({ ...total, files }, null, 2);
}

/** A suite is the sum of its tests, unless it failed although they passed (a failing `after`). */
function isSum(event: Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>): boolean {
  if (event.type === 'test:pass') return event.data.details.type === 'suite';
  const { error } = event.data.details;
  return 'failureType' in error && error.failureType === 'subtestsFailed';
}
