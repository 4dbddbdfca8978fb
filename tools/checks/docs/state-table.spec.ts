// ARCHITECTURE.md shows the state table as the session's spec holds it against the code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { root } from '../../workspace/paths.ts';

/** The rows of a Markdown table, whatever its columns are padded to. */
function rowsOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^-+$/, '---')),
    );
}

it('the state table of ARCHITECTURE.md is the one that the code is held against', () => {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const document = read('ARCHITECTURE.md');
  const shown = /<!-- state-table -->([^]*)<!-- \/state-table -->/.exec(document)?.[1] ?? '';
  // As text: the library is built for browsers, and Node cannot import its files.
  const source = read('projects/ngx-auth0-lock/session/state/state-table.ts');
  const specified = /STATE_TABLE = `([^`]*)`/.exec(source)?.[1] ?? '';
  assert.ok(rowsOf(specified).length > 20);
  assert.deepEqual(rowsOf(shown), rowsOf(specified));
});
