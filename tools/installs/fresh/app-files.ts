// The files of a fresh app: its versions as this workspace has tried them, and what a command has changed.
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { angular22, workspace } from '../workspace-files.ts';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides?: Record<string, unknown>;
}

/** Before anything is installed: `ng new` asks for ranges, this workspace knows what works together. */
export function pinVersions(folder: string, more: Readonly<Record<string, string>>): void {
  const path = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  Object.assign(manifest.devDependencies, more);
  const pins = { ...workspace.dependencies, ...workspace.devDependencies };
  for (const section of [manifest.dependencies, manifest.devDependencies]) {
    for (const [name, range] of Object.entries(section)) {
      // Packages of Angular that this workspace does not use have the version of those that it does.
      const ofAngular = name.startsWith('@angular/') ? angular22.framework : range;
      section[name] = pins[name] ?? ofAngular;
    }
  }
  // The override of auth0-js is for `ng add` to set.
  const { 'auth0-js': _, ...overrides } = workspace.overrides;
  manifest.overrides = overrides;
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Path → text of what belongs to the app. With such a list: the paths whose text differs. */
export function filesOf(folder: string): Record<string, string>;
export function filesOf(folder: string, before: Readonly<Record<string, string>>): string[];
export function filesOf(folder: string, before?: Readonly<Record<string, string>>) {
  const paths = globSync(['*.json', 'src/**/*', 'public/**/*'], { cwd: folder });
  const files = Object.fromEntries(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), 'latin1')]),
  );
  if (!before) return files;
  const all = new Set([...Object.keys(before), ...Object.keys(files)]);
  return [...all].filter((path) => before[path] !== files[path]);
}
