// On a phone a cell is read without its column: it must say itself which one that was.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { labelCells, type MarkdownIt } from './markdown-tables.ts';

/** What markdown-it makes of tables: for each the headings, and how many cells each row has. */
function tokensOf(...tables: readonly (readonly [headings: readonly string[], rows: number[]])[]) {
  const labels: Record<string, string>[] = [];
  const token = (type: string, content = '') => ({ type, content, attrSet: () => {} });
  const cell = () => {
    const attributes: Record<string, string> = {};
    labels.push(attributes);
    const attrSet = (name: string, value: string) => void (attributes[name] = value);
    return [{ type: 'td_open', content: '', attrSet }, token('inline', 'text'), token('td_close')];
  };
  const tokens = tables.flatMap(([headings, rows]) => [
    token('table_open'),
    token('tr_open'),
    ...headings.flatMap((text) => [token('th_open'), token('inline', text), token('th_close')]),
    ...rows.flatMap((cells) => [token('tr_open'), ...Array.from({ length: cells }, cell).flat()]),
  ]);
  return { tokens, labels };
}

function label({ tokens, labels }: ReturnType<typeof tokensOf>): (string | undefined)[] {
  const markdown: MarkdownIt = {
    core: { ruler: { push: (_name, rule) => rule({ tokens }) } },
  };
  labelCells(markdown);
  return labels.map((attributes) => attributes['data-label']);
}

describe('the cells of a table', () => {
  it('know the headings of their columns, in each row', () => {
    const labels = label(
      tokensOf([
        ['symptom', '`fix`'],
        [2, 2],
      ]),
    );
    assert.deepEqual(labels, ['symptom', 'fix', 'symptom', 'fix']);
  });

  it('say nothing where a column has no heading, nor what another table said', () => {
    const labels = label(tokensOf([['a', ''], [2]], [[], [2]]));
    assert.deepEqual(labels, ['a', undefined, undefined, undefined]);
  });
});
