// The files that a release changes: wherever the version stands, the changelogs, and how to install.
import { posix } from 'node:path';
import { library, published, tenant } from '../checks/packages/published.ts';
import { withRelease } from './changelog.ts';
import { sinceRelease, twoWays } from './from-registry.ts';

/** Of the library, and of the project: what is not written here is not released. */
export const changelog = 'CHANGELOG.md';
const tenantChangelog = posix.join(tenant.folder, 'CHANGELOG.md');

export const manifestOf = ({ folder }: { readonly folder: string }) =>
  posix.join(folder, 'package.json');
/** They have one version: the workspace's. */
export const manifests = ['package.json', ...published.map(manifestOf)];

interface Lock {
  version: string;
  packages: { '': { version: string } };
}

/** Path → new text, of all that changes. `read`: the text of a file of the workspace. */
export function releasedFiles(
  read: (path: string) => string,
  version: string,
  date: string,
): Map<string, string> {
  const changed = new Map<string, string>();
  const edit = (path: string, change: (text: string) => string) =>
    changed.set(path, change(read(path)));
  for (const path of manifests) {
    edit(path, (text) => json({ ...(JSON.parse(text) as object), version }));
  }
  edit('package-lock.json', (text) => {
    const lock = JSON.parse(text) as Lock;
    lock.version = lock.packages[''].version = version;
    return json(lock);
  });
  for (const path of twoWays) edit(path, sinceRelease);
  edit(changelog, (text) => withRelease(text, version, date, ''));
  edit(tenantChangelog, (text) =>
    withRelease(text, version, date, `Nothing but the version, which is that of ${library.name}.`),
  );
  return changed;
}

/** As npm and Prettier write it. */
export const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
