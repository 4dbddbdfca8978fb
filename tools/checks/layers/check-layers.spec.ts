// Each rule of the import direction is broken once, in a small house and where the real one must hold, and must be reported.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { house as realHouse, type House } from './areas.ts';
import { layerProblems } from './check-layers.ts';
import { importsOf } from './imports.ts';

const house: House = {
  areas: [
    { folder: '', order: ['stories', 'tools', ['lib', 'app']] },
    {
      folder: 'lib/',
      order: ['public-api', 'session', ['features/*', 'idle'], 'state', 'clock'],
      packages: ['rxjs', '@angular/*'],
    },
  ],
  lazyParts: [{ files: ['lib/state/verifier.ts', 'lib/state/keys.ts'], packages: ['jose'] }],
  exceptions: [],
};

const files: Readonly<Record<string, string>> = {
  'stories/sign-in.ts': "import '../tools/server.mjs';",
  'tools/server.mjs': "const it = require('../app/main.ts');",
  'app/main.ts': "import 'anything';",
  'lib/public-api.ts': "export { createSession } from './session';",
  'lib/session.ts': "import './state/store'; import './features/renewal'; import 'rxjs';",
  'lib/features/renewal.ts': "import '@angular/core';",
  'lib/features/bearer.ts': "import type { Clock } from '../clock';",
  'lib/idle/idle.ts': '',
  'lib/state/store.ts': "import './record'; void import('./verifier');",
  'lib/state/record.ts': '',
  'lib/state/verifier.ts': "import 'jose'; import './keys';",
  'lib/state/keys.ts': '',
  'lib/clock.ts': '',
};

/** The problems of the small house when these files read otherwise; `null` takes one away. */
function problemsWith(changes: Record<string, string | null>, rules = house): string[] {
  const changed = Object.entries({ ...files, ...changes });
  return layerProblems(
    new Map(changed.filter((file): file is [string, string] => !!file[1] || file[1] === '')),
    rules,
  );
}

describe('the import direction', () => {
  it('finds nothing in a house in order', () => {
    assert.deepEqual(problemsWith({}), []);
  });

  it('refuses an import of what stands above, between folders and inside of one', () => {
    assert.deepEqual(
      problemsWith({ 'app/main.ts': "\nimport '../stories/watch.ts';", 'stories/watch.ts': '' }),
      ['app/main.ts:2 imports ../stories/watch.ts, which stands above it in layers.ts'],
    );
    assert.deepEqual(problemsWith({ 'lib/clock.ts': "import './idle/idle';" }), [
      'lib/clock.ts:1 imports ./idle/idle, which stands above it in layers.ts',
    ]);
  });

  it('refuses it for types and for what is imported later too', () => {
    for (const line of [
      "import type { Idle } from './idle/idle';",
      "void import('./idle/idle');",
    ]) {
      assert.equal(problemsWith({ 'lib/clock.ts': line }).length, 1, line);
    }
  });

  it('refuses an import between siblings, be they folders, or files of one folder', () => {
    assert.deepEqual(problemsWith({ 'lib/features/renewal.ts': "import '../idle/idle';" }), [
      'lib/features/renewal.ts:1 imports its sibling ../idle/idle',
    ]);
    assert.deepEqual(problemsWith({ 'lib/features/renewal.ts': "import './bearer';" }), [
      'lib/features/renewal.ts:1 imports its sibling ./bearer',
    ]);
  });

  it('refuses a circle in a folder whose files import one another freely', () => {
    assert.deepEqual(problemsWith({ 'lib/state/record.ts': "import './store';" }), [
      'imports run in a circle: lib/state/record.ts → lib/state/store.ts → lib/state/record.ts',
    ]);
  });

  it('refuses a circle that closes by a type, by a later import, or by a package’s name', () => {
    const types = {
      'app/main.ts': "import './two.ts';",
      'app/two.ts': "import type { X } from './main.ts';",
    };
    assert.equal(problemsWith(types).length, 1);
    const later = {
      'app/main.ts': "import './two.ts';",
      'app/two.ts': "void import('./main.ts');",
    };
    assert.equal(problemsWith(later).length, 1);
    const session = 'projects/ngx-auth0-lock/session';
    const named = {
      [`${session}/public-api.ts`]: "export * from './session';",
      [`${session}/session.ts`]: "import type { Session } from 'ngx-auth0-lock/session';",
    };
    const library = { ...house, areas: [{ folder: '', order: [''] }] };
    assert.match(
      problemsWith(named, library)[0] ?? '',
      /in a circle: .*public-api.ts → .*session.ts → /,
    );
  });

  it('refuses a package that the folder may not have', () => {
    assert.deepEqual(problemsWith({ 'lib/clock.ts': "import 'auth0-lock';" }), [
      'lib/clock.ts:1 imports auth0-lock: not allowed in lib/',
    ]);
  });

  it('refuses the package of a lazy part everywhere else, however it is imported', () => {
    for (const line of ["import 'jose';", "export * from 'jose';", "void import('jose');"]) {
      assert.deepEqual(problemsWith({ 'lib/clock.ts': line }), [
        'lib/clock.ts:1 imports jose: only lib/state/verifier.ts may',
      ]);
    }
  });

  it('refuses a static import of a lazy part, in a public API file as well', () => {
    assert.deepEqual(
      problemsWith({ 'lib/public-api.ts': "export { verify } from './state/verifier';" }),
      [
        'lib/public-api.ts:1 imports ./state/verifier statically: that file is only ever import()ed',
      ],
    );
  });

  it('refuses a relative import out of what is published', () => {
    const [problem] = problemsWith({ 'lib/session.ts': "import '../tools/server.mjs';" }).slice(-1);
    assert.equal(
      problem,
      'lib/session.ts:1 imports ../tools/server.mjs: outside lib/ only by package name',
    );
  });

  it('refuses a file without a place, and a place without a file', () => {
    assert.deepEqual(problemsWith({ 'lib/helpers.ts': '', 'lib/idle/idle.ts': null }), [
      'lib/helpers.ts has no place in layers.ts',
      'layers.ts names lib/idle, which is not there',
    ]);
  });

  it('refuses a second place for one file', () => {
    const areas = [{ folder: '', order: ['stories', 'tools', 'lib', 'app', 'lib'] }];
    assert.deepEqual(problemsWith({}, { ...house, areas }), ['layers.ts names lib twice']);
  });

  it('lets specs, and what only they use, import what they like', () => {
    const changes = {
      'lib/clock.spec.ts': "import './session'; import 'jasmine';",
      'lib/testing-support/page.ts': "import '../session';",
    };
    assert.deepEqual(problemsWith(changes), []);
  });

  it('leaves a known problem alone until it is mended', () => {
    const known = ['lib/clock.ts imports ./session, which stands above it in layers.ts'];
    const rules = { ...house, exceptions: known };
    assert.deepEqual(problemsWith({ 'lib/clock.ts': "\n\nimport './session';" }, rules), []);
    assert.deepEqual(problemsWith({}, rules), [
      `is no longer so, and needs no exception in areas.ts: ${known[0]}`,
    ]);
  });
});

