// A change of the public API must show, and what users cannot notice must not.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { difference, isPublishable } from './check-api.ts';
import { goldenOf } from './golden.ts';

const types = `
import { A, B } from '@angular/core';
/** Says something. */
declare function one(text: string): A;
declare class Two {
    private secret: string;
    static ɵfac: unknown;
    /** Told. */
    readonly open: B;
}
export { Two, one };`;

describe('the text of a public API', () => {
  it('holds signatures and public members', async () => {
    const golden = await goldenOf('lib', types);
    assert.match(golden, /^# lib\n/);
    assert.match(golden, /declare function one\(text: string\): A;/);
    assert.match(golden, /readonly open: B;/);
  });

  it('is the same when comments, order or hidden members change', async () => {
    const other = `
import { B, A } from '@angular/core';
declare class Two {
    private quiteAnother;
    readonly open: B;
}
/** Says something else. */
declare function one(text: string): A;
export { one, Two };`;
    assert.equal(await goldenOf('lib', other), await goldenOf('lib', types));
  });

  it('holds what is exported and nothing else, and no import for anything else', async () => {
    const golden = await goldenOf(
      'lib',
      `import { A, Helper } from '@angular/core';
       import * as i0 from '@angular/core';
       interface Inner { helper: Helper; }
       interface Feature { readonly ɵinner: Inner; readonly open: A; }
       declare class Button {
         label: string;
         static ɵcmp: i0.ɵɵComponentDeclaration<Button, 'auth-button'>;
         static ɵfac: i0.ɵɵFactoryDeclaration<Button, never>;
       }
       declare const TOKEN: string;
       export { Button, TOKEN as ɵTOKEN, type Feature };`,
    );
    assert.doesNotMatch(golden, /Inner|Helper|ɵinner|ɵfac/);
    assert.match(golden, /import \{ A \} from/);
    assert.match(golden, /import \* as i0 from/);
    assert.match(golden, /interface Feature \{\s+readonly open: A;\s+\}/);
    assert.match(golden, /ɵcmp: i0.ɵɵComponentDeclaration<Button, 'auth-button'>/);
    assert.match(golden, /declare const TOKEN: string;/);
  });

  it('refuses an export of everything', async () => {
    await assert.rejects(goldenOf('lib', `export * from './x';`), /names what it exports/);
  });

  it('differs when a parameter changes, and the difference shows it', async () => {
    const changed = types.replace('text: string', 'text?: string');
    assert.equal(
      difference(await goldenOf('lib', types), await goldenOf('lib', changed)),
      '- declare function one(text: string): A;\n+ declare function one(text?: string): A;',
    );
  });

  it('differs when a name is no longer exported', async () => {
    const changed = types.replace('export { Two, one }', 'export { Two }');
    assert.match(
      difference(await goldenOf('lib', types), await goldenOf('lib', changed)) ?? '',
      /- declare function one.*\n- export \{ Two, one \};\n[^]*\+ export \{ Two \};/,
    );
  });
});

describe('the built package', () => {
  it('is not publishable when it was compiled for one version of Angular', () => {
    assert.equal(isPublishable('{"scripts":{"prepublishOnly":"exit 1"}}'), false);
    assert.equal(isPublishable('{"name":"ngx-auth0-lock"}'), true);
  });
});
