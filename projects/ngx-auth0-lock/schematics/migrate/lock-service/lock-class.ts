// A class that makes a Lock: where it is kept, what it is made with, and who else talks to it.
import ts from 'typescript';
import { bare, findAll } from '../../code/source.ts';
import { usesIn } from '../symbols/origin.ts';
import { auth0Lock } from '../symbols/package-types.ts';
import type { Workspace } from '../symbols/workspace.ts';

export interface LockClass {
  readonly source: ts.SourceFile;
  readonly declaration: ts.ClassDeclaration;
  readonly made: ts.NewExpression;
  /** The field that holds it. */
  readonly field: string;
  readonly fieldNode: ts.PropertyDeclaration | null;
  /** `this.lock = new Auth0Lock(…)`, where it is made in the constructor. */
  readonly assignment: ts.ExpressionStatement | null;
}

/** Every `new Auth0Lock(…)` of a file: the widget's own class, or the script tag's global one. */
export function locksIn(workspace: Workspace, source: ts.SourceFile): ts.NewExpression[] {
  if (!/Auth0Lock/.test(source.text)) return [];
  const known = new Set(
    usesIn(workspace, source)
      .filter(({ module }) => module === auth0Lock)
      .map(({ node }) => node as ts.Node),
  );
  return findAll(source, ts.isNewExpression).filter(
    ({ expression }) =>
      known.has(expression) ||
      (ts.isPropertyAccessExpression(expression) && known.has(expression.name)) ||
      /^(?:window\.)?Auth0Lock(?:Passwordless)?$/.test(expression.getText()),
  );
}

/** @returns a sentence where the Lock is not kept in a field of a class. */
export function lockClassOf(made: ts.NewExpression): LockClass | string {
  const source = made.getSourceFile();
  let { parent }: ts.Node = made;
  while (ts.isAsExpression(parent) || ts.isParenthesizedExpression(parent)) parent = parent.parent;
  if (ts.isPropertyDeclaration(parent) && ts.isClassDeclaration(parent.parent)) {
    return {
      source,
      declaration: parent.parent,
      made,
      field: parent.name.getText(),
      fieldNode: parent,
      assignment: null,
    };
  }
  const target = ts.isBinaryExpression(parent) ? bare(parent.left) : null;
  const statement = parent.parent;
  if (
    target &&
    ts.isPropertyAccessExpression(target) &&
    target.expression.kind === ts.SyntaxKind.ThisKeyword &&
    ts.isExpressionStatement(statement) &&
    ts.isConstructorDeclaration(statement.parent.parent) &&
    ts.isClassDeclaration(statement.parent.parent.parent)
  ) {
    const declaration = statement.parent.parent.parent;
    const field = target.name.text;
    const fieldNode = declaration.members.find((one) => one.name?.getText() === field);
    return {
      source,
      declaration,
      made,
      field,
      fieldNode: fieldNode && ts.isPropertyDeclaration(fieldNode) ? fieldNode : null,
      assignment: statement,
    };
  }
  return 'it is not kept in a field of a class.';
}