describe('the real house', () => {
  const library = 'projects/ngx-auth0-lock';
  const problems = (path: string, line: string) =>
    layerProblems(new Map([[path, line]])).filter((problem) => problem.startsWith(path));

  it('has no Angular, RxJS, Lock or jose in the session', () => {
    for (const name of ['@angular/core', 'rxjs', 'auth0-lock', 'jose', 'ngx-auth0-lock']) {
      const found = problems(`${library}/session/session.ts`, `import '${name}';`);
      assert.match(found.join('\n'), new RegExp(`session.ts:1 imports ${name}: `));
    }
  });

  it('has neither the library nor what no Angular workspace has in the schematics', () => {
    for (const name of ['ngx-auth0-lock', 'rxjs', 'jose']) {
      const path = `${library}/schematics/app/project.ts`;
      assert.equal(problems(path, `import '${name}';`).length, 1, name);
    }
  });

  it('has none of the library’s insides, and no Lock, in the demo', () => {
    const inside = `${library}/session/session.ts`;
    const files = new Map([
      [inside, ''],
      ['src/main.ts', `import '../${inside.slice(0, -3)}'; import 'auth0-lock';`],
    ]);
    const found = layerProblems(files).filter((problem) => problem.startsWith('src/main.ts'));
    assert.match(found.join('\n'), /outside src\/ only by package name/);
    assert.match(found.join('\n'), /imports auth0-lock: /);
  });

  it('lets an eager file name an entry point that only lazy files use by type or import(), never statically', () => {
    const config = `${library}/src/lib/auth-config.ts`;
    const about = (text: string) =>
      layerProblems(new Map([[config, text]])).filter((problem) => problem.startsWith(config));
    assert.deepEqual(about("import type { LockOptions } from 'ngx-auth0-lock/lock';"), []);
    assert.deepEqual(about("void import('ngx-auth0-lock/lock');"), []);
    assert.match(
      about("import { lockOptions } from 'ngx-auth0-lock/lock';").join(),
      /imports ngx-auth0-lock\/lock: only .*lock-entry\.ts may/,
    );
  });

  it('orders every part that is published', () => {
    const folders = realHouse.areas.filter(({ packages }) => packages).map(({ folder }) => folder);
    for (const part of [
      'session',
      'lock',
      'navigation',
      'src',
      'angular-jwt',
      'testing',
      'schematics',
    ]) {
      assert.ok(folders.includes(`${library}/${part}/`), part);
    }
  });
});

describe('the imports of a file', () => {
  it('are found in every kind, and not in comments and texts', () => {
    const source = [
      "import a from 'a';",
      "import type b from 'b';",
      "import { type c } from 'c';",
      "import { type d, e } from 'd';",
      "export * from 'f';",
      "const g = () => import('g');",
      "type H = import('h').H;",
      "const i = require('i');",
      "// import 'comment';",
      'const text = "import \'text\'";',
    ].join('\n');
    assert.deepEqual(
      importsOf(source).map(({ from, kind, line }) => `${line} ${kind} ${from}`),
      [
        '1 static a',
        '2 type b',
        '3 type c',
        '4 static d',
        '5 static f',
        '6 lazy g',
        '7 type h',
        '8 static i',
      ],
    );
  });
});
