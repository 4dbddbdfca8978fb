// Puts `<auth-button />` into the page of the app's root component, and what its spec then needs.
import type { Tree } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import ts from 'typescript';
import type { AppRoot } from '../app/app-root.ts';
import { library } from '../app/lock-setup.ts';
import { ManualStepError } from '../code/manual-step.ts';
import { decoratorOf } from '../code/decorators.ts';
import type { Edits } from '../code/edits.ts';
import { follow } from '../code/follow.ts';
import { importedNames, localName } from '../code/imports.ts';
import { appendToProperty, literalText, valueOf } from '../code/lists.ts';
import { findAll, placeOf, readSource } from '../code/source.ts';

const tag = '<auth-button />';

/** @throws ManualStepError where the root component or its template cannot be found. */
export function addAuthButton(edits: Edits, tree: Tree, root: AppRoot): void {
  const component = findComponent(tree, root);
  const added = addToTemplate(edits, tree, component);
  // A module that sets the library up exports the button to the templates of its components.
  const modular =
    root.kind === 'module' && valueOf(component, 'standalone')?.kind === ts.SyntaxKind.FalseKeyword;
  makeKnown(edits, modular ? root : null, component);
  if (added) addToSpec(edits, tree, component.getSourceFile().fileName, modular);
}

function findComponent(tree: Tree, root: AppRoot): ts.ObjectLiteralExpression {
  const { component } = root;
  const found = component && ts.isIdentifier(component) ? follow(tree, component) : null;
  const metadata = found && ts.isClassDeclaration(found) ? decoratorOf(found, 'Component') : null;
  if (metadata) return metadata;
  throw new ManualStepError(
    placeOf(component ?? root.config),
    `The root component cannot be followed from here. Put ${tag} into its template by hand, and AuthButton from '${library}' into its imports; then run this again without --button.`,
  );
}

/** Whether there was anything to add. */
function addToTemplate(edits: Edits, tree: Tree, component: ts.ObjectLiteralExpression): boolean {
  const { fileName } = component.getSourceFile();
  const url = literalText(valueOf(component, 'templateUrl'));
  if (url !== null) {
    const path = posix.join(posix.dirname(fileName), url);
    if (tree.exists(path)) {
      if (tree.readText(path).includes('<auth-button')) return false;
      edits.insert(path, 0, `${tag}\n`);
      return true;
    }
  }
  const template = valueOf(component, 'template');
  if (template && (ts.isStringLiteralLike(template) || ts.isTemplateExpression(template))) {
    if (template.getText().includes('<auth-button')) return false;
    const { text } = template.getSourceFile();
    const start = template.getStart() + 1;
    // A template in backticks mostly starts on its own line.
    const indent = /^\r?\n[ \t]*/.exec(text.slice(start))?.[0] ?? '';
    edits.insert(fileName, start, `${indent}${tag}`);
    return true;
  }
  throw new ManualStepError(
    placeOf(component),
    `The template of the root component was not found. Put ${tag} into it by hand, and AuthButton from '${library}' into the component's imports; then run this again without --button.`,
  );
}

function makeKnown(
  edits: Edits,
  root: AppRoot | null,
  component: ts.ObjectLiteralExpression,
): void {
  const place = root ? (root.config as ts.ObjectLiteralExpression) : component;
  const source = place.getSourceFile();
  if (edits.imported(source, library, 'AuthButton')) return;
  if (root && edits.imported(source, library, 'AuthModule')) return;
  appendToProperty(edits, place, 'imports', [edits.import(source, library, 'AuthButton')]);
}

/** The root component now needs a session in its own unit test too. */
function addToSpec(edits: Edits, tree: Tree, componentPath: string, modular: boolean): void {
  const path = componentPath.replace(/\.ts$/, '.spec.ts');
  if (!tree.exists(path)) return;
  const source = readSource(tree, path);
  if (importedNames(source, `${library}/testing`).length > 0) return;
  const testBed = localName(source, '@angular/core/testing', 'TestBed');
  for (const call of findAll(source, ts.isCallExpression)) {
    const { expression } = call;
    const [given] = call.arguments;
    if (!ts.isPropertyAccessExpression(expression) || !given) continue;
    if (expression.name.text !== 'configureTestingModule') continue;
    if (expression.expression.getText() !== testBed || !ts.isObjectLiteralExpression(given))
      continue;
    if (modular) {
      appendToProperty(edits, given, 'imports', [edits.import(source, library, 'AuthButton')]);
    }
    const provide = edits.import(source, `${library}/testing`, 'provideAuthTesting');
    appendToProperty(edits, given, 'providers', [`${provide}()`]);
  }
}
