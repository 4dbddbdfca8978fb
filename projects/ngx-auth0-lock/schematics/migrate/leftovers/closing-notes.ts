// What is to be done when the code is done: packages that nothing names any more, and `ng add`.
import type { Tree } from '@angular-devkit/schematics';
import { findSetUp } from '../../app/lock-setup.ts';
import { angular2Jwt, angularJwt, auth0Angular } from '../symbols/package-types.ts';
import type { Scope } from '../symbols/scope.ts';
import type { Workspace } from '../symbols/workspace.ts';

const old = [angular2Jwt, auth0Angular, angularJwt] as const;
export type OldPackage = (typeof old)[number];
export type OldPackages = Partial<Record<OldPackage, string>>;

/** The workspace's ranges for the packages that it migrates from. */
export function oldPackages(tree: Tree): OldPackages {
  const manifest = manifestOf(tree);
  return Object.fromEntries(
    old.flatMap((name) => {
      const range = manifest['dependencies']?.[name] ?? manifest['devDependencies']?.[name];
      return range ? [[name, range]] : [];
    }),
  );
}

type Manifest = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

const manifestOf = (tree: Tree) =>
  (tree.exists('/package.json') ? tree.readJson('/package.json') : {}) as unknown as Manifest;

export function closingNotes(workspace: Workspace, scope: Scope, versions: OldPackages): string[] {
  const { tree } = workspace;
  // By any file of the workspace, in whatever way: another app, a library, a script, a re-export.
  const used = workspace.paths.map((path) => workspace.text(path) ?? '').join('\n');
  const unused = Object.keys(versions).filter((name) => !used.includes(name));
  const ready =
    scope.projects.every(({ sourceRoot }) => findSetUp(tree, sourceRoot)) &&
    manifestOf(tree)['dependencies']?.['auth0-lock'];
  return [
    ...(ready
      ? []
      : ['Next: ng add ngx-auth0-lock, which adds Lock and whatever is not set up yet.']),
    ...(unused.length > 0 ? [`Not named any more: npm uninstall ${unused.join(' ')}`] : []),
  ];
}
