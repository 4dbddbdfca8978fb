// Specs for whole apps: each pattern of real code that was ever wrong or lost has one in corpus/.
// `UPDATE=1` writes their results down; read the difference before you commit it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  after,
  apps,
  before,
  changes,
  left,
  migrated,
  writeDown,
  writings,
} from '../testing-support/corpus.ts';

const plain = (text: string) => text.replaceAll(/^[ \t]+/gm, '');

describe('migrating the small apps', () => {
  it('has one for each of at least forty patterns', () => {
    assert.ok(apps().length >= 40, `${apps().length}`);
  });

  for (const app of apps()) {
    it(`makes of ${app} what is written down, and lists what is left`, async () => {
      const result = await migrated(before(app));
      if (process.env['UPDATE']) writeDown(app, result);
      assert.deepEqual(changes(before(app), result.files), after(app));
      assert.equal(result.left, left(app));
    });

    it(`changes nothing of ${app} the second time, and lists the same`, async () => {
      const first = await migrated(before(app));
      const second = await migrated(first.files);
      assert.deepEqual(changes(first.files, second.files), new Map());
      assert.equal(second.left, first.left);
    });

    it(`makes the same of ${app} with CRLF and a byte order mark`, async () => {
      const write = writings['with CRLF and a byte order mark'];
      const files = new Map([...before(app)].map(([path, text]) => [path, write(text)]));
      const result = await migrated(files);
      for (const [path, text] of changes(files, result.files)) {
        const made = !files.has(path);
        const expected = after(app).get(path) ?? '';
        assert.equal(text, expected === '' || made ? expected : write(expected), path);
      }
      assert.equal(changes(files, result.files).size, after(app).size);
      assert.equal(result.left, left(app));
    });

    it(`makes the same of ${app} with tabs`, async () => {
      const write = writings['with tabs'];
      const files = new Map([...before(app)].map(([path, text]) => [path, write(text)]));
      const result = await migrated(files);
      for (const [path, text] of changes(files, result.files)) {
        assert.equal(plain(text), plain(after(app).get(path) ?? ''), path);
      }
      assert.equal(result.left, left(app));
    });
  }
});
