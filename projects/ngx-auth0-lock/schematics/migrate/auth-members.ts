// Where a file holds an AuthService, and by which names.
import ts from 'typescript';
import { library } from '../app/lock-setup.ts';
import { isCallOf, localName } from '../code/imports.ts';
import { bare, findAll } from '../code/source.ts';
import { auth0Angular } from './auth0-angular.ts';

export interface AuthMembers {
  /** Fields of classes: `this.auth`, and `auth` in a template. */
  readonly fields: ReadonlySet<string>;
  /** Parameters and constants: `auth`. */
  readonly locals: ReadonlySet<string>;
}

/** Of the old library's AuthService, or of ours: a file may be half converted already. */
export function authMembers(source: ts.SourceFile): AuthMembers {
  const types = new Set(
    [auth0Angular, library].map((module) => localName(source, module, 'AuthService')),
  );
  const isService = (type: ts.TypeNode | undefined) =>
    !!type && ts.isTypeReferenceNode(type) && types.has(type.typeName.getText());
  const isInjected = (node: ts.Expression | undefined) => {
    const value = node && bare(node);
    if (!value || !isCallOf(value, '@angular/core', 'inject')) return false;
    return types.has(value.arguments[0]?.getText() ?? '');
  };
  const fields = new Set<string>();
  const locals = new Set<string>();
  for (const one of findAll(source, isTyped)) {
    if (!isService(one.type) && !isInjected(one.initializer)) continue;
    const name = one.name.getText();
    if (ts.isPropertyDeclaration(one)) fields.add(name);
    else locals.add(name);
    if (ts.isParameter(one) && ts.isParameterPropertyDeclaration(one, one.parent)) fields.add(name);
  }
  return { fields, locals };
}

const isTyped = (
  node: ts.Node,
): node is ts.PropertyDeclaration | ts.ParameterDeclaration | ts.VariableDeclaration =>
  ts.isPropertyDeclaration(node) || ts.isParameter(node) || ts.isVariableDeclaration(node);

/** Whether the expression is an AuthService: `this.auth`, or `auth`. */
export function isAuth({ fields, locals }: AuthMembers, node: ts.Expression): boolean {
  const value = bare(node);
  if (ts.isIdentifier(value)) return locals.has(value.text);
  return (
    ts.isPropertyAccessExpression(value) &&
    value.expression.kind === ts.SyntaxKind.ThisKeyword &&
    fields.has(value.name.text)
  );
}
