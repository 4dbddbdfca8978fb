// Each thing that must not be in the project is found, and what only looks like it is not.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { root } from '../workspace/paths.ts';
import { fileProblems } from './scan.ts';

/** Written in parts, so that the scan of the project does not find them here. */
const glued = (...parts: string[]) => parts.join('');
const problems = (line: string, path = 'src/a.ts') => fileProblems(path, `fine\n${line}\n`);

describe('the scan', () => {
  const found: [string, string, string?][] = [
    ['an absolute path of a machine', `const folder = '${root}/src';`],
    ['an absolute path of a machine', glued('see /ho', 'me/ada/project')],
    ['an absolute path of a machine', glued('C:\\Us', 'ers\\ada\\project')],
    ['the address of a package registry', glued('https://registry.np', 'mjs.org/jose')],
    ['a download address in the lock file', '"resolved": "https://x/y.tgz"', 'package-lock.json'],
    ['a token', glued('eyJhbGciOiJub25lIn0', '.eyJzdWIiOiJhZGEifQ.')],
    ['a private key', glued('-----BEGIN RSA PRIV', 'ATE KEY-----')],
    ['an open end', glued('TO', 'DO: later'), 'docs/start.md'],
  ];
  for (const [says, line, path] of found) {
    it(`finds ${says} in: ${line.slice(0, 24)}`, () => {
      assert.deepEqual(problems(line, path), [`${path ?? 'src/a.ts'}:2 has ${says}`]);
    });
  }

  it('leaves addresses, routes and words that only look alike alone', () => {
    for (const line of [
      "path: '/users/ada'",
      "'https://example.com/home/ada'",
      'registry of languages',
      "const header = 'eyJhbGciOiJub25lIn0';",
    ]) {
      assert.deepEqual(problems(line), [], line);
    }
  });
});
