// A public name without a docstring must be reported, and nothing that users do not see.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { undocumented } from './check-docstrings.ts';

describe('the docstring check', () => {
  it('names what has none, under the name that users import', () => {
    const text = `
      declare function good(): void;
      declare const inner: string;
      /** Says what it is. */
      type Told = string;
      declare class Hidden {}
      export { good, inner as outer, Told };`;
    assert.deepEqual(undocumented(text), ['good', 'outer']);
  });

  it('looks at the members of classes and options', () => {
    const text = `
      /** A class. */
      declare class Service {
        /** Told. */
        told: string;
        bare(): void;
        private secret: string;
        protected shown: string;
        static ɵfac: unknown;
      }
      /** Options. */
      interface ServiceOptions { readonly bare?: string; }
      /** Data. */
      interface Claims { readonly email: string; }
      export { Service, ServiceOptions, Claims };`;
    assert.deepEqual(undocumented(text), ['Service.bare', 'ServiceOptions.bare']);
  });

  it('does not take an empty comment, tags alone, or the first comment of an overload for missing', () => {
    const text = `
      /** */
      declare function empty(): void;
      /** Once is enough. */
      declare function twice(a: string): void;
      declare function twice(a: number): void;
      export { empty, twice };`;
    assert.deepEqual(undocumented(text), ['empty']);
  });

  it('leaves names of other entry points and internal ones alone', () => {
    const text = `
      declare const PAGE: unknown;
      export { AuthError } from 'ngx-auth0-lock/session';
      export { PAGE as ɵPAGE };`;
    assert.deepEqual(undocumented(text), []);
  });

  it('refuses an export of everything', () => {
    assert.throws(() => undocumented(`export * from './x';`), /names what it exports/);
  });
});
