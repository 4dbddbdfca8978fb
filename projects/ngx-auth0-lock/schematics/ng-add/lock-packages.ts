// What Lock needs in the app's package.json and angular.json.
import type { JsonObject } from '@angular-devkit/core';
import type { Tree } from '@angular-devkit/schematics';
import { updateWorkspace } from '@schematics/angular/utility';
import { JSONFile } from '@schematics/angular/utility/json-file';
import manifest from '../../package.json' with { type: 'json' };
import { ManualStepError } from '../code/manual-step.ts';

export const versions = {
  'auth0-lock': '^14.3.0',
  // Lock 14 asks for auth0-js 9, which accepts ID tokens that nobody has verified (CVE-2026-42280).
  'auth0-js': '10.2.0',
  // The one that belongs to this library: they are released together.
  'auth0-lock-tenant': `^${manifest.version}`,
} as const;

/** The CommonJS packages that Lock consists of: with these, its build prints no warning. */
export const commonJsPackages: readonly string[] = [
  'auth0-lock',
  'auth0-password-policies',
  'blueimp-md5',
  'classnames',
  'dompurify',
  'events',
  'immutable',
  'jsonp',
  'password-sheriff',
  'prop-types',
  'qs',
  'react',
  'react-dom',
  'trim',
  'url-join',
  'validator',
];

export interface PackageChange {
  readonly path: readonly string[];
  readonly value: string;
}

/** What changes in package.json. `tenantScript`: the command that starts the local tenant, or null. */
export function packageChanges(tree: Tree, tenantScript: string | null): PackageChange[] {
  const file = new JSONFile(tree, '/package.json');
  const known = (name: string) =>
    ['dependencies', 'devDependencies'].map((section) => file.get([section, name])).find(Boolean);
  const changes: PackageChange[] = [];
  if (!known('auth0-lock')) {
    changes.push({ path: ['dependencies', 'auth0-lock'], value: versions['auth0-lock'] });
  }
  changes.push(...overrideChanges(tree, file, known('auth0-js')));
  if (tenantScript !== null) {
    if (!known('auth0-lock-tenant')) {
      const path = ['devDependencies', 'auth0-lock-tenant'];
      changes.push({ path, value: versions['auth0-lock-tenant'] });
    }
    if (file.get(['scripts', 'tenant']) === undefined) {
      changes.push({ path: ['scripts', 'tenant'], value: tenantScript });
    }
  }
  return changes;
}

/** npm and Bun read `overrides`, Yarn `resolutions`, pnpm its own. */
function overrideChanges(tree: Tree, file: JSONFile, direct: unknown): PackageChange[] {
  const path = tree.exists('/yarn.lock')
    ? ['resolutions', 'auth0-js']
    : tree.exists('/pnpm-lock.yaml')
      ? ['pnpm', 'overrides', 'auth0-js']
      : ['overrides', 'auth0-js'];
  // Whoever chose a version has had a reason.
  if (file.get(path) !== undefined) return [];
  if (direct !== undefined && direct !== versions['auth0-js']) {
    throw new ManualStepError(
      'package.json',
      `It lists auth0-js itself (${String(direct)}), and npm refuses an override for such a package. Make that exactly "${versions['auth0-js']}", or remove it, and run this again.`,
    );
  }
  return [{ path, value: versions['auth0-js'] }];
}

export function writePackageChanges(tree: Tree, changes: readonly PackageChange[]): void {
  const file = new JSONFile(tree, '/package.json');
  for (const { path, value } of changes) {
    // Packages are kept in order; a new section, and a script, go to the end.
    const sorted = path[0] !== 'scripts' && file.get(path.slice(0, 1)) !== undefined;
    file.modify([...path], value, sorted ? undefined : false);
  }
}

/** The packages that angular.json does not allow yet. */
export function missingCommonJs(allowed: readonly string[]): string[] {
  // Deep imports are listed as such by some apps, and '*' allows all of them.
  if (allowed.includes('*')) return [];
  return commonJsPackages.filter((name) => !allowed.includes(name));
}

export function allowCommonJs(project: string, names: readonly string[]) {
  return updateWorkspace((workspace) => {
    const build = workspace.projects.get(project)?.targets.get('build');
    if (!build) return;
    const options = (build.options ??= {}) as JsonObject;
    const there = options['allowedCommonJsDependencies'];
    options['allowedCommonJsDependencies'] = [...(Array.isArray(there) ? there : []), ...names];
  });
}
