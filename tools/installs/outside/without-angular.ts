// A project without Angular: what the library brings along, and that it runs in Node and in a bundle.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { command } from '../../workspace/command.ts';
import { install, writeFiles } from '../../workspace/npm.ts';
import { appsFolder, tried, workspace } from '../workspace-files.ts';

/** What apps/without-angular says: nobody is signed in, junk is no token, a path, and why a token is none. */
const answer = 'signed-out false /a?b#c token-malformed';

/** Returns what was found out, in a few words. @throws Error with what is wrong. */
export async function checkWithoutAngular(folder: string, tarball: string): Promise<string> {
  writeFiles(folder, {
    'package.json': {
      name: 'outside-project',
      version: '0.0.0',
      private: true,
      type: 'module',
      dependencies: { 'auth0-lock': tried('auth0-lock'), 'ngx-auth0-lock': `file:${tarball}` },
      overrides: workspace.overrides,
    },
  });
  cpSync(join(appsFolder, 'without-angular'), folder, { recursive: true });
  await install(folder);
  const packages = installed(folder);
  const unwanted = packages.filter((name) => /^(@angular\/|rxjs$|zone\.js$|@auth0\/)/.test(name));
  if (unwanted.length > 0) throw new Error(`It installed ${unwanted.join(', ')}.`);
  await run(folder, 'main.js');
  const initial = await bundle(folder);
  await run(folder, join('bundle', 'main.js'));
  return `${packages.length} packages, none of Angular; runs in Node; bundled by esbuild, ${initial} bytes before anything is imported later`;
}

/** Names of all packages below node_modules. */
function installed(folder: string): string[] {
  const { packages } = JSON.parse(
    readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'),
  ) as { packages: Record<string, unknown> };
  return Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, ''));
}

/** Bundles as for a browser; the code that verifies signatures must be a file of its own. */
async function bundle(folder: string): Promise<number> {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: ['main.js'],
    outdir: 'bundle',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    metafile: true,
    logLevel: 'silent',
  });
  const initial = staticOutputs(metafile.outputs, 'bundle/main.js');
  const inputs = initial.flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {}));
  const early = inputs.filter((path) =>
    /node_modules\/(jose|auth0|react|@angular|rxjs)/.test(path),
  );
  if (early.length > 0) throw new Error(`Its first file holds ${early.join(', ')}.`);
  const all = Object.keys(metafile.inputs);
  if (!all.some((path) => path.includes('node_modules/jose/'))) throw new Error('jose is nowhere.');
  // Node reads the bundle's .js files as what they are.
  writeFileSync(join(folder, 'bundle', 'package.json'), '{ "type": "module" }');
  return initial.reduce((sum, path) => sum + (metafile.outputs[path]?.bytes ?? 0), 0);
}

type Outputs = Record<string, { imports: { path: string; kind: string }[] }>;

function staticOutputs(outputs: Outputs, entry: string, found: string[] = []): string[] {
  if (found.includes(entry)) return found;
  found.push(entry);
  for (const { path, kind } of outputs[entry]?.imports ?? []) {
    if (kind === 'import-statement') staticOutputs(outputs, path, found);
  }
  return found;
}

async function run(folder: string, file: string): Promise<void> {
  const { output } = await command([process.execPath, file], { cwd: folder, limitSeconds: 60 });
  if (output.trim() !== answer)
    throw new Error(`${file} said "${output.trim()}", not "${answer}".`);
}
