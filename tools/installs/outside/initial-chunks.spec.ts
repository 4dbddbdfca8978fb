// Which files count as loaded at the start, and what is said about them.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { initialChunks, lazinessProblems, staticImports } from './initial-chunks.ts';

const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function built(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'initial-chunks-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const index = '<script src="main.js" type="module"></script>';
const lock = 'e.className="auth0-lock-container"';
const jose = 'code="ERR_JWS_SIGNATURE_VERIFICATION_FAILED"';
const react = 'Symbol.for("react.element")';

describe('staticImports', () => {
  it('finds imports and re-exports however they are written', () => {
    const code = `import{a as b,c}from"./one.js";import"./two.js";
import * as d from './three.js';var x=1;export{e}from"./four.js";export*from"./five.js";`;
    assert.deepEqual(staticImports(code), ['one.js', 'two.js', 'three.js', 'four.js', 'five.js']);
  });

  it('leaves out what is imported later, and other packages', () => {
    assert.deepEqual(staticImports('x=()=>import("./later.js");import"rxjs";import("./b.js")'), []);
  });
});

describe('initialChunks', () => {
  it('follows static imports from the page, and sums sizes', () => {
    const main = 'import"./a.js";import("./later.js")';
    const folder = built({
      'index.html': index,
      'main.js': main,
      'a.js': 'let a',
      'later.js': '1',
    });
    const { files, bytes, gzipBytes } = initialChunks(folder);
    assert.deepEqual(files, ['main.js', 'a.js']);
    assert.equal(bytes, main.length + 5);
    assert.ok(gzipBytes > 0);
  });

  it('counts what is preloaded', () => {
    const html = `${index}<link rel="modulepreload" href="b.js">`;
    const folder = built({ 'index.html': html, 'main.js': '1', 'b.js': '2' });
    assert.deepEqual(initialChunks(folder).files, ['main.js', 'b.js']);
  });

  it('refuses a page without a script', () => {
    assert.throws(() => initialChunks(built({ 'index.html': '<p>' })), /starts no script/);
  });
});

describe('lazinessProblems', () => {
  const problems = (files: Record<string, string>) => {
    const folder = built({ 'index.html': index, ...files });
    return lazinessProblems(folder, initialChunks(folder));
  };

  it('is content when Lock, React and jose are lazy', () => {
    const later = lock + react + jose;
    assert.deepEqual(problems({ 'main.js': 'import("./later.js")', 'later.js': later }), []);
  });

  it('names what is in an initial chunk', () => {
    assert.deepEqual(
      problems({ 'main.js': 'import"./a.js"', 'a.js': jose, 'later.js': lock + react }),
      ['jose is in an initial chunk'],
    );
  });

  it('says when something is nowhere, since then the search is wrong', () => {
    assert.deepEqual(problems({ 'main.js': '', 'later.js': lock + jose }), [
      'react is in no chunk at all',
    ]);
  });
});
