// Checks the import direction: inside the library's entry points, between them, and in the demo.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { importsOf, type Import } from './imports.ts';
import { angularLayers, schematicsLayers, sessionLayers, type Layer } from './layers.ts';
import { root } from '../../workspace/paths.ts';
import { projectFiles } from '../../workspace/project-files.ts';

const library = 'projects/ngx-auth0-lock/';

interface Area {
  /** Its folder; an import that leaves it is only by package name. */
  readonly folder: string;
  /** What it may import by package name; `name/*` for all below. */
  readonly packages: readonly string[];
  readonly layers?: {
    readonly base: string;
    /** What is ordered: the files below `base`, or the folders, in which files import one another freely. */
    readonly of: 'files' | 'folders';
    readonly order: readonly Layer[];
  };
}

const angular = ['@angular/*', 'rxjs', 'rxjs/*'];

const areas: readonly Area[] = [
  {
    folder: `${library}session/`,
    packages: [],
    layers: { base: `${library}session/`, of: 'files', order: sessionLayers },
  },
  {
    folder: `${library}src/`,
    packages: [...angular, 'ngx-auth0-lock/session'],
    layers: { base: `${library}src/lib/`, of: 'files', order: angularLayers },
  },
  {
    folder: `${library}angular-jwt/`,
    packages: [...angular, '@auth0/angular-jwt', 'ngx-auth0-lock', 'ngx-auth0-lock/session'],
  },
  {
    folder: `${library}testing/`,
    packages: [...angular, 'ngx-auth0-lock', 'ngx-auth0-lock/session'],
  },
  {
    folder: `${library}schematics/`,
    packages: [
      '@angular-devkit/core',
      '@angular-devkit/schematics',
      '@angular-devkit/schematics/*',
      '@angular/compiler',
      '@schematics/angular/*',
      'node:path',
      'typescript',
    ],
    layers: { base: `${library}schematics/`, of: 'folders', order: schematicsLayers },
  },
  {
    folder: 'src/',
    packages: [...angular, '@auth0/angular-jwt', 'ngx-auth0-lock', 'ngx-auth0-lock/*'],
  },
];

/** Files that hold what must not be in the first bundle: only ever `import()`ed, and what they alone may import. */
const lazyFiles: Readonly<Record<string, readonly string[]>> = {
  [`${library}session/token/jose-verifier.ts`]: ['jose'],
  [`${library}session/lock/lock-client.ts`]: [],
  [`${library}src/lib/lock/lock-entry.ts`]: ['auth0-lock', 'auth0-lock/*'],
  [`${library}src/lib/lock/dictionaries.ts`]: ['auth0-lock/*'],
  [`${library}src/lib/lock/focus-trap.ts`]: [],
  [`${library}src/lib/lock/language.ts`]: [],
  [`${library}src/lib/lock/style-element.ts`]: [],
};

/** Of those, the ones that arrive as one: they import each other as other files do. */
const isPartOfLock = (path: string) => path in lazyFiles && path.includes('/lib/lock/');

/** The sentences that say what is wrong; none when all is well. `files`: path from the root → text. */
export function layerProblems(files: ReadonlyMap<string, string>): string[] {
  return areas.flatMap((area) => [...areaProblems(area, files), ...staleNames(area, files)]);
}

function areaProblems(area: Area, files: ReadonlyMap<string, string>): string[] {
  const problems: string[] = [];
  for (const [path, text] of files) {
    if (!path.startsWith(area.folder) || !isShipped(path)) continue;
    const place = placeOf(area, path);
    if (place === -1) problems.push(`${path} has no place in tools/checks/layers/layers.ts`);
    for (const found of importsOf(text, path)) {
      const problem = found.from.startsWith('.')
        ? relativeProblem(area, path, found)
        : packageProblem(area, path, found);
      if (problem) problems.push(`${path}:${found.line} ${problem}`);
    }
  }
  return problems;
}

function relativeProblem(area: Area, path: string, found: Import): string | null {
  const target = posix.join(posix.dirname(path), `${found.from.replace(/\.ts$/, '')}.ts`);
  if (!target.startsWith(area.folder)) {
    return `imports ${found.from}: outside ${area.folder} only by package name`;
  }
  if (target in lazyFiles && !(isPartOfLock(target) && isPartOfLock(path))) {
    if (found.kind === 'static') {
      return `imports ${found.from} statically: that file is only ever import()ed`;
    }
    // What arrives later may stand above those who call for it.
    return null;
  }
  const [from, to] = [placeOf(area, path), placeOf(area, target)];
  if (from === null || to === null || from === -1 || to === -1) return null;
  if (to === from) {
    return nameIn(area, path) === nameIn(area, target) ? null : `imports its sibling ${found.from}`;
  }
  return to < from
    ? `imports ${found.from}, which stands above it in tools/checks/layers/layers.ts`
    : null;
}

function packageProblem(area: Area, path: string, found: Import): string | null {
  const may = (lazyFiles[path] ?? []).concat(area.packages);
  if (may.some((name) => matches(name, found.from))) return null;
  const owner = Object.entries(lazyFiles).find(([, own]) =>
    own.some((name) => matches(name, found.from)),
  );
  return `imports ${found.from}: ${owner ? `only ${owner[0]} may` : `not allowed in ${area.folder}`}`;
}

const matches = (allowed: string, name: string) =>
  allowed.endsWith('/*') ? name.startsWith(allowed.slice(0, -1)) : allowed === name;

/** Index of the layer; -1 where it is missing; null where there is no order (an area without one, public-api.ts). */
function placeOf({ layers }: Area, path: string): number | null {
  if (!layers?.order || posix.basename(path) === 'public-api.ts') return null;
  return layers.order.findIndex((layer) => [layer].flat().includes(nameIn({ layers }, path)));
}

/** What stands for the file in tools/checks/layers/layers.ts: its path without `.ts`, or its folder. */
function nameIn({ layers }: Pick<Area, 'layers'>, path: string): string {
  if (!layers || !path.startsWith(layers.base)) return path;
  const name = path.slice(layers.base.length, -'.ts'.length);
  return layers.of === 'files' ? name : posix.dirname(name);
}

/** Names in tools/checks/layers/layers.ts whose file, or files, are gone. */
function staleNames({ layers }: Area, files: ReadonlyMap<string, string>): string[] {
  if (!layers) return [];
  const present = new Set(
    [...files.keys()].filter(isShipped).map((path) => nameIn({ layers }, path)),
  );
  return layers.order
    .flat()
    .filter((name) => !present.has(name))
    .map((name) => `tools/checks/layers/layers.ts names ${layers.base}${name}, which is not there`);
}

/** Specs and what only they use may import what they like. */
const isShipped = (path: string) =>
  /(?<!\.spec|\.d)\.ts$/.test(path) && !path.includes('/testing-support/');

if (import.meta.main) {
  const sources = projectFiles().filter(
    (path) => path.endsWith('.ts') && (path.startsWith(library) || path.startsWith('src/')),
  );
  const problems = layerProblems(
    new Map(sources.map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')])),
  );
  console.log(problems.length > 0 ? problems.join('\n') : `${sources.length} files in order`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
