// From a name in one file to what it stands for, in this file or in one that it is imported from.
import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';
import { importsOf, moduleOf, namedBindings } from './imports.ts';
import { resolveModule } from './module-paths.ts';
import { bare, readSource } from './source.ts';

/** The class or the constant's value that a name stands for; null where that cannot be seen. */
export function follow(
  tree: Tree,
  name: ts.Identifier,
): ts.ClassDeclaration | ts.Expression | null {
  return lookUp(tree, name.getSourceFile(), name.text, 0);
}

function lookUp(
  tree: Tree,
  source: ts.SourceFile,
  name: string,
  depth: number,
): ts.ClassDeclaration | ts.Expression | null {
  // Files that import one another in a circle end here.
  if (depth > 5) return null;
  for (const statement of source.statements) {
    if (ts.isClassDeclaration(statement) && isNamed(statement, name)) return statement;
    if (ts.isVariableStatement(statement)) {
      const found = statement.declarationList.declarations.find(
        (one) => ts.isIdentifier(one.name) && one.name.text === name,
      );
      if (found) return found.initializer ? bare(found.initializer) : null;
    }
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier) {
      const found = throughExport(tree, statement, name, depth);
      if (found) return found;
    }
  }
  for (const declaration of importsOf(source)) {
    const bindings = namedBindings(declaration)?.elements ?? [];
    const specifier = bindings.find((one) => one.name.text === name);
    const isDefault = declaration.importClause?.name?.text === name;
    const path = resolveModule(tree, source.fileName, moduleOf(declaration));
    if ((!specifier && !isDefault) || !path) continue;
    const original = specifier ? (specifier.propertyName ?? specifier.name).text : 'default';
    return lookUp(tree, readSource(tree, path), original, depth + 1);
  }
  return null;
}

function isNamed(declaration: ts.ClassDeclaration, name: string): boolean {
  if (name !== 'default') return declaration.name?.text === name;
  return (ts.getModifiers(declaration) ?? []).some(
    ({ kind }) => kind === ts.SyntaxKind.DefaultKeyword,
  );
}

/** `export * from './app'`, `export { App } from './app'`. */
function throughExport(
  tree: Tree,
  statement: ts.ExportDeclaration,
  name: string,
  depth: number,
): ts.ClassDeclaration | ts.Expression | null {
  const module = (statement.moduleSpecifier as ts.StringLiteral).text;
  const path = resolveModule(tree, statement.getSourceFile().fileName, module);
  if (!path) return null;
  if (!statement.exportClause) return lookUp(tree, readSource(tree, path), name, depth + 1);
  if (!ts.isNamedExports(statement.exportClause)) return null;
  const found = statement.exportClause.elements.find((one) => one.name.text === name);
  if (!found) return null;
  const original = (found.propertyName ?? found.name).text;
  return lookUp(tree, readSource(tree, path), original, depth + 1);
}
