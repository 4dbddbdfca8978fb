// Builds `ng add` and `ng generate` into the library's package; after `ng build ngx-auth0-lock`, which empties it.
//
//   node tools/build/build-schematics.ts [folder of the package]
//
// The Angular CLI loads schematics with require(): CommonJS, in a package whose own files are not.
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { libraryDist, root } from '../workspace/paths.ts';

interface Collection {
  $schema?: string;
  readonly schematics: Record<string, { factory: string; readonly schema?: string }>;
}

const source = join(root, 'projects', 'ngx-auth0-lock', 'schematics');
const target = join(resolve(process.argv[2] ?? libraryDist), 'schematics');

function build(): number {
  rmSync(target, { recursive: true, force: true });
  const files = globSync('**/*.ts', { cwd: source }).filter(
    (path) => !path.endsWith('.spec.ts') && !/^(?:testing-support|migrate\/corpus)\//.test(path),
  );
  for (const path of files) {
    write(path.replace(/\.ts$/, '.js'), compile(join(source, path)));
  }
  for (const path of globSync('**/schema.json', { cwd: source })) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(join(source, path), join(target, path));
  }
  write('collection.json', JSON.stringify(collection(), null, 2));
  write('package.json', JSON.stringify({ type: 'commonjs' }));
  return files.length;
}

/** Types are checked by `tsc -p projects/ngx-auth0-lock/schematics`. */
function compile(path: string): string {
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    fileName: path,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      rewriteRelativeImportExtensions: true,
    },
  });
  return outputText;
}

function collection(): Collection {
  const { $schema: _, ...found } = JSON.parse(
    readFileSync(join(source, 'collection.json'), 'utf8'),
  ) as Collection;
  for (const schematic of Object.values(found.schematics)) {
    schematic.factory = schematic.factory.replace(/\.ts$/, '');
  }
  return found;
}

function write(path: string, text: string): void {
  const file = join(target, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text.endsWith('\n') ? text : `${text}\n`);
}

/** What the CLI would not find or could not load. */
function problems(): string[] {
  const require = createRequire(join(target, 'collection.json'));
  const { schematics } = require('./collection.json') as Collection;
  return Object.entries(schematics).flatMap(([name, { factory, schema }]) => {
    const loaded = require(factory) as { default?: unknown };
    return [
      ...(typeof loaded.default === 'function' ? [] : [`${name} has no factory`]),
      ...(schema && existsSync(join(target, schema)) ? [] : [`${name} has no schema`]),
    ];
  });
}

if (!existsSync(join(dirname(target), 'package.json'))) {
  console.log(`There is no package in ${dirname(target)}: run "ng build ngx-auth0-lock" first.`);
  process.exitCode = 1;
} else {
  const count = build();
  const found = problems();
  const { schematics } = JSON.parse(
    readFileSync(join(dirname(target), 'package.json'), 'utf8'),
  ) as { schematics?: string };
  if (schematics !== './schematics/collection.json') found.push('package.json names no schematics');
  console.log(found.length > 0 ? found.join('\n') : `${count} files`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
