// The class interceptor of @auth0/auth0-angular among the providers: gives way to bearerInterceptor.
import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';
import { findAppRoot } from '../../app/app-root.ts';
import { addBearerInterceptor, usesBearerInterceptor } from '../../app/http-client.ts';
import { addSetUp, findSetUp, library } from '../../app/lock-setup.ts';
import type { Project } from '../../app/project.ts';
import { ManualStepError } from '../../code/manual-step.ts';
import type { Edits } from '../../code/edits.ts';
import { isCallOf, localName, referencesTo } from '../../code/imports.ts';
import { removeElement } from '../../code/lists.ts';
import { findAll, sourcesBelow } from '../../code/source.ts';
import { namedValues } from '../../code/lists.ts';
import { auth0Angular } from '../symbols/package-types.ts';
import type { Report } from '../report/report.ts';

/** Rules do nothing without the interceptor. */
export function addInterceptorForRules(
  edits: Edits,
  tree: Tree,
  project: Project,
  report: Report,
): void {
  if (!hasRules(tree, project)) return;
  try {
    const root = findAppRoot(tree, project.main);
    addSetUp(edits, root, null, addBearerInterceptor(edits, tree, project.sourceRoot, root));
  } catch (error) {
    if (!(error instanceof ManualStepError)) throw error;
    report.leave(error.place, `${error.what} It needs withInterceptors([bearerInterceptor]).`);
  }
}

/** Once the rules and the interceptor are there; before that the old one still does the work. */
export function dropClassInterceptors(edits: Edits, tree: Tree, project: Project): void {
  const using = sourcesBelow(tree, project.sourceRoot, 'bearerInterceptor');
  if (!hasRules(tree, project) || !using.some(usesBearerInterceptor)) return;
  const sources = sourcesBelow(tree, project.sourceRoot, 'AuthHttpInterceptor');
  for (const source of sources) {
    const local = localName(source, auth0Angular, 'AuthHttpInterceptor');
    if (local === null) continue;
    const [only, second] = findAll(source, ts.isObjectLiteralExpression).filter((one) => {
      const { provide, useClass } = namedValues(one) ?? {};
      return (
        ts.isArrayLiteralExpression(one.parent) &&
        provide?.getText() === 'HTTP_INTERCEPTORS' &&
        useClass?.getText() === local
      );
    });
    if (!only || second || referencesTo(source, local).length > 1) continue;
    removeElement(edits, only);
    edits.dropImport(source, auth0Angular, 'AuthHttpInterceptor');
    const token = localName(source, '@angular/common/http', 'HTTP_INTERCEPTORS');
    if (token !== null && referencesTo(source, token).length === 1) {
      edits.dropImport(source, '@angular/common/http', 'HTTP_INTERCEPTORS');
    }
  }
}

const hasRules = (tree: Tree, { sourceRoot }: Project) =>
  findSetUp(tree, sourceRoot)?.arguments.some((one) => isCallOf(one, library, 'withBearer')) ??
  false;
