// Makes the workspace in which the apps of size-apps.ts are built, against the library as it is published.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command } from '../../workspace/command.ts';
import { libraryDist, ng, root } from '../../workspace/paths.ts';
import { apps, lazyPages } from './size-apps.ts';

const workspace = join(root, 'dist', 'sizes');

export type AppName = keyof typeof apps;

/** Builds an app as for production; returns the folder with its `browser/` and `browser-stats.json`. */
export async function buildApp(name: AppName): Promise<string> {
  const build = [...ng(), 'build', name, '--progress=false'];
  const { code, output } = await command(build, { cwd: workspace });
  if (code !== 0) throw new Error(`The app "${name}" does not build.\n${output}`);
  return join(workspace, 'dist', name);
}

export function makeWorkspace(): void {
  rmSync(workspace, { recursive: true, force: true });
  const names = Object.keys(apps) as AppName[];
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  };
  for (const name of names) {
    write(`${name}/main.ts`, apps[name]);
    for (const [page, text] of Object.entries(lazyPages)) write(`${name}/${page}.ts`, text);
  }
  // With a head: without one the builder names no file ahead, and each would be asked for late.
  const head = '<head><meta charset="utf-8"><title>Sizes</title><base href="/"></head>';
  write('index.html', `<!doctype html><html>${head}<body><app-root></app-root></body></html>\n`);
  write('package.json', '{ "type": "module" }\n');
  write('angular.json', JSON.stringify({ version: 1, projects: projects(names) }, null, 2));
  write('tsconfig.json', JSON.stringify(tsconfig(names), null, 2));
  mkdirSync(join(workspace, 'node_modules'));
  symlinkSync(libraryDist, join(workspace, 'node_modules', 'ngx-auth0-lock'), 'junction');
}

function projects(names: readonly AppName[]) {
  const options = (name: AppName) => ({
    browser: `${name}/main.ts`,
    index: 'index.html',
    tsConfig: 'tsconfig.json',
    outputPath: `dist/${name}`,
    statsJson: true,
    // Beside the files, which stay as they are: they say which source each byte comes from.
    sourceMap: { scripts: true, styles: false, hidden: true, vendor: true },
    allowedCommonJsDependencies: ['*'],
  });
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        projectType: 'application',
        root: '',
        sourceRoot: name,
        architect: { build: { builder: '@angular/build:application', options: options(name) } },
      },
    ]),
  );
}

function tsconfig(names: readonly AppName[]) {
  return {
    extends: '../../tsconfig.json',
    // The package as it is published, not its sources.
    compilerOptions: { types: [], paths: {} },
    files: names.map((name) => `${name}/main.ts`),
  };
}
