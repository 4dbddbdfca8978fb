// A spec file that does not run, or an entry point without a spec, must be reported.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countProblems, type Suite } from './check-counts.ts';

const ran = (passed: number, skipped = 0) => ({ passed, failed: 0, skipped });
const suite: Suite = {
  report: 'unit.json',
  folder: 'lib',
  parts: { session: 'lib/session', testing: 'lib/testing' },
};
const clock = 'lib/session/clock.spec.ts';
const fake = 'lib/testing/fake/fake.spec.ts';

function check(files: Record<string, ReturnType<typeof ran>>) {
  return countProblems(suite, { ...ran(0), files }, [clock, fake, 'other/x.spec.ts']);
}

describe('the counts of specs', () => {
  it('are added up by entry point', () => {
    const { problems, parts } = check({ [clock]: ran(3), [fake]: ran(2, 1) });
    assert.deepEqual(problems, []);
    assert.deepEqual(parts, [
      { name: 'session', specs: 3 },
      { name: 'testing', specs: 2 },
    ]);
  });

  it('name a file that ran nothing, and its entry point', () => {
    const [file, part, ...others] = check({ [clock]: ran(3) }).problems;
    assert.match(file ?? '', /^lib\/testing\/fake\/fake.spec.ts ran no spec/);
    assert.equal(part, 'no spec of testing ran');
    assert.deepEqual(others, []);
  });

  it('do not take skipped specs for run ones', () => {
    assert.deepEqual(check({ [clock]: ran(3), [fake]: ran(0, 7) }).problems, [
      'no spec of testing ran',
    ]);
  });

  it('are missed altogether when a runner names its files in another way', () => {
    const { problems } = check({ 'spec-session-clock.js': ran(3), 'spec-testing-fake.js': ran(2) });
    assert.equal(problems.length, 4);
  });
});
