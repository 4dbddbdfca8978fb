// Which files a published package holds: all that it needs, and nothing else.
import { posix } from 'node:path';
import type { PackedPackage } from './packed-package.ts';
import type { Published } from './published.ts';

const always = ['README.md', 'LICENSE', 'package.json'];
const onlyHere = /\.(spec|story)\.|(^|\/)(testing-support|testing|e2e|vectors|node_modules)\//;

/** `machinePath`: the folder of this workspace, which no file may name. */
export function contentsProblems(
  packed: PackedPackage,
  { files: allowed }: Published,
  machinePath: string,
): string[] {
  const { files } = packed;
  const strange = (path: string) =>
    !always.includes(path) && (!allowed.test(path) || onlyHere.test(path));
  return [
    ...always.filter((path) => !files.get(path)?.trim()).map((path) => `${path} is missing`),
    ...[...files.keys()].filter(strange).map((path) => `${path} does not belong into it`),
    ...[...files]
      .filter(([, text]) => text.includes(machinePath))
      .map(([path]) => `${path} names a folder of this machine`),
    ...schematicsProblems(packed),
  ];
}

interface Collection {
  readonly schematics: Readonly<Record<string, { factory: string; schema: string }>>;
}

/** What the Angular CLI would not find: it looks in the folder, so `exports` need not name them. */
function schematicsProblems({ manifest, files }: PackedPackage): string[] {
  if (manifest.schematics === undefined) return [];
  const path = posix.normalize(manifest.schematics);
  const text = files.get(path);
  if (text === undefined) return [`${path} is missing`];
  const { schematics } = JSON.parse(text) as Collection;
  return Object.values(schematics)
    .flatMap(({ factory, schema }) => [`${factory}.js`, schema])
    .map((file) => posix.join(posix.dirname(path), file))
    .filter((file) => !files.has(file))
    .map((file) => `${file} is missing, which ${path} names`);
}
