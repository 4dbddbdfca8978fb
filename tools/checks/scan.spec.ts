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
    ['an open end', glued('// TO', 'DO: later')],
    ['a focused test', glued('fdesc', "ribe('x', () => {});")],
    ['a focused test', glued('test.on', "ly('x', () => {});")],
    [
      'a test that is switched off without a reason beside it',
      glued('x', "it('works', () => {});"),
    ],
    ['a test that is switched off without a reason beside it', glued('test.sk', 'ip();')],
    ['a test that is switched off without a reason beside it', glued('pend', 'ing();')],
  ];
  for (const [says, line, path] of found) {
    it(`finds ${says} in: ${line.slice(0, 24)}`, () => {
      assert.deepEqual(problems(line, path), [`${path ?? 'src/a.ts'}:2 has ${says}`]);
    });
  }

  it('finds a file that is too long, and only code', () => {
    const text = 'x\n'.repeat(401);
    assert.deepEqual(fileProblems('src/a.ts', text), ['src/a.ts has 401 lines, over 400']);
    assert.deepEqual(fileProblems('CHANGELOG.md', text), []);
    assert.deepEqual(fileProblems('src/a.ts', text.slice(2)), []);
  });

  it('accepts a switched-off test with its reason', () => {
    const off = glued('test.sk', 'ip(');
    assert.deepEqual(problems(`${off}!browser, 'there is no browser here');`), []);
    assert.deepEqual(problems(`${off}); // Lock has no such screen`), []);
    assert.deepEqual(problems(`// The vectors are not part of the project.\n${off});`), []);
    assert.deepEqual(problems(glued('pend', "ing('the vectors are absent');")), []);
  });

  it('leaves addresses, routes and words that only look alike alone', () => {
    for (const line of [
      "path: '/users/ada'",
      "'https://example.com/home/ada'",
      'await page.wait(); submit(form); profit(1);',
      'registry of languages',
      "const header = 'eyJhbGciOiJub25lIn0';",
    ]) {
      assert.deepEqual(problems(line), [], line);
    }
  });
});
