// The table by part: what a source file weighs is what the code is shorter without it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceMapPayload } from 'node:module';
import { build } from 'esbuild';
import { gzipSize, partsOf } from './size-parts.ts';

const files: Readonly<Record<string, string>> = {
  main: "import { large } from 'large'; import { small } from 'small'; large('a'); small('b');",
  large: `export function large(name) { console.log(name, ${JSON.stringify('0123456789abcdefghijklmnopqrstuvwxyz'.repeat(2))}, Math.random()); }`,
  small: 'export function small(name) { console.warn(name); }',
};

/** The files as one, minified, with the map that says where each byte comes from. */
async function bundled() {
  const { outputFiles } = await build({
    entryPoints: ['main'],
    bundle: true,
    minify: true,
    sourcemap: 'external',
    write: false,
    outdir: 'out',
    format: 'esm',
    plugins: [
      {
        name: 'files',
        setup(builder) {
          builder.onResolve({ filter: /./ }, ({ path }) => ({ path, namespace: 'files' }));
          builder.onLoad({ filter: /./ }, ({ path }) => ({ contents: files[path] ?? '' }));
        },
      },
    ],
  });
  const [map, code] = outputFiles.map(({ text }) => text) as [string, string];
  return { code, map: JSON.parse(map) as SourceMapPayload };
}

const lastName = (source: string) => source.split(/[:/]/).at(-1)!;

test('the largest source comes first, and all together are the whole code', async () => {
  const { code, map } = await bundled();
  const parts = partsOf(code, map, lastName);
  assert.deepEqual(
    parts.map(({ source }) => source),
    ['large', 'small', 'main'],
  );
  const sum = parts.reduce((bytes, { minified }) => bytes + minified, 0);
  assert.equal(sum, code.trimEnd().length);
});

test('a part weighs, gzip, what the code is shorter without it', async () => {
  const { code, map } = await bundled();
  const weights = partsOf(code, map, () => 'all of it').map(({ gzip }) => gzip);
  assert.deepEqual(weights, [gzipSize(code) - gzipSize('\n')]);
});

test('a source that nobody asked for is no part', async () => {
  const { code, map } = await bundled();
  const parts = partsOf(code, map, (source) => (lastName(source) === 'small' ? 'small' : null));
  assert.deepEqual(
    parts.map(({ source }) => source),
    ['small'],
  );
});
