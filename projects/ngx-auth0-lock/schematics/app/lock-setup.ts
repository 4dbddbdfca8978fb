// Puts provideAuth0Lock(), or AuthModule.forRoot(), into the root of an app.
import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';
import type { Edits } from '../code/edits.ts';
import { isCallOf, isStaticCallOf } from '../code/imports.ts';
import { append, appendToProperty } from '../code/lists.ts';
import { findAll, sourcesBelow } from '../code/source.ts';
import type { AppRoot } from './app-root.ts';

export const library = 'ngx-auth0-lock';

/** The call that sets the library up, wherever in the project it is. */
export function findSetUp(tree: Tree, sourceRoot: string): ts.CallExpression | null {
  for (const source of sourcesBelow(tree, sourceRoot, library)) {
    const call = findAll(source, ts.isCallExpression).find(isSetUp);
    if (call) return call;
  }
  return null;
}

export const isSetUp = (node: ts.Node): node is ts.CallExpression =>
  isCallOf(node, library, 'provideAuth0Lock') ||
  isStaticCallOf(node, library, ['AuthModule', 'forRoot']);

/** A string in single quotes, as code. */
export const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;

/**
 * What is added to the providers of the root, all of them in one place. A standalone app gets
 * provideAuth0Lock() there; one of NgModules gets AuthModule.forRoot(), so that its templates know
 * `<auth-button>` and `*ifAuthenticated`.
 */
export function addSetUp(
  edits: Edits,
  root: AppRoot,
  config: string | null,
  providers: readonly string[],
): void {
  const source = root.config.getSourceFile();
  if (root.kind === 'module') {
    if (config !== null) {
      const module = edits.import(source, library, 'AuthModule');
      appendToProperty(edits, root.config, 'imports', [`${module}.forRoot(${config})`]);
    }
    appendToProperty(edits, root.config, 'providers', providers);
    return;
  }
  const all = [...providers];
  if (config !== null) {
    all.push(`${edits.import(source, library, 'provideAuth0Lock')}(${config})`);
  }
  if (all.length === 0) return;
  if (ts.isCallExpression(root.config)) {
    append(edits, root.config, [`{\n  providers: [\n    ${all.join(',\n    ')},\n  ],\n}`]);
  } else {
    appendToProperty(edits, root.config, 'providers', all);
  }
}

/** What to write by hand where the root of the app is not known. */
export const setUpByHand = (config: string) =>
  [
    'Add to the providers of your app:',
    '',
    '    provideHttpClient(withInterceptors([bearerInterceptor])),',
    `    provideAuth0Lock(${config}),`,
    '',
    "  with provideHttpClient and withInterceptors from '@angular/common/http', and",
    "  bearerInterceptor and provideAuth0Lock from 'ngx-auth0-lock'. Then run this again: it does the rest.",
  ].join('\n');
