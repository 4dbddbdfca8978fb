// Specs for what migrate looks at: which files, how often, and what it tells whoever called it.
import { HostTree } from '@angular-devkit/schematics';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { before, migrated, migratedTree } from '../testing-support/corpus.ts';
import { Workspace } from './symbols/workspace.ts';

/** An app of many files, of which one in a hundred signs people in. */
function largeApp(count: number): Map<string, string> {
  const files = new Map(before('observables-both'));
  for (let index = 0; index < count; index++) {
    const auth = index % 100 === 0;
    const body = auth
      ? "import { inject } from '@angular/core';\nimport { AuthService } from '@auth0/auth0-angular';\n" +
        `export class Page${index} {\n  private readonly auth = inject(AuthService);\n  in() {\n    this.auth.loginWithRedirect();\n  }\n}\n`
      : `export const value${index} = ${index};\n`;
    files.set(`/src/app/pages/page-${index}.ts`, body);
  }
  return files;
}

class CountingTree extends HostTree {
  reads = 0;

  override read(path: string) {
    this.reads++;
    return super.read(path);
  }
}

describe('the files that migrate looks at', () => {
  it('parses none that has nothing to do with signing in', async () => {
    const tree = new HostTree();
    for (const [path, text] of largeApp(400)) tree.create(path, text);
    const workspace = new Workspace(tree);
    void workspace.checker;
    const pages = [...workspace.parsedPaths].filter((path) => path.includes('/pages/'));
    assert.equal(pages.length, 4);
  });

  it('parses a file once for each text that it has', async () => {
    const tree = new HostTree();
    for (const [path, text] of largeApp(100)) tree.create(path, text);
    const workspace = new Workspace(tree);
    const first = workspace.sourcesOf();
    assert.ok(first.length > 0);
    assert.deepEqual(
      workspace.sourcesOf().map((source, index) => source === first[index]),
      first.map(() => true),
    );
  });

  it('reads in proportion to the number of files, however many there are', async () => {
    const readsOf = async (count: number) => {
      const tree = new CountingTree();
      for (const [path, text] of largeApp(count)) tree.create(path, text);
      tree.reads = 0;
      await migratedTree(tree);
      return tree.reads;
    };
    const [small, large] = [await readsOf(250), await readsOf(1000)];
    // Each file a fixed number of times: four times the files, four times the reads.
    assert.ok(small >= 250 && large <= small * 5, `${small} reads, then ${large}`);
  });

  it('finds files by names that the program does not resolve, outside of the built output', async () => {
    const files = new Map(before('observables-both'));
    files.set('/dist/app/main.ts', "import { AuthService } from '@auth0/auth0-angular';\n");
    const { files: after, left } = await migrated(files);
    assert.equal(after.get('/dist/app/main.ts'), files.get('/dist/app/main.ts'));
    assert.doesNotMatch(left, /dist/);
  });
});

describe('what migrate tells whoever called it', () => {
  it('counts the lines that named the old way, and those that are done', async () => {
    const { log } = await migrated(before('e12-where-it-returns'));
    assert.match(log, /^Converted in 1 file\(s\), \d+ of \d+ lines that named the old way:/);
  });

  it('fails with --check while anything is to be done', async () => {
    const app = before('e12-where-it-returns');
    await assert.rejects(
      migrated(app, { check: true }),
      /--check: 1 file\(s\) to convert, 1 place/,
    );
  });

  it('does not fail with --check once nothing is left', async () => {
    const { files } = await migrated(before('e09-namesake'));
    const { log } = await migrated(files, { check: true });
    assert.match(log, /Nothing was converted/);
  });

  it('names the apps of the workspace where the one that is asked for is not there', async () => {
    await assert.rejects(
      migrated(before('e06-other-project'), { project: 'x' }),
      /There is: app, admin/,
    );
  });

  it('leaves what another app needs too, where only one is migrated', async () => {
    const app = before('e06-other-project');
    const { files, left } = await migrated(app, { project: 'app' });
    assert.equal(files.get('/src/app/auth.service.ts'), app.get('/src/app/auth.service.ts'));
    assert.match(left, /src\/app\/auth\.service\.ts:1 {2}Other apps need this file too/);
  });

  it('advises to uninstall a package only when nothing of the workspace names it', async () => {
    const kept = await migrated(before('e15-library-names-it'));
    assert.doesNotMatch(kept.log, /npm uninstall .*auth0-angular/);
    const gone = await migrated(before('e09-namesake'));
    assert.match(gone.log, /npm uninstall .*@auth0\/auth0-angular/);
  });
});
