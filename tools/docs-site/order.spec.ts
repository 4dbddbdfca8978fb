// The order of the guides is declared once, and no guide may be missing in it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nameOf, orderProblems, readOrder } from './order.ts';

const declared = `# Guides

Text with a [link](sessions.md) that declares nothing.

## Guides

|                         |               |
| ----------------------- | ------------- |
| [Start](start.md)       | from \`npm\` on |
| [Security](../SECURITY.md) | what it guards |

## Beside them

| [The tenant](../projects/lock-tenant/README.md) | local |

## Words

Only text.
`;

describe('the declared order', () => {
  it('is the rows of the tables, by section, with paths from the root', () => {
    const sections = readOrder(declared);
    assert.deepEqual(
      sections.map(({ title, pages }) => [title, pages.map(({ path }) => path)]),
      [
        ['Guides', ['docs/start.md', 'SECURITY.md']],
        ['Beside them', ['projects/lock-tenant/README.md']],
      ],
    );
    assert.equal(sections[0]?.pages[0]?.about, 'from `npm` on');
  });

  it('names pages by their files, and a README by its folder', () => {
    const names = readOrder(declared).flatMap(({ pages }) => pages.map(nameOf));
    assert.deepEqual(names, ['start', 'security', 'lock-tenant']);
  });

  it('misses no guide and lists none twice', () => {
    const sections = readOrder(`${declared}\n## Again\n\n| [Start](start.md) | again |\n`);
    const files = [
      'docs/README.md',
      'docs/start.md',
      'docs/lost.md',
      'docs/images/a.png',
      'src/a.md',
    ];
    assert.deepEqual(orderProblems(sections, files), [
      'docs/lost.md is in no table of docs/README.md, which declares the order',
      'docs/README.md lists docs/start.md twice',
    ]);
  });
});
