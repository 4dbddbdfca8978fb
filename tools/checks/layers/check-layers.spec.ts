// Each rule of the import direction is broken once, in a copy of the real files, and must be reported.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { layerProblems } from './check-layers.ts';
import { importsOf } from './imports.ts';
import { root } from '../../workspace/paths.ts';
import { projectFiles } from '../../workspace/project-files.ts';

const library = 'projects/ngx-auth0-lock/';
const real = new Map(
  projectFiles()
    .filter((path) => path.startsWith(library) && path.endsWith('.ts'))
    .map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')]),
);

const before = new Set(layerProblems(real));

/** The problems that a file with only this line brings. */
function problemsWith(path: string, line: string): string[] {
  const after = layerProblems(new Map(real).set(path, `${line}\n`));
  return after.filter((problem) => !before.has(problem));
}

describe('the import direction', () => {
  it('refuses an import of what stands above', () => {
    assert.deepEqual(problemsWith(`${library}session/time/clock.ts`, "import '../session';"), [
      `${library}session/time/clock.ts:1 imports ../session, which stands above it in tools/checks/layers/layers.ts`,
    ]);
  });

  it('refuses it for types too', () => {
    const line = "import type { Session } from './session';";
    assert.equal(problemsWith(`${library}session/tenant.ts`, line).length, 1);
  });

  it('refuses an import between siblings', () => {
    const line = "import { authGuard } from '../guards/auth-guard';";
    assert.deepEqual(problemsWith(`${library}src/lib/templates/if-authenticated.ts`, line), [
      `${library}src/lib/templates/if-authenticated.ts:1 imports its sibling ../guards/auth-guard`,
    ]);
  });

  it('refuses Angular, RxJS and Lock in the session', () => {
    for (const name of ['@angular/core', 'rxjs', 'auth0-lock', 'ngx-auth0-lock']) {
      const [problem] = problemsWith(`${library}session/time/clock.ts`, `import '${name}';`);
      assert.match(problem ?? '', new RegExp(`clock.ts:1 imports ${name}: `));
    }
  });

  it('refuses jose outside the verifier, however it is imported', () => {
    for (const line of ["import 'jose';", "export * from 'jose';", "void import('jose');"]) {
      const [problem] = problemsWith(`${library}session/token/id-token.ts`, line);
      assert.match(problem ?? '', /only .*jose-verifier.ts may/);
    }
  });

  it('refuses a static import of a lazy file, in a public API file as well', () => {
    for (const path of [`${library}session/public-api.ts`, `${library}session/session.ts`]) {
      const [problem] = problemsWith(
        path,
        "export { verifyWithJose } from './token/jose-verifier';",
      );
      assert.match(problem ?? '', /only ever import\(\)ed/);
    }
    for (const name of ['lock-entry', 'dictionaries', 'focus-trap', 'language', 'style-element']) {
      const line = `import './lib/lock/${name}';`;
      const [lock] = problemsWith(`${library}src/public-api.ts`, line);
      assert.match(lock ?? '', /only ever import\(\)ed/);
    }
  });

  it('refuses a relative import of another entry point', () => {
    const path = `${library}testing/fake-lock.ts`;
    const [problem] = problemsWith(path, "import { AuthError } from '../session/auth-error';");
    assert.match(problem ?? '', /only by package name/);
  });

  it('refuses a file without a place', () => {
    assert.deepEqual(problemsWith(`${library}session/helpers.ts`, ''), [
      `${library}session/helpers.ts has no place in tools/checks/layers/layers.ts`,
    ]);
  });

  it('lets the files of a folder of schematics import one another, and what stands below', () => {
    const path = `${library}schematics/app/project.ts`;
    for (const from of ['./app-root.ts', '../code/source.ts', 'typescript', 'node:path']) {
      assert.deepEqual(problemsWith(path, `import '${from}';`), []);
    }
  });

  it('refuses an import of a schematic by what it uses, and by the other schematic', () => {
    const line = "import '../ng-add/index.ts';";
    assert.deepEqual(problemsWith(`${library}schematics/code/source.ts`, line), [
      `${library}schematics/code/source.ts:1 imports ../ng-add/index.ts, which stands above it in tools/checks/layers/layers.ts`,
    ]);
    assert.deepEqual(problemsWith(`${library}schematics/migrate/report.ts`, line), [
      `${library}schematics/migrate/report.ts:1 imports its sibling ../ng-add/index.ts`,
    ]);
  });

  it('refuses the library, and what no Angular workspace has, in the schematics', () => {
    for (const from of ['../../session/session.ts', 'ngx-auth0-lock', 'rxjs', 'jose']) {
      const path = `${library}schematics/code/source.ts`;
      assert.equal(problemsWith(path, `import '${from}';`).length, 1, from);
    }
  });

  it('refuses a new folder of schematics without a place, and a place without files', () => {
    assert.deepEqual(problemsWith(`${library}schematics/helpers/text.ts`, ''), [
      `${library}schematics/helpers/text.ts has no place in tools/checks/layers/layers.ts`,
    ]);
    const without = new Map([...real].filter(([path]) => !path.includes('/schematics/app/')));
    assert.deepEqual(
      layerProblems(without).filter((problem) =>
        problem.startsWith('tools/checks/layers/layers.ts'),
      ),
      [`tools/checks/layers/layers.ts names ${library}schematics/app, which is not there`],
    );
  });

  it('refuses library internals in the demo', () => {
    const line = "import { x } from '../projects/ngx-auth0-lock/session/session';";
    assert.match(problemsWith('src/main.ts', line)[0] ?? '', /only by package name/);
    assert.match(problemsWith('src/main.ts', "import 'auth0-lock';")[0] ?? '', /auth0-lock/);
  });

  it('lets specs import what they like', () => {
    assert.deepEqual(
      problemsWith(`${library}session/time/clock.spec.ts`, "import '../session';"),
      [],
    );
  });

  it('reads every kind of import', () => {
    const source = [
      "import a from 'a';",
      "import type b from 'b';",
      "import { type c } from 'c';",
      "import { type d, e } from 'd';",
      "export * from 'f';",
      "const g = () => import('g');",
      "type H = import('h').H;",
      "// import 'comment';",
      'const text = "import \'text\'";',
    ].join('\n');
    assert.deepEqual(
      importsOf(source).map(({ from, kind, line }) => `${line} ${kind} ${from}`),
      ['1 static a', '2 type b', '3 type c', '4 static d', '5 static f', '6 lazy g', '7 type h'],
    );
  });
});
