// ARCHITECTURE.md shows the state table as the session's spec holds it against the code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { STATE_TABLE } from '../../../projects/ngx-auth0-lock/session/state/state-table.ts';
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
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const shown = /<!-- state-table -->([^]*)<!-- \/state-table -->/.exec(text)?.[1] ?? '';
  assert.ok(rowsOf(STATE_TABLE).length > 20);
  assert.deepEqual(rowsOf(shown), rowsOf(STATE_TABLE));
});
