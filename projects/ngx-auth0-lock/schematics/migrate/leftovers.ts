// What no conversion looks at, but a person must: pages, specs, the stored profile, packages.
import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';
import { findSetUp } from '../app/lock-setup.ts';
import type { Project } from '../app/project.ts';
import { importsOf, moduleOf } from '../code/imports.ts';
import { literalText } from '../code/lists.ts';
import { findAll, shown, sourcesBelow } from '../code/source.ts';
import type { Report } from './report.ts';

const old = ['angular2-jwt', '@auth0/auth0-angular', '@auth0/angular-jwt'] as const;
type OldPackage = (typeof old)[number];

/** The app's ranges for the packages that it migrates from. */
export function oldPackages(tree: Tree): Partial<Record<OldPackage, string>> {
  const manifest = tree.readJson('/package.json') as Record<string, Record<string, string>>;
  return Object.fromEntries(
    old.flatMap((name) => {
      const range = manifest['dependencies']?.[name] ?? manifest['devDependencies']?.[name];
      return range ? [[name, range]] : [];
    }),
  );
}

export function reportLeftovers(tree: Tree, project: Project, report: Report): void {
  for (const source of sourcesBelow(tree, project.sourceRoot, true)) {
    if (/\.(?:spec|test)\.ts$/.test(source.fileName)) {
      for (const declaration of importsOf(source)) {
        const module = moduleOf(declaration);
        if (module !== 'angular2-jwt' && module !== '@auth0/auth0-angular') continue;
        report.leave(
          declaration,
          'This spec fakes the old library: provideAuthTesting() from ngx-auth0-lock/testing signs people in.',
        );
      }
    }
    for (const call of findAll(source, ts.isCallExpression)) {
      const reads = /^(?:window\.)?localStorage\.(?:get|set|remove)Item$/;
      if (reads.test(call.expression.getText()) && literalText(call.arguments[0]) === 'profile') {
        report.leave(call, "The stored 'profile': auth.user() has the claims of who is signed in.");
      }
    }
  }
  if (project.index) reportScripts(project.index, tree.readText(project.index), report);
}

/** Lock from Auth0's CDN, which the library loads by itself. */
function reportScripts(path: string, html: string, report: Report): void {
  html.split('\n').forEach((line, index) => {
    if (/<script[^>]+cdn\.auth0\.com\/js\/lock/i.test(line)) {
      report.leave(
        `${shown(path)}:${index + 1}`,
        'Lock from the CDN: ngx-auth0-lock loads its own, so remove this script.',
      );
    }
  });
}

/** What is to be done when the code is done. */
export function closingNotes(
  tree: Tree,
  project: Project,
  versions: Partial<Record<OldPackage, string>>,
): string[] {
  const sources = sourcesBelow(tree, project.sourceRoot, true);
  const used = new Set(sources.flatMap((source) => importsOf(source).map(moduleOf)));
  const unused = Object.keys(versions).filter((name) => !used.has(name));
  const { dependencies } = tree.readJson('/package.json') as {
    dependencies?: Record<string, string>;
  };
  const ready = findSetUp(tree, project.sourceRoot) && dependencies?.['auth0-lock'];
  return [
    ...(ready
      ? []
      : ['Next: ng add ngx-auth0-lock, which adds Lock and whatever is not set up yet.']),
    ...(unused.length > 0 ? [`Not imported any more: npm uninstall ${unused.join(' ')}`] : []),
  ];
}
