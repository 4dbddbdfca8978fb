// What Angular's decorators are given: `@Component({ … })`, `@NgModule({ … })`.
import ts from 'typescript';
import { localName } from './imports.ts';
import { bare } from './source.ts';

/** The object that a decorator of @angular/core is given; null without such a decorator. */
export function decoratorOf(
  declaration: ts.ClassDeclaration,
  name: 'Component' | 'NgModule',
): ts.ObjectLiteralExpression | null {
  const local = localName(declaration.getSourceFile(), '@angular/core', name);
  for (const { expression } of ts.getDecorators(declaration) ?? []) {
    if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) continue;
    const [argument] = expression.arguments;
    if (expression.expression.text !== local || !argument) continue;
    const value = bare(argument);
    if (ts.isObjectLiteralExpression(value)) return value;
  }
  return null;
}

export function decoratorNames(declaration: ts.ClassDeclaration): string[] {
  return (ts.getDecorators(declaration) ?? []).map(({ expression }) =>
    (ts.isCallExpression(expression) ? expression.expression : expression).getText(),
  );
}
