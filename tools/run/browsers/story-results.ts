// Reads Playwright's JSON report as a list of stories with their ends.
import { readFileSync } from 'node:fs';

export interface StoryResult {
  readonly title: string;
  /** Name of the Playwright project that it ran in. */
  readonly project: string;
  /** At its second try counts as passed; null: skipped. */
  readonly passed: boolean | null;
  /** What the browser says that it is, where the stories noted it. */
  readonly engine?: string;
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** All stories of a report, in its order. */
export function readStories(path: string): readonly StoryResult[] {
  return storiesOf(JSON.parse(readFileSync(path, 'utf8')) as Suite);
}

export function storiesOf({ suites = [], specs = [] }: Suite): readonly StoryResult[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ projectName, status, annotations }) => {
      const engine = annotations.find(({ type }) => type === 'engine')?.description;
      return {
        title,
        project: projectName,
        passed: status === 'skipped' ? null : status !== 'unexpected',
        ...(engine && { engine }),
      };
    }),
  );
  return [...own, ...suites.flatMap(storiesOf)];
}

/** What browser the stories of a report noted. */
export function engineOf(path: string): string {
  const engine = readStories(path).find((story) => story.engine)?.engine;
  if (!engine) throw new Error(`${path} does not name its browser.`);
  return engine;
}
