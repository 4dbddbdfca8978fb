// The table of docs/browsers.md: what makes a cell, and that the page's own is as a run writes it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../workspace/paths.ts';
import { engines, tableIn, tableOf, withTable, type EngineResults } from './browsers-table.ts';
import { features } from './features.ts';
import { storiesOf, type StoryResult } from './story-results.ts';

const titles = features.flatMap(({ stories, inWebKit = [] }) => [...stories, ...inWebKit]);
const told: readonly StoryResult[] = titles.map((title) => ({ title, project: '', passed: true }));
const results = (stories = told, engine = 'Firefox 1.0'): EngineResults[] => [{ engine, stories }];
const [first] = features;
const cellOf = (stories: readonly StoryResult[]) =>
  tableOf(results(stories))
    .split('\n')
    .find((line) => line.startsWith(`| ${first!.name} |`))!
    .split('|')[2]!
    .trim();
const other = told.filter(({ title }) => !first!.stories.includes(title));
const end = (project: string, passed: boolean | null) =>
  first!.stories.map((title) => ({ title, project, passed }));

describe('the table of browsers', () => {
  it('names the flows in which all stories of a feature passed', () => {
    assert.notEqual(cellOf(told), 'no');
    assert.equal(cellOf([...other, ...end('', false)]), 'no');
  });

  it('does not take a skipped story for one that passed', () => {
    assert.throws(() => cellOf([...other, ...end('', null)]), /was not tried in Firefox/);
  });

  it('is refused where an engine has no story of a feature', () => {
    assert.throws(() => cellOf(other), new RegExp(`${first!.name} was not tried in Firefox`));
  });

  it('takes the place of the one before, and of nothing else on the page', () => {
    const page = readFileSync(join(root, 'docs', 'browsers.md'), 'utf8');
    const once = withTable(page, results());
    assert.equal(withTable(once, results()), once);
    assert.equal(once.split('\n')[0], page.split('\n')[0]);
    assert.throws(() => withTable('# Another page', results()), /no place for the table/);
  });

  it('reads stories from a report of several suites, with their browser', () => {
    const test = { projectName: 'demo', status: 'flaky', annotations: [] };
    const engine = { type: 'engine', description: 'WebKitGTK 2.0' };
    const noted = { ...test, status: 'unexpected', annotations: [engine] };
    const inner = { specs: [{ title: 'b', tests: [noted] }] };
    assert.deepEqual(
      storiesOf({ suites: [{ specs: [{ title: 'a', tests: [test] }], suites: [inner] }] }),
      [
        { title: 'a', project: 'demo', passed: true },
        { title: 'b', project: 'demo', passed: false, engine: 'WebKitGTK 2.0' },
      ],
    );
  });
});

describe('the table in docs/browsers.md', () => {
  const [head = [], ...rows] = tableIn(readFileSync(join(root, 'docs', 'browsers.md'), 'utf8'));

  it('names the three engines with their versions', () => {
    assert.deepEqual(
      head.slice(1).map((cell) => cell.split(' ')[0]),
      engines,
    );
    for (const cell of head.slice(1)) assert.match(cell, /^\w+ \d+(\.\d+)+(esr)?$/);
  });

  it('has a row for each feature', () => {
    assert.deepEqual(
      rows.map(([name]) => name),
      features.map(({ name }) => name),
    );
  });

  it('says in each cell what a run says', () => {
    for (const [name = '', ...cells] of rows) {
      assert.equal(cells.length, engines.length, name);
      for (const cell of cells) assert.match(cell, /^(code|implicit|code, implicit|yes|no)$/, name);
    }
  });
});
