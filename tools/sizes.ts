// Measures what the built library adds to the first load of an ordinary Angular app: provider, guard, interceptor, button.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { initialOutputs, type BundleStats } from './bundle-stats.ts';
import { command } from './command.ts';
import { libraryDist, ng, root } from './paths.ts';
import { apps, lazyPages } from './size-apps.ts';

/** Kilobytes of JavaScript, gzip, that the library may add to a first load: what it aims at, and what is too much. */
const goal = 5;
const budget = 12;

const workspace = join(root, 'dist', 'sizes');

type AppName = keyof typeof apps;

interface FirstLoad {
  /** Bytes of the first load's JavaScript, gzip. */
  readonly gzip: number;
  /** Bytes of it, minified, that are the library's own, by entry point. */
  readonly own: Readonly<Record<'session' | 'skin', number>>;
}

async function measure(name: AppName): Promise<FirstLoad> {
  const output = join(workspace, 'dist', name);
  const build = [...ng(), 'build', name, '--progress=false'];
  const { code, output: text } = await command(build, { cwd: workspace });
  if (code !== 0) throw new Error(`The app "${name}" does not build.\n${text}`);
  const read = (file: string) => readFileSync(join(output, file), 'utf8');
  const stats = JSON.parse(read('browser-stats.json')) as BundleStats;
  const own = { session: 0, skin: 0 };
  let gzip = 0;
  for (const file of initialOutputs(stats, read('browser/index.html'))) {
    if (!file.endsWith('.js')) continue;
    const code = read(`browser/${file}`);
    gzip += gzipSync(code, { level: 9 }).byteLength;
    const inputs = Object.entries(stats.outputs[file]?.inputs ?? {}) as [
      string,
      { bytesInOutput: number },
    ][];
    const all = inputs.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    // The shares are right; the bytes are those before the builder's last step.
    const scale = Buffer.byteLength(code) / all;
    for (const [path, { bytesInOutput }] of inputs) {
      const entryPoint = /\/ngx-auth0-lock\/fesm2022\/ngx-auth0-lock(-session)?/.exec(path);
      if (entryPoint) own[entryPoint[1] ? 'session' : 'skin'] += bytesInOutput * scale;
    }
  }
  return { gzip, own };
}

function makeWorkspace(): void {
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
  write('index.html', '<!doctype html><title>Sizes</title><app-root></app-root>\n');
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

if (import.meta.main) {
  makeWorkspace();
  const bare = await measure('bare');
  const library = await measure('library');
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(2);
  const added = library.gzip - bare.gzip;
  console.log(
    `+${kilobytes(added)} kB gzip over an app of ${kilobytes(bare.gzip)} kB (goal ${goal}, budget ${budget}); minified: session ${kilobytes(library.own.session)} kB, skin ${kilobytes(library.own.skin)} kB`,
  );
  process.exitCode = added > budget * 1000 ? 1 : 0;
}
