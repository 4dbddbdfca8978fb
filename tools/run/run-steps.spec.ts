// The runner must never report success for something that failed or did not run.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure, runSteps, success, type Outcome, type Step } from './run-steps.ts';

function step(name: string, outcome: Outcome | Error, needs: string[] = []): Step {
  return {
    name,
    title: name.toUpperCase(),
    needs,
    run: () => (outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome)),
  };
}

async function run(steps: Step[], ...names: string[]) {
  let text = '';
  const passed = await runSteps(steps, names, (part) => (text += part));
  return { passed, text, lastLine: text.trimEnd().split('\n').at(-1) };
}

describe('runSteps', () => {
  it('adds everything up in the last line', async () => {
    const { passed, lastLine } = await run([
      step('lint', success()),
      step('unit', { passed: 41, failed: 0, output: '' }),
    ]);
    assert.equal(passed, true);
    assert.equal(lastLine, '42 passed, 0 failed');
  });

  it('fails when one step fails, runs the others, and shows only what the failing one wrote', async () => {
    const { passed, text, lastLine } = await run([
      step('lint', { passed: 0, failed: 2, output: 'unused import' }),
      step('unit', { passed: 3, failed: 0, output: 'chatter' }),
    ]);
    assert.equal(passed, false);
    assert.equal(lastLine, '3 passed, 2 failed');
    assert.match(text, /unused import/);
    assert.doesNotMatch(text, /chatter/);
  });

  it('counts a step that throws as failed', async () => {
    const { passed, text } = await run([step('lint', new Error('no such program'))]);
    assert.equal(passed, false);
    assert.match(text, /no such program/);
  });

  it('counts a step that ran nothing as failed', async () => {
    const { lastLine } = await run([step('unit', { passed: 0, failed: 0, output: '' })]);
    assert.equal(lastLine, '0 passed, 1 failed');
  });

  it('does not run a step whose needs failed, and counts it as failed', async () => {
    const { lastLine, text } = await run([
      step('build', failure('no build')),
      step('goldens', success(), ['build']),
    ]);
    assert.equal(lastLine, '0 passed, 2 failed');
    assert.match(text, /because build failed/);
  });

  it('runs the named steps and what they need, in order', async () => {
    const steps = [
      step('lint', failure('never asked for')),
      step('build', success()),
      step('demo', success(), ['build']),
      step('stories', success(), ['demo']),
    ];
    const { passed, text, lastLine } = await run(steps, 'stories');
    assert.equal(passed, true);
    assert.equal(lastLine, '3 passed, 0 failed');
    assert.match(text, /BUILD.*\nDEMO.*\nSTORIES/);
  });

  it('takes a part of a name for all steps that have it', async () => {
    const steps = [
      step('unit-demo', success()),
      step('unit-node', success()),
      step('x', success()),
    ];
    assert.equal((await run(steps, 'unit')).lastLine, '2 passed, 0 failed');
    assert.equal((await run(steps, 'node')).lastLine, '1 passed, 0 failed');
  });

  it('only names the steps when asked for a list', async () => {
    const { passed, text } = await run([step('lint', failure('ran'))], '--list');
    assert.equal(passed, true);
    assert.equal(text, 'lint  LINT\n');
  });

  it('fails for a name that is none', async () => {
    const { passed, text } = await run([step('lint', success())], 'lnit');
    assert.equal(passed, false);
    assert.match(text, /No step is called lnit. The steps: lint/);
  });
});
