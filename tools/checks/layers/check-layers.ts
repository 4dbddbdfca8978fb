// Checks the import direction: no circle in the whole workspace, no import of what stands above, packages where they belong.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { entryPoints, root } from '../../workspace/paths.ts';
import { projectFiles } from '../../workspace/project-files.ts';
import { house, type Area, type House } from './areas.ts';
import { circlesIn } from './circles.ts';
import { importsOf, type Import } from './imports.ts';
import { placeIn } from './places.ts';

/** Path from the root → what it imports. */
type Imports = ReadonlyMap<string, readonly Import[]>;

/** The sentences that say what is wrong; none when all is well. `files`: path from the root → text. */
export function layerProblems(files: ReadonlyMap<string, string>, rules: House = house): string[] {
  const imports = new Map([...files].map(([path, text]) => [path, importsOf(text, path)] as const));
  const problems = [
    ...rules.areas.flatMap((area) => [
      ...areaProblems(area, imports, rules),
      ...staleNames(area, imports),
    ]),
    ...circlesIn(graphOf(imports)).map((circle) => `imports run in a circle: ${circle}`),
  ];
  const timeless = new Set(problems.map(withoutLine));
  return [
    ...problems.filter((problem) => !rules.exceptions.includes(withoutLine(problem))),
    ...rules.exceptions
      .filter((exception) => !timeless.has(exception))
      .map((exception) => `is no longer so, and needs no exception in areas.ts: ${exception}`),
  ];
}

const withoutLine = (problem: string) => problem.replace(/:\d+ /, ' ');

/** Who imports whom: types and lazy imports too, and the library's entry points by their package names. */
function graphOf(imports: Imports): Map<string, string[]> {
  const byName = new Map<string, string>(
    entryPoints.map(({ name, folder }) => [
      name,
      `projects/ngx-auth0-lock/${folder}/public-api.ts`,
    ]),
  );
  return new Map(
    [...imports].map(([path, found]) => [
      path,
      found.flatMap(({ from }) => byName.get(from) ?? targetOf(path, from, imports) ?? []),
    ]),
  );
}

/** The file that a relative import means; null where it is none of ours, such as a style sheet. */
function targetOf(path: string, from: string, imports: Imports): string | null {
  if (!from.startsWith('.')) return null;
  const target = posix.join(posix.dirname(path), from);
  return [target, `${target}.ts`, `${target}/index.ts`].find((it) => imports.has(it)) ?? null;
}

function areaProblems(area: Area, imports: Imports, rules: House): string[] {
  const problems: string[] = [];
  for (const [path, found] of imports) {
    if (!isIn(area, path)) continue;
    if (!placeIn(area, path)) problems.push(`${path} has no place in layers.ts`);
    for (const it of found) {
      const problem = it.from.startsWith('.')
        ? relativeProblem(area, path, it, targetOf(path, it.from, imports), rules)
        : packageProblem(area, path, it, rules);
      if (problem) problems.push(`${path}:${it.line} ${problem}`);
    }
  }
  return problems;
}

function relativeProblem(
  area: Area,
  path: string,
  { from, kind }: Import,
  target: string | null,
  { lazyParts }: House,
): string | null {
  if (!target) return null;
  if (!target.startsWith(area.folder)) {
    return area.packages ? `imports ${from}: outside ${area.folder} only by package name` : null;
  }
  const lazy = area.packages && lazyParts.find(({ files }) => files.includes(target));
  if (lazy && kind === 'static' && !lazy.files.includes(path)) {
    return `imports ${from} statically: that file is only ever import()ed`;
  }
  const [own, its] = [placeIn(area, path), placeIn(area, target)];
  if (!own || !its || own.layer < its.layer || own.group === its.group) return null;
  return own.layer === its.layer
    ? `imports its sibling ${from}`
    : `imports ${from}, which stands above it in layers.ts`;
}

function packageProblem(area: Area, path: string, { from, kind }: Import, { lazyParts }: House) {
  if (!area.packages || area.packages.some((name) => matches(name, from))) return null;
  const owner = lazyParts.find(({ packages }) => packages.some((name) => matches(name, from)));
  if (owner?.files.includes(path)) return null;
  // An entry point of the library that only lazy files use. One static import, even one whose use a
  // build drops, and a bundler puts all of it into the first load.
  if (owner && kind !== 'static' && entryPoints.some(({ name }) => name === from)) return null;
  return `imports ${from}: ${owner ? `only ${owner.files[0]} may` : `not allowed in ${area.folder}`}`;
}

const matches = (allowed: string, name: string) =>
  allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : allowed === name;

/** Names that stand twice, or whose file, or files, are gone. */
function staleNames(area: Area, imports: Imports): string[] {
  const present = new Set(
    [...imports.keys()]
      .filter((path) => isIn(area, path))
      .map((path) => placeIn(area, path)?.name ?? ''),
  );
  const names = area.order.flat();
  return [
    ...names
      .filter((name) => !present.has(name))
      .map((name) => `layers.ts names ${area.folder}${name}, which is not there`),
    ...names
      .filter((name, index) => names.indexOf(name) < index)
      .map((name) => `layers.ts names ${area.folder}${name} twice`),
  ];
}

/** What is published is judged without its specs and what only they use, the corpus of apps too: they import what they like. */
const isIn = ({ folder, packages }: Area, path: string) =>
  path.startsWith(folder) && !(packages && isForTests(path.slice(folder.length)));

const isForTests = (path: string) =>
  path.endsWith('.spec.ts') || /(^|\/)(?:testing(-support)?|corpus)\//.test(path);

const isCode = (path: string) => /(?<!\.d)\.(ts|tsx|mjs|cjs|js)$/.test(path);

if (import.meta.main) {
  const paths = projectFiles().filter(isCode);
  const files = new Map(paths.map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')]));
  const problems = layerProblems(files);
  console.log(problems.length > 0 ? problems.join('\n') : `${files.size} files in order`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
