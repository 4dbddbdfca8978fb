// The small apps in migrate/corpus/: read, migrated, and compared with what they are to become.
import type { SchematicContext } from '@angular-devkit/schematics';
import { callRule, HostTree, type Tree } from '@angular-devkit/schematics';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastValueFrom } from 'rxjs';
import migrate from '../migrate/index.ts';

const folder = join(import.meta.dirname, '..', 'migrate', 'corpus');

export type Files = ReadonlyMap<string, string>;

/** How the files of an app are written. */
export const writings = {
  'as it is': (text: string) => text,
  'with CRLF and a byte order mark': (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  'with tabs': (text: string) =>
    text.replaceAll(/^(?: {2})+/gm, (indent) => '\t'.repeat(indent.length / 2)),
} as const;

export const apps = (): string[] =>
  globSync('*/', { cwd: folder })
    .map((name) => name.replace(/[\\/]$/, ''))
    .filter((name) => name !== 'workspace')
    .toSorted();

function filesOf(path: string): Map<string, string> {
  const found = globSync('**/*', { cwd: path, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    found.map((file) => [
      // With their own ending they would be run.
      file
        .slice(path.length)
        .replaceAll('\\', '/')
        .replace(/\.spec\.ts_$/, '.spec.ts'),
      readFileSync(file, 'utf8'),
    ]),
  );
}

/** The app as it is before, above what all of them share. */
export function before(app: string): Files {
  const own = filesOf(join(folder, app, 'before'));
  const shared = filesOf(join(folder, 'workspace'));
  // Nx has no angular.json, and no app at the root.
  if (own.has('/tsconfig.base.json')) {
    for (const path of shared.keys()) if (path !== '/package.json') shared.delete(path);
  }
  return new Map([...shared, ...own]);
}

/** What it is to become: only the files that change; '' for one that goes. */
export const after = (app: string): Files => filesOf(join(folder, app, 'after'));

export function left(app: string): string {
  const path = join(folder, app, 'left.txt');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

export interface Migrated {
  readonly files: Files;
  /** The list of what is left, one line each. */
  readonly left: string;
  readonly log: string;
}

export async function migrated(files: Files, options: object = {}): Promise<Migrated> {
  const tree = new HostTree();
  for (const [path, text] of files) tree.create(path, text);
  return migratedTree(tree, options);
}

export async function migratedTree(tree: Tree, options: object = {}): Promise<Migrated> {
  const lines: string[] = [];
  const context = {
    logger: { info: (text: string) => lines.push(text) },
  } as unknown as SchematicContext;
  const result = await lastValueFrom(callRule(migrate(options), tree, context));
  const found = new Map<string, string>();
  result.visit((path) => found.set(path, result.read(path)?.toString('utf8') ?? ''));
  const log = lines.join('\n');
  const list = /Left to you, .+\n([\s\S]*?)(?:\n\n|$)/.exec(log)?.[1] ?? '';
  const text = list.replaceAll(/^ {2}/gm, '');
  return { files: found, left: text === '' ? '' : `${text}\n`, log };
}

/** Paths whose text is another one now; '' for those that are gone. */
export function changes(from: Files, to: Files): Map<string, string> {
  const changed = new Map<string, string>();
  for (const path of [...new Set([...from.keys(), ...to.keys()])].toSorted()) {
    const text = to.get(path) ?? '';
    if (from.get(path) !== to.get(path)) changed.set(path, text);
  }
  return changed;
}

/** Writes down what an app becomes now; to be read before it is believed. */
export function writeDown(app: string, { files, left: list }: Migrated): void {
  const target = join(folder, app, 'after');
  rmSync(target, { recursive: true, force: true });
  for (const [path, text] of changes(before(app), files)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path.replace(/\.spec\.ts$/, '.spec.ts_')), text);
  }
  const listPath = join(folder, app, 'left.txt');
  rmSync(listPath, { force: true });
  if (list !== '') writeFileSync(listPath, list);
}
