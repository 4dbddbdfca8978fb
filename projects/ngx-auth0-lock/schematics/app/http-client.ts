// Puts bearerInterceptor where the app sets its HttpClient up, or sets one up for it.
import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';
import { ManualStepError } from '../code/manual-step.ts';
import type { Edits } from '../code/edits.ts';
import { importedNames, isCallOf, localName, referencesTo } from '../code/imports.ts';
import { append } from '../code/lists.ts';
import { bare, findAll, placeOf, sourcesBelow } from '../code/source.ts';
import { elementsOf, type AppRoot } from './app-root.ts';
import { library } from './lock-setup.ts';

const http = '@angular/common/http';

/** @returns what is to be added to the root's providers: nothing where an HttpClient is set up. */
export function addBearerInterceptor(
  edits: Edits,
  tree: Tree,
  sourceRoot: string,
  root: AppRoot,
): string[] {
  if (sourcesBelow(tree, sourceRoot, 'bearerInterceptor').some(usesBearerInterceptor)) return [];
  const call = findProvideHttpClient(root, sourcesBelow(tree, sourceRoot, 'provideHttpClient'));
  if (call) {
    extend(edits, call);
    return [];
  }
  const source = root.config.getSourceFile();
  const provide = edits.import(source, http, 'provideHttpClient');
  const features = [withInterceptors(edits, source)];
  // HttpClientModule runs the app's class interceptors, and a second set-up replaces its client.
  if (hasHttpClientModule(root)) {
    features.push(`${edits.import(source, http, 'withInterceptorsFromDi')}()`);
  }
  return [`${provide}(${features.join(', ')})`];
}

export function usesBearerInterceptor(source: ts.SourceFile): boolean {
  const local = localName(source, library, 'bearerInterceptor');
  return local !== null && referencesTo(source, local).length > 0;
}

function withInterceptors(edits: Edits, source: ts.SourceFile, list?: string): string {
  const interceptor = edits.import(source, library, 'bearerInterceptor');
  const names = list ? `...${list}, ${interceptor}` : interceptor;
  return `${edits.import(source, http, 'withInterceptors')}([${names}])`;
}

/** The one of the root; else the only one of the app. */
function findProvideHttpClient(
  root: AppRoot,
  sources: readonly ts.SourceFile[],
): ts.CallExpression | null {
  const isCall = (node: ts.Node) => isCallOf(node, http, 'provideHttpClient');
  const [inRoot] = elementsOf(root, 'providers').filter(isCall);
  if (inRoot) return inRoot;
  const [found, second] = sources
    .filter(({ fileName }) => !fileName.endsWith('.server.ts'))
    .flatMap((source) => findAll(source, isCall));
  if (found && second) {
    throw new ManualStepError(
      placeOf(found),
      `provideHttpClient() is called here and in ${placeOf(second)}. Add bearerInterceptor from 'ngx-auth0-lock' to the withInterceptors([…]) of the one whose requests carry a token.`,
    );
  }
  return found ?? null;
}

function extend(edits: Edits, call: ts.CallExpression): void {
  const source = call.getSourceFile();
  const feature = call.arguments.find((one): one is ts.CallExpression =>
    isCallOf(one, http, 'withInterceptors'),
  );
  if (!feature) {
    append(edits, call, [withInterceptors(edits, source)]);
    return;
  }
  const [given] = feature.arguments;
  const list = given && bare(given);
  if (list && ts.isArrayLiteralExpression(list)) {
    // Last, so that interceptors which change URLs come before it.
    append(edits, list, [edits.import(source, library, 'bearerInterceptor')]);
  } else if (list && ts.isIdentifier(list)) {
    edits.replaceNode(feature, withInterceptors(edits, source, list.text));
  } else {
    throw new ManualStepError(
      placeOf(feature),
      "withInterceptors() is not given an array. Add bearerInterceptor from 'ngx-auth0-lock' to it.",
    );
  }
}

function hasHttpClientModule(root: AppRoot): boolean {
  const source = root.config.getSourceFile();
  const local = importedNames(source, http).find(({ name }) => name === 'HttpClientModule')?.local;
  return local !== undefined && referencesTo(source, local).length > 0;
}
