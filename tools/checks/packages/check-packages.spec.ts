// Each rule of the published packages is broken once, in a small sound package, and must be reported.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packageProblems } from './check-packages.ts';
import { packedPackage, type Manifest } from './packed-package.ts';
import { library, tenant, type Published } from './published.ts';
import { root } from '../../workspace/paths.ts';

const entries: Readonly<Record<string, string>> = {
  '.': 'ngx-auth0-lock',
  './session': 'ngx-auth0-lock-session',
  './lock': 'ngx-auth0-lock-lock',
  './navigation': 'ngx-auth0-lock-navigation',
  './angular-jwt': 'ngx-auth0-lock-angular-jwt',
  './testing': 'ngx-auth0-lock-testing',
};

const manifest: Manifest = {
  name: 'ngx-auth0-lock',
  version: '1.2.3',
  description: 'Sessions.',
  keywords: ['session'],
  license: 'MIT',
  type: 'module',
  sideEffects: false,
  engines: { node: '>=20' },
  publishConfig: { access: 'public', provenance: true },
  dependencies: { jose: '^6.0.0' },
  peerDependencies: { '@angular/core': '>=21' },
  schematics: './schematics/collection.json',
  exports: {
    './package.json': './package.json',
    ...Object.fromEntries(
      Object.entries(entries).map(([key, name]) => [
        key,
        { types: `./types/${name}.d.ts`, default: `./fesm2022/${name}.mjs` },
      ]),
    ),
  },
};

const files: Readonly<Record<string, string>> = {
  'README.md': '# A package',
  LICENSE: 'MIT',
  'schematics/package.json': '{ "type": "commonjs" }',
  'schematics/collection.json':
    '{ "schematics": { "ng-add": { "factory": "./ng-add/index", "schema": "./ng-add/schema.json" } } }',
  'schematics/ng-add/index.js': 'exports.default = require("typescript").version;',
  'schematics/ng-add/schema.json': '{}',
  ...Object.fromEntries(
    Object.values(entries).flatMap((name) => [
      [`types/${name}.d.ts`, 'export declare const a: number;'],
      [`fesm2022/${name}.mjs`, 'export const a = 1;'],
    ]),
  ),
};

interface Change {
  readonly manifest?: object;
  readonly files?: Readonly<Record<string, string | undefined>>;
  readonly of?: Published;
}

/** What is said about the sound package with this change; `undefined` takes something away. */
function problemsWith(change: Change): Promise<string[]> {
  const all = { ...files, ...change.files };
  const json = JSON.stringify({ ...manifest, ...change.manifest });
  const present = Object.entries(all).flatMap(([path, text]): [string, string][] =>
    text === undefined ? [] : [[path, text]],
  );
  const packed = packedPackage(new Map([...present, ['package.json', json]]));
  return packageProblems(packed, change.of ?? library, '1.2.3');
}

async function refuses(change: Change, says: RegExp): Promise<void> {
  const problems = await problemsWith(change);
  assert.ok(
    problems.some((problem) => says.test(problem)),
    `expected ${says}, got ${problems.join('\n') || 'no problem'}`,
  );
}

const session = 'fesm2022/ngx-auth0-lock-session.mjs';
const part = 'fesm2022/ngx-auth0-lock-session-part.mjs';

