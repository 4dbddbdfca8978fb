// Releases in small repositories of their own: what a release leaves behind, and what it refuses.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { git, makeRepository } from './git.ts';
import { json } from './files.ts';
import { twoWays } from './from-registry.ts';
import { makeRelease } from './make-release.ts';

const library = 'projects/ngx-auth0-lock';
const tenant = 'projects/lock-tenant';
const released = '## 0.1.0 - 2026-01-01\n\n- The first.\n';

const way = `<!-- before the first release -->

From a tarball.

<!-- since the first release

From the registry.

-->
`;

const manifest = (directory: string) => ({
  version: '0.1.0',
  repository: { type: 'git', url: 'git+https://git.example/a.git', directory },
});

let folder: string;

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

function write(path: string, content: string | object): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : json(content));
}

/** As it is before each release; with a change, which is committed. */
function change(path: string, content: string | object): void {
  write(path, content);
  git(folder, 'commit', '--quiet', '--all', '--message', 'feat: a change');
}

const release = (wanted: string, check = async () => true) =>
  makeRelease({ folder, wanted, date: '2026-02-03', check });

/** There is no release, for this reason, and nothing has changed. */
async function refuses(says: RegExp, wanted = 'minor', check?: () => Promise<boolean>) {
  const state = () => ['status --porcelain', 'rev-parse HEAD', 'tag'].map(asked);
  const asked = (line: string) => git(folder, ...line.split(' '));
  const before = state();
  await assert.rejects(release(wanted, check), says);
  assert.deepEqual(state(), before);
}

describe('a release', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'release-spec-'));
    write('package.json', { version: '0.1.0', name: 'workspace' });
    write('package-lock.json', { version: '0.1.0', packages: { '': { version: '0.1.0' } } });
    write(`${library}/package.json`, manifest(library));
    write(`${tenant}/package.json`, manifest(tenant));
    write('CHANGELOG.md', `# Changelog\n\n## Unreleased\n\n- News.\n\n${released}`);
    write(`${tenant}/CHANGELOG.md`, `# Changelog\n\n## Unreleased\n\n${released}`);
    for (const path of twoWays) write(path, way);
    makeRepository(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is a commit and an annotated tag, and nothing is left over', async () => {
    assert.equal(await release('minor'), 'v0.2.0');
    assert.equal(git(folder, 'log', '-1', '--format=%s'), 'chore(release): 0.2.0');
    assert.equal(git(folder, 'describe', '--exact-match'), 'v0.2.0');
    assert.equal(git(folder, 'cat-file', '-t', 'v0.2.0'), 'tag');
    assert.equal(git(folder, 'status', '--porcelain'), '');
  });

  it('says to install from the registry', async () => {
    await release('minor');
    for (const path of twoWays) assert.equal(read(path), 'From the registry.\n', path);
  });

  it('has its version wherever one stands', async () => {
    await release('1.0.0');
    for (const path of ['package.json', `${library}/package.json`, `${tenant}/package.json`]) {
      assert.equal((JSON.parse(read(path)) as { version: string }).version, '1.0.0', path);
    }
    assert.deepEqual(JSON.parse(read('package-lock.json')), {
      version: '1.0.0',
      packages: { '': { version: '1.0.0' } },
    });
  });

  it('dates what is new, in each changelog', async () => {
    await release('patch');
    const [own, tenants] = [read('CHANGELOG.md'), read(`${tenant}/CHANGELOG.md`)];
    assert.match(own, /## Unreleased\n\n## 0\.1\.1 - 2026-02-03\n\n- News\.\n\n## 0\.1\.0/);
    assert.match(tenants, /## 0\.1\.1 - 2026-02-03\n\nNothing but the version/);
  });

  it('is checked with its version in place, before anything is committed', async () => {
    let seen = '';
    await release('minor', async () => {
      seen = `${read('package.json')} ${git(folder, 'log', '-1', '--format=%s')}`;
      return true;
    });
    assert.match(seen, /"0\.2\.0"[^]* chore: everything/);
  });

  it('is taken back when the packages may not be published, or the check itself fails', async () => {
    await refuses(/may not be published/, 'minor', async () => false);
    await refuses(/no compiler/, 'minor', () => Promise.reject(new Error('no compiler')));
  });

  it('can follow another', async () => {
    await release('minor');
    change('CHANGELOG.md', read('CHANGELOG.md').replace('Unreleased\n', 'Unreleased\n\n- More.\n'));
    assert.equal(await release('patch'), 'v0.2.1');
  });

  it('is refused while something is not committed', async () => {
    write('README.md', '# New');
    await refuses(/not committed/);
  });

  it('is refused on another branch', async () => {
    git(folder, 'switch', '--quiet', '--create', 'feature');
    await refuses(/not the branch main, but feature/);
  });

  it('is refused where nothing is new', async () => {
    change('CHANGELOG.md', `# Changelog\n\n## Unreleased\n\n${released}`);
    await refuses(/nothing under "Unreleased"/);
  });

  it('is refused for a version that is not greater', async () => {
    await refuses(/0\.1\.0 is not greater than 0\.1\.0/, '0.1.0');
    await refuses(/"latest" is not/, 'latest');
  });

  it('is refused where its tag is taken', async () => {
    git(folder, 'tag', 'v0.2.0');
    await refuses(/a tag v0\.2\.0 already/);
  });

  it('is refused where the packages have drifted apart', async () => {
    change(`${tenant}/package.json`, { ...manifest(tenant), version: '0.1.1' });
    await refuses(/versions 0\.1\.0, 0\.1\.1/);
  });

  it('is refused where the repository is not known, or known in two ways', async () => {
    change(`${library}/package.json`, { version: '0.1.0' });
    await refuses(/^Error: projects\/ngx-auth0-lock\/package\.json must name the repository/);
    const elsewhere = { ...manifest(library).repository, url: 'git+https://git.example/b.git' };
    change(`${library}/package.json`, { version: '0.1.0', repository: elsewhere });
    await refuses(/two repositories/);
  });

  it('is refused where a package does not say in which folder it is', async () => {
    change(`${library}/package.json`, manifest(tenant));
    await refuses(/must say "directory": "projects\/ngx-auth0-lock"/);
  });
});
