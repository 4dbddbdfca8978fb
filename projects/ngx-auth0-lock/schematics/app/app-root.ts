// Where an app is put together: the configuration of a standalone app, or its root NgModule.
import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';
import { ManualStepError } from '../code/manual-step.ts';
import { decoratorOf } from '../code/decorators.ts';
import { follow } from '../code/follow.ts';
import { isCallOf } from '../code/imports.ts';
import { arrayOf, valueOf } from '../code/lists.ts';
import { bare, findAll, placeOf, readSource, shown } from '../code/source.ts';

export interface StandaloneRoot {
  readonly kind: 'standalone';
  /** The object with the providers; the call where the app has none yet. */
  readonly config: ts.ObjectLiteralExpression | ts.CallExpression;
  readonly component: ts.Expression | undefined;
}

export interface ModuleRoot {
  readonly kind: 'module';
  /** What `@NgModule(…)` is given. */
  readonly config: ts.ObjectLiteralExpression;
  readonly component: ts.Expression | undefined;
}

export type AppRoot = StandaloneRoot | ModuleRoot;

/** @throws ManualStepError where the main file starts the app in a way that cannot be followed. */
export function findAppRoot(tree: Tree, main: string): AppRoot {
  const source = readSource(tree, main);
  const calls = findAll(source, ts.isCallExpression);
  const standalone = calls.filter((call) =>
    isCallOf(call, '@angular/platform-browser', 'bootstrapApplication'),
  );
  const modular = calls.filter(
    ({ expression }) =>
      ts.isPropertyAccessExpression(expression) && expression.name.text === 'bootstrapModule',
  );
  const [call, second] = [...standalone, ...modular];
  if (!call || second) {
    throw new ManualStepError(
      shown(main),
      `It does not start one app with bootstrapApplication() or bootstrapModule()${second ? ', but several' : ''}.`,
    );
  }
  return standalone.length > 0 ? standaloneRoot(tree, call) : moduleRoot(tree, call);
}

function standaloneRoot(tree: Tree, call: ts.CallExpression): StandaloneRoot {
  const [component, config] = call.arguments;
  if (!component || !config) return { kind: 'standalone', config: call, component };
  const object = configObject(tree, config);
  if (!object) {
    throw new ManualStepError(
      placeOf(config),
      'The configuration of the app is not an object that can be followed from here.',
    );
  }
  return { kind: 'standalone', config: object, component };
}

function configObject(tree: Tree, node: ts.Expression): ts.ObjectLiteralExpression | null {
  const value = bare(node);
  if (ts.isObjectLiteralExpression(value)) return value;
  if (ts.isIdentifier(value)) {
    const found = follow(tree, value);
    return found && !ts.isClassDeclaration(found) ? configObject(tree, found) : null;
  }
  if (isCallOf(value, '@angular/core', 'mergeApplicationConfig')) {
    for (const part of value.arguments) {
      const found = configObject(tree, part);
      if (found) return found;
    }
  }
  return null;
}

function moduleRoot(tree: Tree, call: ts.CallExpression): ModuleRoot {
  const [module] = call.arguments;
  const found = module && ts.isIdentifier(module) ? follow(tree, module) : null;
  const config = found && ts.isClassDeclaration(found) ? decoratorOf(found, 'NgModule') : null;
  if (!config) {
    throw new ManualStepError(placeOf(call), 'The root NgModule cannot be followed from here.');
  }
  const bootstrap = valueOf(config, 'bootstrap');
  const component =
    bootstrap && ts.isArrayLiteralExpression(bootstrap) ? bootstrap.elements[0] : undefined;
  return { kind: 'module', config, component };
}

/** The elements of `imports` or `providers`; none where the property is missing. */
export function elementsOf(root: AppRoot, name: 'imports' | 'providers'): readonly ts.Expression[] {
  if (ts.isCallExpression(root.config)) return [];
  return arrayOf(root.config, name)?.elements ?? [];
}
