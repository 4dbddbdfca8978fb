// Documented code that does not compile and links that lead nowhere must be reported, at their lines.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compile, linkProblems } from './check-docs.ts';
import { anchorsOf, blocksOf } from './docs-blocks.ts';

const fence = '```';

describe('the blocks of a document', () => {
  it('are its ts blocks only', () => {
    const markdown = `${fence}ts\nconst a = 1;\n${fence}\n${fence}html\n<a>\n${fence}\n${fence}ts\nb();\n${fence}\n`;
    const blocks = blocksOf(markdown);
    assert.deepEqual(
      blocks.map(({ path, line }) => [path, line]),
      [
        ['block-1.ts', 2],
        ['block-2.ts', 8],
      ],
    );
    assert.match(blocks[0]?.code ?? '', /^const a = 1;\n/);
  });

  it('come with what the comment before them hides', () => {
    const markdown = `Text.\n\n<!-- with\nimport { App } from './app';\n-->\n${fence}ts\nuse(App);\n${fence}\n`;
    const [block] = blocksOf(markdown);
    assert.match(block?.code ?? '', /^import \{ App \} from '.\/app';\nuse\(App\);\n/);
    assert.equal(block?.hiddenLines, 1);
    assert.equal(block?.line, 7);
  });

  it('do not take a comment that belongs to another block', () => {
    const markdown = `<!-- with\nconst a = 1;\n-->\n${fence}ts\nb(a);\n${fence}\n\n${fence}ts\nc();\n${fence}\n`;
    assert.doesNotMatch(blocksOf(markdown)[1]?.code ?? '', /const a/);
  });

  it('are files when they say so, and lose the indent of a list', () => {
    const markdown = `1. A list\n   ${fence}ts\n   // src/app/app.ts\n   export class App {}\n   ${fence}\n`;
    const [block] = blocksOf(markdown);
    assert.equal(block?.path, 'src/app/app.ts');
    assert.match(block?.code ?? '', /^\/\/ src\/app\/app.ts\nexport class App/);
  });
});

describe('documented code', () => {
  it('that does not compile is reported at its line in the document', async () => {
    const markdown = `# A\n\n<!-- with\nconst text = 'a';\n-->\n${fence}ts\nconst n: number =\n  text;\n${fence}\n`;
    // The other document declares the same name: each block is on its own.
    const fine = `${fence}ts\nconst n = 'a';\n${fence}\n`;
    const documents = new Map([
      ['docs/a.md', markdown],
      ['docs/b.md', fine],
    ]);
    const [problem, ...others] = await compile(documents);
    assert.match(problem ?? '', /^docs\/a.md:7:\d+ - error TS2322/);
    assert.deepEqual(others, []);
  });
});

describe('the links of a document', () => {
  const problems = (text: string) =>
    linkProblems(
      new Map([
        ['docs/a.md', text],
        ['docs/b.md', '# B is `here`!\n'],
      ]),
      (path) => ['docs/a.md', 'docs/b.md', 'README.md'].includes(path),
    );

  it('are fine when file and heading are there, or when they leave the project', () => {
    const text =
      '# Top\n[b](b.md#b-is-here) [up](../README.md) [self](#top) [web](https://example.com/x)';
    assert.deepEqual(problems(text), []);
  });

  it('are reported when the file is not there', () => {
    assert.deepEqual(problems('\n![picture](picture.png)'), [
      'docs/a.md:2 links to picture.png, which is not there',
    ]);
    assert.equal(problems('<img src="gone.png" />').length, 1);
    assert.equal(problems('[ref]: gone.md').length, 1);
  });

  it('are reported when the heading is not there', () => {
    assert.match(problems('[b](b.md#nowhere)')[0] ?? '', /no heading/);
    assert.match(problems('[here](#nowhere)')[0] ?? '', /no heading/);
  });

  it('are not looked for in code', () => {
    assert.deepEqual(problems(`${fence}ts\nconst x = a[0](gone);\n${fence}\n\`[a](gone.md)\``), []);
  });

  it('find equal headings by their number', () => {
    assert.deepEqual([...anchorsOf('# A\n## A\n')], ['a', 'a-1']);
  });
});
