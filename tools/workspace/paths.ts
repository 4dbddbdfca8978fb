// Where things are in this workspace, and the programs of the packages that it has installed.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The workspace's root folder. */
export const root = dirname(dirname(import.meta.dirname));
export const libraryDist = join(root, 'dist', 'ngx-auth0-lock');
export const tenantDist = join(root, 'dist', 'lock-tenant');
export const demoDist = join(root, 'dist', 'demo-e2e');
export const reports = join(root, 'reports');

/** The library's entry points: folder below projects/ngx-auth0-lock, and the name that apps import. */
export const entryPoints = [
  { folder: 'session', name: 'ngx-auth0-lock/session' },
  { folder: 'lock', name: 'ngx-auth0-lock/lock' },
  { folder: 'navigation', name: 'ngx-auth0-lock/navigation' },
  { folder: 'src', name: 'ngx-auth0-lock' },
  { folder: 'angular-jwt', name: 'ngx-auth0-lock/angular-jwt' },
  { folder: 'testing', name: 'ngx-auth0-lock/testing' },
] as const;

/** The file with all types of an entry point of the built library. */
export const typesFile = (name: string) =>
  join(libraryDist, 'types', `${name.replaceAll('/', '-')}.d.ts`);

/** `[node, script]` for a program of an installed package: unlike node_modules/.bin, it needs no shell on Windows. */
export function program(packageName: string, name = packageName): [string, string] {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === 'string' ? bin : bin[name];
  if (script === undefined) throw new Error(`${packageName} has no program ${name}`);
  return [process.execPath, join(folder, script)];
}

export const ng = () => program('@angular/cli', 'ng');
