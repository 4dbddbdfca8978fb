// The kinds of steps that `npm test` consists of: a program that must succeed, and the three test runners.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireBrowser } from '../workspace/browser.mjs';
import { buildDemo } from '../build/demo-build.ts';
import { command, type Finished } from '../workspace/command.ts';
import { readPlaywrightReport, readReport, type Counts } from './counts.ts';
import { ng, program, reports, root } from '../workspace/paths.ts';
import { failure, success, type Outcome, type Step } from './run-steps.ts';

/** Programs that say by their exit codes whether all is well. */
export function check(name: string, title: string, ...lines: (readonly string[])[]): Step {
  return {
    name,
    title,
    async run() {
      const failed: Finished[] = [];
      for (const line of lines) {
        const finished = await command(line);
        if (finished.code !== 0) failed.push(finished);
      }
      return failed.length === 0
        ? success()
        : failure(failed.map(({ output }) => output).join('\n'));
    },
  };
}

/** One of the workspace's own checks. The last line that it prints is its note in the table. */
export function tool(name: string, title: string, file: string, needs?: readonly string[]): Step {
  return {
    name,
    title,
    ...(needs && { needs }),
    async run() {
      const finished = await command([process.execPath, join('tools', file)]);
      const note = finished.output.trim().split('\n').at(-1) ?? '';
      return { ...judge(finished), ...(finished.code === 0 && { note }) };
    },
  };
}

/** The packages that are published, as folders in dist/. */
export const packageBuilds: readonly Step[] = [
  check(
    'build',
    'Library build',
    [...ng(), 'build', 'ngx-auth0-lock'],
    [process.execPath, join('tools', 'build', 'build-schematics.ts')],
  ),
  check('build-tenant', 'Local tenant build', [
    process.execPath,
    join('projects', 'lock-tenant', 'build.mjs'),
  ]),
];

export const packagesCheck = tool(
  'packages',
  'The packages to publish',
  'checks/packages/check-packages.ts',
  ['build', 'build-tenant'],
);

/** The demo, built once for everything that looks at it. */
export function demoBuild(name: string, title: string): Step {
  return {
    name,
    title,
    async run() {
      const finished = await buildDemo();
      return finished ? judge(finished) : success('built already');
    },
  };
}

/** Specs that run in Node. */
export function nodeSpecs(name: string, title: string, patterns: readonly string[]): Step {
  return specs(name, title, readReport, (report) => ({
    line: [
      process.execPath,
      '--test',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=./tools/run/reporters/node-counts.ts',
      `--test-reporter-destination=${report}`,
      ...patterns,
    ],
  }));
}

/** Specs that run in a browser. */
export function karma(
  name: string,
  title: string,
  project: string,
  config = 'tools/run/reporters/karma-counts.cjs',
): Step {
  return specs(name, title, readReport, (report) => ({
    line: [
      ...ng(),
      'test',
      project,
      '--watch=false',
      '--progress=false',
      `--karma-config=${config}`,
    ],
    env: { KARMA_COUNTS: report, CHROME_BIN: requireBrowser() },
  }));
}

/** Stories that run in a browser, against servers. */
export function playwright(
  name: string,
  title: string,
  config: string,
  needs: readonly string[] = [],
  projects: readonly string[] = [],
  env: Record<string, string> = {},
): Step {
  const line = [...program('@playwright/test', 'playwright'), 'test', `--config=${config}`];
  const chosen = projects.map((project) => `--project=${project}`);
  return stories(name, title, [...line, ...chosen], needs, env);
}

/** Stories that a tool of this workspace prepares and runs: it hands its arguments on to `playwright test`. */
export function preparedStories(
  name: string,
  title: string,
  file: string,
  needs: readonly string[],
): Step {
  return stories(name, title, [process.execPath, join('tools', file)], needs);
}

function stories(
  name: string,
  title: string,
  line: readonly string[],
  needs: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Step {
  return {
    ...specs(name, title, readPlaywrightReport, (report) => ({
      line: [...line, '--reporter=list,json', `--output=${join(root, 'test-results', name)}`],
      env: {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        CHROME_BIN: requireBrowser(),
        CI: '1',
        ...env,
      },
      // As many as there are, and what is installed for them.
      limitSeconds: 2_400,
    })),
    needs,
  };
}

interface SpecCommand {
  readonly line: readonly string[];
  readonly env?: Record<string, string>;
  readonly limitSeconds?: number;
}

function specs(
  name: string,
  title: string,
  read: (report: string) => Counts,
  commandFor: (report: string) => SpecCommand,
): Step {
  const report = join(reports, `${name}.json`);
  return {
    name,
    title,
    async run() {
      // An old report must not speak for this run.
      mkdirSync(reports, { recursive: true });
      rmSync(report, { force: true });
      const { line, ...options } = commandFor(report);
      const finished = await command(line, options);
      return judgeSpecs(finished, () => read(report));
    },
  };
}

const judge = ({ code, output }: Finished): Outcome => (code === 0 ? success() : failure(output));

function judgeSpecs({ code, output }: Finished, read: () => Counts): Outcome {
  let counts: Counts;
  try {
    counts = read();
  } catch {
    return failure(`${output}\nIt ended (exit code ${code}) without a report.`);
  }
  const { passed, failed, skipped } = counts;
  // Exit code and report must agree: a runner that fails outside its specs has failed.
  const note = skipped > 0 ? { note: `${skipped} skipped` } : {};
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), output, ...note };
}