describe('a package to publish', () => {
  it('has no problem when all is well', async () => {
    assert.deepEqual(await problemsWith({}), []);
  });

  const missing: readonly (readonly [object, RegExp])[] = [
    [{ name: 'other' }, /is called other/],
    [{ version: '1.2.2' }, /has version 1\.2\.2, not 1\.2\.3/],
    [{ description: '' }, /no description/],
    [{ keywords: [] }, /no keywords/],
    [{ license: undefined }, /licence/],
    [{ engines: {} }, /which Node/],
    [{ type: undefined }, /type module/],
    [{ sideEffects: undefined }, /side effects/],
    [{ publishConfig: { provenance: true } }, /for everybody/],
    [{ publishConfig: { access: 'public' } }, /without provenance/],
  ];
  for (const [change, says] of missing) {
    it(`must say in its manifest what ${JSON.stringify(change)} does not`, async () => {
      await refuses({ manifest: change }, says);
    });
  }

  it('exports every entry point, its manifest, and nothing else', async () => {
    const { './testing': _, ...fewer } = { ...manifest.exports };
    await refuses({ manifest: { exports: fewer } }, /exports lacks \.\/testing/);
    const { './package.json': __, ...private_ } = { ...manifest.exports };
    await refuses({ manifest: { exports: private_ } }, /exports lacks \.\/package\.json/);
    const more = { ...manifest.exports, './internal': './fesm2022/ngx-auth0-lock.mjs' };
    await refuses({ manifest: { exports: more } }, /exports has \.\/internal/);
  });

  it('runs nothing when it is installed', async () => {
    await refuses({ manifest: { scripts: { postinstall: 'node x.js' } } }, /at postinstall/);
  });

  it('installs nothing that is for the app to choose', async () => {
    const dependencies = { '@angular/core': '22.0.0' };
    await refuses({ manifest: { dependencies } }, /installs @angular\/core/);
  });

  it('holds its readme and its licence', async () => {
    await refuses({ files: { 'README.md': undefined } }, /README\.md is missing/);
    await refuses({ files: { LICENSE: ' \n' } }, /LICENSE is missing/);
  });

  it('holds no sources, specs or test vectors', async () => {
    const strange = [
      'src/public-api.ts',
      'fesm2022/session.spec.mjs',
      'schematics/testing-support/fresh-app.js',
      'schematics/vectors/tokens.json',
    ];
    for (const path of strange) {
      await refuses({ files: { [path]: '{}' } }, new RegExp(`${path} does not belong`));
    }
  });

  it('names no folder of the machine that built it', async () => {
    await refuses({ files: { [`${session}.map`]: `{"sources":["${root}/a.ts"]}` } }, /machine/);
  });

  it('holds its schematics', async () => {
    await refuses(
      { files: { 'schematics/collection.json': undefined } },
      /collection\.json is mis/,
    );
    await refuses({ files: { 'schematics/ng-add/index.js': undefined } }, /index\.js is missing/);
    await refuses({ files: { 'schematics/ng-add/schema.json': undefined } }, /schema\.json is mis/);
  });

  it('imports nothing that its manifest does not name', async () => {
    const path = 'fesm2022/ngx-auth0-lock.mjs';
    for (const line of ["import 'left-pad';", "export * from 'left-pad';", "import('left-pad');"]) {
      await refuses({ files: { [path]: line } }, /imports left-pad, which package\.json/);
    }
    const types = 'export declare const a: import("left-pad").Pad;';
    await refuses({ files: { 'types/ngx-auth0-lock.d.ts': types } }, /\.d\.ts imports left-pad/);
    const schematic = 'exports.default = require("left-pad");';
    await refuses({ files: { 'schematics/ng-add/index.js': schematic } }, /imports left-pad/);
    // What an Angular workspace has is for its schematics, not for the code of an app.
    await refuses({ files: { [path]: "import 'typescript';" } }, /imports typescript/);
  });

  for (const name of ['@angular/core', 'rxjs', 'rxjs/operators', 'auth0-lock', 'zone.js']) {
    it(`has no ${name} in the session, at once or later, in code or types`, async () => {
      const says = new RegExp(`imports ${name}, and \\./session must not`);
      await refuses({ files: { [session]: `import '${name}';` } }, says);
      const later = { [session]: `import('./${part.slice(9)}');`, [part]: `import('${name}');` };
      await refuses({ files: later }, says);
      const types = `export declare const a: import("${name}").B;`;
      await refuses({ files: { 'types/ngx-auth0-lock-session.d.ts': types } }, says);
    });
  }

  it('has no Angular in the local tenant, neither in its API nor in its command', async () => {
    const lib = {
      'lib/public-api.d.ts': 'export {};',
      'lib/public-api.js': "import './deep.js';",
      'lib/cli.js': '#!/usr/bin/env node\nimport("./deep.js");',
      'lib/deep.js': "import '@angular/core';",
    };
    const exports = { '.': { types: './lib/public-api.d.ts', default: './lib/public-api.js' } };
    const problems = await problemsWith({ manifest: { exports }, files: lib, of: tenant });
    assert.equal(problems.filter((problem) => / and \. must not/.test(problem)).length, 1);
    assert.equal(
      problems.filter((problem) => / and \.\/lib\/cli\.js must/.test(problem)).length,
      1,
    );
  });

  it('must please publint, suggestions included', async () => {
    await refuses({ files: { [session]: 'module.exports = 1;' } }, /publint: .*written in CJS/);
    await refuses({ manifest: { type: undefined } }, /publint: .*"type"/);
  });

  it('must please arethetypeswrong where an ESM package can', async () => {
    await refuses({ files: { 'types/ngx-auth0-lock.d.ts': undefined } }, /wrong: \w+Resolution/);
    await refuses(
      { files: { 'types/ngx-auth0-lock.d.ts': "export * from './elsewhere.js';" } },
      /wrong: InternalResolutionError .*elsewhere/,
    );
  });
});
