// Makes ready what an example needs: its packages, the built library, the Angular apps; each only when it is not.
import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../../tools/workspace/command.ts';
import { defineArguments } from '../../tools/build/demo-defines.ts';
import { libraryDist, ng, root } from '../../tools/workspace/paths.ts';
import { projectFiles } from '../../tools/workspace/project-files.ts';
import { isInstalled } from '../../tools/workspace/set-up.mjs';
import { examples } from './examples.ts';

const folder = join(root, 'examples');
const dist = join(root, 'dist', 'examples');
const library = ['projects/ngx-auth0-lock/', 'package-lock.json'];

/** Installs examples/package-lock.json beside the workspace's own packages. */
export function installPackages(): void {
  if (isInstalled(folder)) return;
  console.log('Installing the packages of the examples (npm ci) …');
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--loglevel=error'];
  // npm is a shell script (npm.cmd on Windows).
  const { status } = spawnSync(['npm', ...args.map((arg) => JSON.stringify(arg))].join(' '), {
    cwd: folder,
    stdio: 'inherit',
    shell: true,
  });
  if (status !== 0) throw new Error('The packages of the examples could not be installed.');
}

/** Builds the library as it is published. */
export async function buildLibrary(): Promise<void> {
  const stamp = join(libraryDist, 'package.json');
  if (isOlder(stamp, library)) await ngBuild('ngx-auth0-lock', []);
}

/** Builds the NgModule app; returns the folder to serve. */
export async function buildNgModule(): Promise<string> {
  const output = join(dist, 'ng-module');
  const sources = [...library, 'examples/ng-module/', 'examples/page.css', 'angular.json'];
  if (isOlder(join(output, 'browser', 'index.html'), sources)) await ngBuild('ng-module', [output]);
  return join(output, 'browser');
}

/** Builds the Angular demo for the tenant and the client of the AngularJS page. */
export async function buildDemo(): Promise<string> {
  const output = join(dist, 'demo');
  const { client, tenantPort } = examples.angularjs;
  const domain = `http://localhost:${tenantPort}`;
  if (isOlder(join(output, 'browser', 'index.html'), [...library, 'src/', 'angular.json'])) {
    const defines = defineArguments({ domain, clientId: client.id, audience: '', api: domain });
    await ngBuild('demo', [output, ...defines]);
  }
  return join(output, 'browser');
}

async function ngBuild(project: string, [output, ...args]: readonly string[]): Promise<void> {
  console.log(`Building ${project} …`);
  // Else a build that fails would leave an old one that looks new.
  if (output) rmSync(output, { recursive: true, force: true });
  const path = output ? [`--output-path=${output}`] : [];
  const finished = await command([...ng(), 'build', project, ...path, ...args]);
  if (finished.code !== 0) throw new Error(`${project} does not build.\n${finished.output}`);
}

/** Whether a file is missing, or older than one of the sources. */
function isOlder(file: string, sources: readonly string[]): boolean {
  const built = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return projectFiles().some(
    (path) =>
      sources.some((source) => path.startsWith(source)) &&
      !path.endsWith('.spec.ts') &&
      statSync(join(root, path)).mtimeMs > built,
  );
}
