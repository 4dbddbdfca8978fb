// On the site a link leads to a page, to the sources where they can be seen, or is only text.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { frontPageFor, markdownForSite } from './markdown-for-site.ts';

const fence = '```';
const pages = new Set(['docs/start.md', 'docs/guards.md', 'projects/lock-tenant/README.md']);
const nowhere = { pages, source: () => null };
const somewhere = { pages, source: (path: string) => `https://code.example/${path}` };

describe('a document on the site', () => {
  it('keeps links to other pages, to headings, to pictures and to elsewhere', () => {
    const text =
      '[a](guards.md#two-ways) [b](#here) ![c](images/demo.png) [d](https://example.com/x) [e](mailto:a@b.c)';
    assert.equal(markdownForSite('docs/start.md', text, nowhere), text);
  });

  it('shows only the text of a link to sources that nobody can look at', () => {
    const text = 'See [`src/app.ts`](../src/app.ts) and [angular.json](../angular.json).';
    assert.equal(
      markdownForSite('docs/start.md', text, nowhere),
      'See `src/app.ts` and angular.json.',
    );
  });

  it('links to sources where they have an address', () => {
    assert.equal(
      markdownForSite('docs/start.md', '[e](../examples/react#run)', somewhere),
      '[e](https://code.example/examples/react#run)',
    );
  });

  it('leads to the front page for the README, and to the page of a folder that has one', () => {
    const text = '[a](../README.md#try) [b](../projects/lock-tenant) [c](README.md)';
    assert.equal(
      markdownForSite('docs/start.md', text, nowhere),
      '[a](../index.html#try) [b](../projects/lock-tenant/README.md) [c](../index.html)',
    );
  });

  it('leaves code as it is, and leaves out what is only there for the compiler', () => {
    const code = `${fence}ts\nconst a = b[0](../gone.ts);\n${fence}\n\`[x](../gone.ts)\`\n`;
    const text = `<!-- with\nconst hidden = 1;\n-->\n\n${code}`;
    assert.equal(markdownForSite('docs/start.md', text, nowhere), code);
  });
});

describe('the front page', () => {
  const guides = [{ title: 'Start', path: 'docs/start.md', about: 'from nothing' }];
  const readme = frontPageFor('# A\n\nIntro.\n\n![p](p.png)\n\n## B\n\n## C\n', [
    { title: 'Guides', pages: guides },
  ]);

  it('has the way in above its picture', () => {
    assert.match(
      readme,
      /<div class="actions">\n\n\[Start\]\(docs\/start\.md\) .*\n\n<\/div>\n\n!\[p\]/,
    );
  });

  it('has a card for each guide before its first section', () => {
    assert.match(
      readme,
      /<div class="cards">\n\n- \[Start\]\(docs\/start\.md\) from nothing\n\n<\/div>\n\n## B\n\n## C\n$/,
    );
  });
});
