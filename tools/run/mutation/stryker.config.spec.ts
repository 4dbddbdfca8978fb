// The mutation run reaches every folder of the session: a glob that reads less would raise the score in silence.
import assert from 'node:assert/strict';
import { matchesGlob } from 'node:path';
import { describe, it } from 'node:test';
import { projectFiles } from '../../workspace/project-files.ts';
import stryker from './stryker.config.mjs';

const session = 'projects/ngx-auth0-lock/session/';
const lock = 'projects/ngx-auth0-lock/lock/';
const files = projectFiles().filter(
  (path) => (path.startsWith(session) || path.startsWith(lock)) && path.endsWith('.ts'),
);
const isSpec = (path: string) => path.endsWith('.spec.ts');
const isHelper = (path: string) => path.startsWith(`${session}testing-support/`);

function mutated(): string[] {
  const patterns = (stryker.mutate ?? []).filter((pattern) => pattern !== undefined);
  const refused = patterns.filter((pattern) => pattern.startsWith('!'));
  const taken = patterns.filter((pattern) => !pattern.startsWith('!'));
  return files.filter(
    (path) =>
      taken.some((pattern) => matchesGlob(path, pattern)) &&
      !refused.some((pattern) => matchesGlob(path, pattern.slice(1))),
  );
}

describe('the mutation run', () => {
  it('changes every source file of the session, and no spec or helper of specs', () => {
    const sources = files.filter((path) => !isSpec(path) && !isHelper(path));
    assert.equal(mutated().length, sources.length);
    assert.deepEqual(mutated(), sources);
    // Each of these stands in a folder of its own.
    for (const name of ['session', 'token/id-token', 'lock/sign-in', 'renewal/renewal']) {
      assert.ok(mutated().includes(`${session}${name}.ts`), name);
    }
    assert.ok(mutated().includes(`${lock}lock-options.ts`));
  });

  it('asks every spec of the session', () => {
    const globs =
      stryker.buildCommand?.split(' ').filter((word) => word.includes('.spec.ts')) ?? [];
    const specs = files.filter(isSpec);
    assert.deepEqual(
      specs.filter((path) => globs.some((glob) => matchesGlob(path, glob))),
      specs,
    );
  });
});
