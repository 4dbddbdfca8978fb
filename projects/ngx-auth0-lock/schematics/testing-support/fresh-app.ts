// Apps as `ng new` makes them, without a disk, for the specs of the schematics.
import type { UnitTestTree } from '@angular-devkit/schematics/testing/index.js';
import { SchematicTestRunner } from '@angular-devkit/schematics/testing/index.js';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const angularFolder = dirname(require.resolve('@schematics/angular/package.json'));
const angular = () =>
  new SchematicTestRunner('@schematics/angular', join(angularFolder, 'collection.json'));
const ours = () =>
  new SchematicTestRunner('ngx-auth0-lock', join(import.meta.dirname, '..', 'collection.json'));

export interface AppOptions {
  readonly name?: string;
  readonly standalone?: boolean;
  readonly zoneless?: boolean;
  readonly ssr?: boolean;
  readonly routing?: boolean;
  readonly inlineTemplate?: boolean;
  readonly projectRoot?: string;
  readonly fileNameStyleGuide?: '2016' | '2025';
}

export async function workspace(): Promise<UnitTestTree> {
  const options = { name: 'workspace', version: '22.2.0', newProjectRoot: 'projects' };
  const tree = await angular().runSchematic('workspace', options);
  return withPackage(tree);
}

/** `ng add` installs the package before it runs the schematic, which puts it there. */
function withPackage(tree: UnitTestTree): UnitTestTree {
  const json = tree.readJson('/package.json') as { dependencies: Record<string, string> };
  json.dependencies['ngx-auth0-lock'] = '^0.1.0';
  tree.overwrite('/package.json', JSON.stringify(json, null, 2));
  return tree;
}

export async function addApp(tree: UnitTestTree, options: AppOptions = {}): Promise<UnitTestTree> {
  const defaults = { name: 'app', routing: true, standalone: true, zoneless: true, style: 'css' };
  return angular().runSchematic('application', { ...defaults, ...options }, tree);
}

export async function freshApp(options: AppOptions = {}): Promise<UnitTestTree> {
  return addApp(await workspace(), { projectRoot: '', ...options });
}

export interface Ran {
  readonly tree: UnitTestTree;
  /** What it printed. */
  readonly log: string;
  /** Names of the tasks that it wants done, such as installing packages. */
  readonly tasks: readonly string[];
}

export async function run(
  schematic: 'ng-add' | 'migrate',
  tree: UnitTestTree,
  options: object,
): Promise<Ran> {
  const runner = ours();
  const lines: string[] = [];
  runner.logger.subscribe(({ message }) => lines.push(message));
  const result = await runner.runSchematic(schematic, options, tree);
  return { tree: result, log: lines.join('\n'), tasks: runner.tasks.map(({ name }) => name) };
}

/** Path → text, to see whether anything at all has changed. */
export function everything(tree: UnitTestTree): Record<string, string> {
  return Object.fromEntries(
    tree.files.filter((path) => !path.endsWith('.ico')).map((path) => [path, tree.readText(path)]),
  );
}

export const acme = { domain: 'acme.eu.auth0.com', clientId: 'abc123' };
