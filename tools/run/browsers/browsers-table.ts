// The table of features and engines in docs/browsers.md: made from what a run reported.
import { features, type Feature } from './features.ts';
import type { StoryResult } from './story-results.ts';

/** What was seen in one engine. */
export interface EngineResults {
  /** Name and version, as the browser itself gives them. */
  readonly engine: string;
  readonly stories: readonly StoryResult[];
}

/** Names of Playwright projects → what the flow in them is called. */
const flows: Readonly<Record<string, string>> = {
  '': 'code',
  demo: 'code',
  'implicit flow': 'implicit',
};

export const engines = ['Chromium', 'Firefox', 'WebKitGTK'] as const;
const start = '<!-- Written by `npm run test:browsers -- --write`. -->';
const end = '<!-- The end of what was written. -->';

/** The page with the table of this run in the place of the one that it has. */
export function withTable(page: string, results: readonly EngineResults[]): string {
  const [before, rest = ''] = page.split(start);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error('docs/browsers.md has no place for the table.');
  return `${before}${start}\n\n${tableOf(results)}\n\n${end}${after}`;
}

/** The table that stands in the page; its rows, each a list of cells. */
export function tableIn(page: string): readonly (readonly string[])[] {
  const [table = ''] = (page.split(start)[1] ?? '').split(end);
  return table
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** As Markdown. Throws an Error where an engine has no story of a feature. */
export function tableOf(results: readonly EngineResults[]): string {
  const rows = [
    ['', ...results.map(({ engine }) => engine)],
    ['-', ...results.map(() => '-')],
    ...features.map((feature) => [feature.name, ...results.map((it) => cell(feature, it))]),
  ];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The flows in which all its stories passed; `no` where none did. */
function cell(
  { name, stories, inWebKit, withoutFlow }: Feature,
  { engine, stories: told }: EngineResults,
) {
  const titles = (engine.startsWith('WebKit') && inWebKit) || stories;
  const ends = new Map<string, boolean>();
  for (const title of titles) {
    const tries = told.filter((story) => story.title === title && story.passed !== null);
    if (tries.length === 0) throw new Error(`${name} was not tried in ${engine}: "${title}".`);
    for (const { project, passed } of tries) {
      const flow = withoutFlow ? 'yes' : flows[project];
      if (flow) ends.set(flow, passed === true && ends.get(flow) !== false);
    }
  }
  const works = [...ends].filter(([, passed]) => passed).map(([flow]) => flow);
  return works.sort().join(', ') || 'no';
}
