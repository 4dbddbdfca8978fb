// Type-checks what `migrate` made of every small app, with strict templates, against the built library.
import { NgtscProgram } from '@angular/compiler-cli';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import {
  after,
  apps,
  before,
  left,
} from '../../../projects/ngx-auth0-lock/schematics/testing-support/corpus.ts';
import { root } from '../../workspace/paths.ts';

const folder = join(root, 'reports', 'migrated');
const library = join(root, 'dist', 'ngx-auth0-lock', 'types');

/** What an app has on its author's machine alone. */
const notCheckedIn: Readonly<Record<string, string>> = {
  'e16-config-not-checked-in/src/app/auth.config.ts':
    "export const myConfig = { clientID: 'abc123', domain: 'acme.eu.auth0.com' };\n",
};

/** Old packages, which what is left still names. */
const oldPackages = ['@auth0/auth0-angular', 'angular2-jwt', 'auth0-js', 'auth0-lock']
  .map((name) => `declare module '${name}';\n`)
  .concat(
    "declare module '@angular/http' { export class Http { [name: string]: any } export class RequestOptions {} }\n",
  );

/** All apps, each in a folder of its own. @returns their TypeScript files. */
function writeApps(): string[] {
  rmSync(folder, { recursive: true, force: true });
  const files = new Map<string, string>(Object.entries(notCheckedIn));
  files.set('old-packages.d.ts', oldPackages.join(''));
  files.set('jest.d.ts', 'declare const jest: { mock(module: string): void };\n');
  for (const app of apps()) {
    for (const [path, text] of new Map([...before(app), ...after(app)])) {
      if (text !== '') files.set(`${app}${path}`, text);
    }
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return [...files.keys()]
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .map((path) => join(folder, path));
}

const options = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  strictTemplates: true,
  strictInjectionParameters: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  useDefineForClassFields: false,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  basePath: root,
  rootDir: root,
  typeRoots: [],
  paths: {
    'ngx-auth0-lock': [join(library, 'ngx-auth0-lock.d.ts')],
    'ngx-auth0-lock/session': [join(library, 'ngx-auth0-lock-session.d.ts')],
    '@acme/auth': [join(folder, 'repo-nx/libs/auth/src/index.ts')],
  },
};

/** The line of an app that a diagnostic is about, as the list of what is left names it. */
function placeOf({ file, start }: ts.Diagnostic): { app: string; line: string } | null {
  if (!file || start === undefined) return null;
  const [app = '', ...path] = file.fileName.slice(folder.length + 1).split('/');
  const { line } = ts.getLineAndCharacterOfPosition(file, start);
  return { app, line: `${path.join('/')}:${line + 1}` };
}

/** What is left does not compile, and is listed: no other line may fail. */
function isListed(diagnostic: ts.Diagnostic): boolean {
  const place = placeOf(diagnostic);
  if (!place) return false;
  // A template put together from pieces is listed where its component is.
  const [, inline] = /^(\S+) \(\w+ template\):/.exec(place.line) ?? [];
  return left(place.app).includes(inline ? `${inline}:` : `${place.line}  `);
}

/** TypeScript's and those of templates, all of them: an error of the one keeps nothing of the other back. */
function diagnosticsOf(rootNames: readonly string[]): readonly ts.Diagnostic[] {
  const host = ts.createCompilerHost(options);
  const program = new NgtscProgram(rootNames, options, host) as Checked;
  return [
    ...program.getNgOptionDiagnostics(),
    ...program.getTsSyntacticDiagnostics(),
    ...program.getTsSemanticDiagnostics(),
    ...program.getNgStructuralDiagnostics(),
    ...program.getNgSemanticDiagnostics(),
  ];
}

/** What is used of the compiler's program, whose types this module resolution does not find. */
type Checked = Record<
  | 'getNgOptionDiagnostics'
  | 'getTsSyntacticDiagnostics'
  | 'getTsSemanticDiagnostics'
  | 'getNgStructuralDiagnostics'
  | 'getNgSemanticDiagnostics',
  () => readonly ts.Diagnostic[]
>;

const rootNames = writeApps();
const diagnostics = diagnosticsOf(rootNames);
const unexpected = diagnostics.filter((one) => !isListed(one));
for (const one of unexpected) {
  const place = placeOf(one);
  const text = ts.flattenDiagnosticMessageText(one.messageText, '\n');
  console.log(`${place ? `${place.app} ${place.line}` : ''}  ${text}`);
}
console.log(
  `${rootNames.length} files of ${apps().length} apps, ${unexpected.length} errors, ${diagnostics.length - unexpected.length} on lines that are listed`,
);
process.exitCode = unexpected.length > 0 ? 1 : 0;
