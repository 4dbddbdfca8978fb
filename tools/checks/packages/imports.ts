// What the files of a published package import: only what its user has then, and from some nothing of Angular or Lock.
import { posix } from 'node:path';
import ts from 'typescript';
import type { Manifest, PackedPackage } from './packed-package.ts';
import type { Published } from './published.ts';

const isCode = (path: string) => /\.(js|mjs|d\.ts)$/.test(path);

/** The Angular CLI loads these in an Angular workspace, which has what they import. */
const isSchematic = (path: string) => path.startsWith('schematics/');
const inEveryWorkspace = [
  '@angular-devkit/schematics',
  '@angular/compiler',
  '@schematics/angular',
  'typescript',
];

export function importProblems(packed: PackedPackage, { never }: Published): string[] {
  return [
    ...undeclared(packed),
    ...Object.entries(never).flatMap(([from, what]) => unwanted(packed, from, what)),
  ];
}

/** Packages that may be absent where this one is installed. */
function undeclared({ manifest, files }: PackedPackage): string[] {
  const { name, dependencies, peerDependencies } = manifest;
  const declared = [name, ...Object.keys({ ...dependencies, ...peerDependencies })];
  return [...files.keys()].filter(isCode).flatMap((path) => {
    const known = isSchematic(path) ? [...declared, ...inEveryWorkspace] : declared;
    return importsIn(files, path)
      .filter((from) => !isRelative(from) && !from.startsWith('node:'))
      .filter((from) => !known.includes(packageOf(from)))
      .map((from) => `${path} imports ${from}, which package.json does not name`);
  });
}

/** Everything that is imported from here on, at once or later, in code and in types. */
function unwanted({ manifest, files }: PackedPackage, from: string, what: RegExp): string[] {
  const start = targetsOf(manifest, from).map((target) => posix.normalize(target));
  const missing = start.filter((path) => !files.has(path));
  if (start.length === 0 || missing.length > 0) return [`${from} leads nowhere`];
  const reached = new Set(start);
  const problems: string[] = [];
  for (const path of reached) {
    for (const found of importsIn(files, path)) {
      if (what.test(found)) problems.push(`${path} imports ${found}, and ${from} must not`);
      // As in the sources: types stand beside `./file.js` as `./file.d.ts`.
      const target = posix.join(posix.dirname(path), found);
      const file = path.endsWith('.d.ts') ? target.replace(/(\.d)?(\.[jt]s)?$/, '.d.ts') : target;
      if (isRelative(found) && files.has(file)) reached.add(file);
    }
  }
  return problems;
}

function targetsOf({ exports }: Manifest, from: string): string[] {
  const target = exports?.[from];
  // What `exports` does not name is a file.
  if (target === undefined) return /\.\w+$/.test(from) ? [from] : [];
  return typeof target === 'string' ? [target] : Object.values(target);
}

function importsIn(files: PackedPackage['files'], path: string): string[] {
  const { importedFiles } = ts.preProcessFile(files.get(path) ?? '', true, true);
  return importedFiles.map(({ fileName }) => fileName);
}

const isRelative = (from: string) => from.startsWith('.');

const packageOf = (from: string) =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
