// What waits in a changelog becomes a release, and all that stands around it stays.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lastRelease, unreleased, withEntry, withRelease } from './changelog.ts';

const head = '# Changelog\n\nAll notable changes.\n\n';
const waiting = '### Added\n\n- One thing.\n- And `## not a heading`.';
const before = '## 0.2.0 - 2026-01-02\n\n- Two.\n\n## 0.1.0 - 2026-01-01\n\n- One.';

describe('a changelog', () => {
  it('says what waits', () => {
    assert.equal(unreleased(`${head}## Unreleased\n\n${waiting}\n\n${before}\n`), waiting);
    assert.equal(unreleased(`${head}## [Unreleased]\n\n${waiting}\n`), waiting);
  });

  it('says that nothing waits', () => {
    assert.equal(unreleased(`${head}## Unreleased\n\n${before}\n`), '');
    assert.equal(unreleased(`${head}${before}\n`), '');
    assert.equal(unreleased(`${head}Unreleased\n`), '');
  });

  it('says what was released last', () => {
    assert.equal(lastRelease(`${head}## Unreleased\n\n${before}\n`), '0.2.0');
    assert.equal(lastRelease(`${head}## [1.10.0] - 2026-03-01\n\n${before}\n`), '1.10.0');
    assert.equal(lastRelease(`${head}## Unreleased\n\n- For 0.1.0.\n`), '0.0.0');
  });

  it('gets a dated section of what waited, below an empty "Unreleased"', () => {
    const text = `${head}## Unreleased\n\n${waiting}\n\n${before}\n`;
    const released = withRelease(text, '0.3.0', '2026-02-03', 'Nothing.');
    assert.equal(
      released,
      `${head}## Unreleased\n\n## 0.3.0 - 2026-02-03\n\n${waiting}\n\n${before}\n`,
    );
    assert.equal(unreleased(released), '');
    assert.equal(lastRelease(released), '0.3.0');
  });

  it('gets its first section where there was none', () => {
    const released = withRelease(`${head}## Unreleased\n\n- All.\n`, '0.1.0', '2026-02-03', '');
    assert.equal(released, `${head}## Unreleased\n\n## 0.1.0 - 2026-02-03\n\n- All.\n`);
  });

  it('says so where nothing has changed', () => {
    const text = `${head}## Unreleased\n\n${before}\n`;
    const released = withRelease(text, '0.3.0', '2026-02-03', 'Nothing new.');
    assert.match(released, /## 0\.3\.0 - 2026-02-03\n\nNothing new\.\n\n## 0\.2\.0/);
  });

  it('is refused without a place for what waits', () => {
    assert.throws(() => withRelease(`${head}${before}\n`, '0.3.0', '2026-02-03', ''), /no section/);
  });

  it('takes one more entry', () => {
    assert.equal(unreleased(withEntry(`${head}## Unreleased\n\n${before}\n`, '- New.')), '- New.');
  });
});
