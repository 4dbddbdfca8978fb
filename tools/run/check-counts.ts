// Checks that every spec file ran, and every entry point's specs: a suite that silently runs nothing must be seen.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readReport, type SpecReport } from './counts.ts';
import { entryPoints, reports } from '../workspace/paths.ts';
import { projectFiles } from '../workspace/project-files.ts';

export interface Suite {
  /** Its report in reports/. */
  readonly report: string;
  /** The folder whose spec files it runs. */
  readonly folder: string;
  /** A folder in it whose spec files another suite runs. */
  readonly except?: string;
  /** Folders in it, with a name, that must each have run a spec. */
  readonly parts: Readonly<Record<string, string>>;
}

const library = 'projects/ngx-auth0-lock';
const schematics = `${library}/schematics`;

export const suites: readonly Suite[] = [
  {
    report: 'unit-library.json',
    folder: library,
    except: schematics,
    parts: Object.fromEntries(
      entryPoints.map(({ name, folder }) => [name, `${library}/${folder}`]),
    ),
  },
  { report: 'unit-demo.json', folder: 'src', parts: { 'the demo': 'src' } },
  {
    report: 'unit-node.json',
    folder: 'projects/lock-tenant/src',
    parts: { 'the local tenant': 'projects/lock-tenant/src' },
  },
  { report: 'unit-node.json', folder: schematics, parts: { 'the schematics': schematics } },
  { report: 'unit-node.json', folder: 'tools', parts: { 'the tools': 'tools' } },
];

/** What is missing, and how many specs each part ran. */
export function countProblems(suite: Suite, report: SpecReport, specFiles: readonly string[]) {
  const own = specFiles.filter(
    (path) =>
      path.startsWith(`${suite.folder}/`) && !(suite.except && path.startsWith(`${suite.except}/`)),
  );
  const problems = own
    .filter((path) => !report.files[path])
    .map((path) => `${path} ran no spec (its outermost describe must be in it)`);
  const parts = Object.entries(suite.parts).map(([name, folder]) => {
    const files = own.filter((path) => path.startsWith(`${folder}/`));
    // Skipped ones do not count: they have shown nothing.
    const specs = files
      .map((path) => report.files[path])
      .reduce((sum, file) => sum + (file ? file.passed + file.failed : 0), 0);
    if (specs === 0) problems.push(`no spec of ${name} ran`);
    return { name, specs };
  });
  return { problems, parts };
}

if (import.meta.main) {
  const specFiles = projectFiles().filter((path) => path.endsWith('.spec.ts'));
  const problems: string[] = [];
  const counts: string[] = [];
  for (const suite of suites) {
    const path = join(reports, suite.report);
    if (!existsSync(path)) {
      problems.push(`reports/${suite.report} is missing: its specs did not run`);
      continue;
    }
    const checked = countProblems(suite, readReport(path), specFiles);
    problems.push(...checked.problems);
    counts.push(...checked.parts.map(({ name, specs }) => `${name} ${specs}`));
  }
  console.log([...problems, counts.join(', ')].join('\n'));
  process.exitCode = problems.length > 0 ? 1 : 0;
}
