// Lock, React or signature code in the first load must be reported, however it got there.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { initialOutputs, type BundleOutput } from './bundle-stats.ts';
import { bundleProblems } from './check-bundle.ts';

const output = (inputs: string[], imports: BundleOutput['imports'] = []): BundleOutput => ({
  inputs: Object.fromEntries(inputs.map((input) => [input, {}])),
  imports,
});
const lazily = (path: string) => ({ path, kind: 'dynamic-import' });
const statically = (path: string) => ({ path, kind: 'import-statement' });

const indexHtml =
  '<link rel="stylesheet" href="styles-1.css"><link rel="modulepreload" href="chunk-a.js">' +
  '<script src="main-1.js" type="module"></script><a href="https://example.com/x.js">';

function demo(changes: Record<string, BundleOutput> = {}) {
  const outputs: Record<string, BundleOutput> = {
    'main-1.js': output(['src/main.ts'], [statically('chunk-a.js'), lazily('chunk-lock.js')]),
    'chunk-a.js': output(['node_modules/@angular/core/core.mjs'], [statically('chunk-b.js')]),
    'chunk-b.js': output(['projects/ngx-auth0-lock/session/session.ts'], [lazily('chunk-jose.js')]),
    'chunk-lock.js': output(['node_modules/auth0-lock/lib/index.js']),
    'chunk-jose.js': output(['node_modules/jose/dist/index.js']),
    'styles-1.css': output(['src/styles.css']),
    ...changes,
  };
  return { stats: { outputs }, indexHtml };
}

const lazyTexts: Record<string, string> = {
  'chunk-lock.js': '"auth0-lock-cred-pane" post("/co/authenticate") Symbol.for("react.fragment")',
  'chunk-jose.js': '"JWKSNoMatchingKey" {name:"RSASSA-PKCS1-v1_5"}',
};

function problems(changes?: Record<string, BundleOutput>, texts: Record<string, string> = {}) {
  const all = { ...lazyTexts, ...texts };
  return bundleProblems({ ...demo(changes), read: (name) => all[name] ?? '' });
}

describe('the first load', () => {
  it('is what index.html names and what that imports statically', () => {
    const { stats } = demo();
    assert.deepEqual(initialOutputs(stats, indexHtml), [
      'chunk-a.js',
      'chunk-b.js',
      'main-1.js',
      'styles-1.css',
    ]);
  });

  it('is fine when Lock and the verifier are in lazy chunks', () => {
    assert.deepEqual(problems(), []);
  });

  it('is reported when it holds a file of a lazy package', () => {
    for (const name of ['auth0-lock', 'auth0-js', 'react', 'react-dom', 'jose']) {
      const file = `node_modules/${name}/index.js`;
      assert.deepEqual(problems({ 'chunk-b.js': output([file]) }), [`chunk-b.js holds ${file}`]);
    }
  });

  it('is reported when a static import pulls the lazy chunk in', () => {
    const main = output(['src/main.ts'], [statically('chunk-jose.js')]);
    assert.deepEqual(problems({ 'main-1.js': main }), [
      'chunk-jose.js holds node_modules/jose/dist/index.js',
      'chunk-jose.js holds "JWKSNoMatchingKey"',
      'chunk-jose.js holds "RSASSA-PKCS1-v1_5"',
    ]);
  });

  it('is reported by its text, where stats.json says nothing', () => {
    assert.deepEqual(problems({}, { 'main-1.js': 'fetch(e+"/co/authenticate")' }), [
      'main-1.js holds "/co/authenticate"',
    ]);
  });

  it('is reported when a production build explains mistakes, in a lazy chunk too', () => {
    const text = 'is it running (npm run tenant)';
    assert.deepEqual(problems({}, { 'chunk-b.js': text }), [
      `chunk-b.js holds "${text}", which is for dev mode`,
    ]);
  });

  it('is not taken for fine when there was nothing to look at', () => {
    const { stats } = demo();
    const bare = { stats, indexHtml: '<html></html>', read: () => '' };
    assert.match(bundleProblems(bare)[0] ?? '', /nothing was checked/);
    const [problem] = problems({}, { 'chunk-lock.js': 'react.fragment auth0-lock-cred-pane' });
    assert.equal(
      problem,
      '"/co/authenticate" is in no chunk at all, so that looking for it shows nothing',
    );
  });

  it('is reported when a lazy part of the library imports what is not loaded yet', () => {
    const part = 'projects/ngx-auth0-lock/session/lock/lock-client.ts';
    const main = output(
      ['src/main.ts'],
      [statically('chunk-a.js'), lazily('chunk-client.js'), lazily('chunk-page.js')],
    );
    const pages = {
      'main-1.js': main,
      'chunk-page.js': output(['src/page.ts', part], [statically('chunk-late.js')]),
      'chunk-late.js': output(['src/shared.ts']),
    };
    const onlyLoaded = output([part], [statically('chunk-b.js'), lazily('chunk-jose.js')]);
    assert.deepEqual(problems({ ...pages, 'chunk-client.js': onlyLoaded }), []);
    const late = output([part], [statically('chunk-late.js')]);
    assert.deepEqual(problems({ ...pages, 'chunk-client.js': late }), [
      'the lazy part chunk-client.js imports chunk-late.js, which may fail on its own',
    ]);
  });

  it('does not take a package with a similar name for React', () => {
    const file = 'node_modules/@angular/react-like/index.js';
    assert.deepEqual(problems({ 'chunk-b.js': output([file, 'src/jose/react.ts']) }), []);
  });
});
