// What a file imports from a package: found by name, whatever it is called in the file.
import ts from 'typescript';

export interface ImportedName {
  readonly declaration: ts.ImportDeclaration;
  readonly specifier: ts.ImportSpecifier;
  readonly module: string;
  /** Its name in the package. */
  readonly name: string;
  /** Its name in this file. */
  readonly local: string;
}

export function importsOf(source: ts.SourceFile): ts.ImportDeclaration[] {
  return source.statements.filter(ts.isImportDeclaration);
}

export const moduleOf = (declaration: ts.ImportDeclaration) =>
  (declaration.moduleSpecifier as ts.StringLiteral).text;

/** `{ a, b as c }` of an import; null for every other form. */
export function namedBindings(declaration: ts.ImportDeclaration): ts.NamedImports | null {
  const bindings = declaration.importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings : null;
}

/** All names that a file imports, from one package or from any. */
export function importedNames(source: ts.SourceFile, module?: string): ImportedName[] {
  return importsOf(source)
    .filter((declaration) => module === undefined || moduleOf(declaration) === module)
    .flatMap((declaration) =>
      (namedBindings(declaration)?.elements ?? []).map((specifier) => ({
        declaration,
        specifier,
        module: moduleOf(declaration),
        name: (specifier.propertyName ?? specifier.name).text,
        local: specifier.name.text,
      })),
    );
}

/** What a package's name is called in this file, or null where it is not imported. */
export function localName(source: ts.SourceFile, module: string, name: string): string | null {
  return importedNames(source, module).find((found) => found.name === name)?.local ?? null;
}

/** Whether this is a call of `name` from `module`, such as `provideRouter(…)`. */
export function isCallOf(node: ts.Node, module: string, name: string): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
  return node.expression.text === localName(node.getSourceFile(), module, name);
}

/** Whether this is a call of a static method, such as `AuthModule.forRoot(…)`. */
export function isStaticCallOf(
  node: ts.Node,
  module: string,
  [className, method]: readonly [string, string],
): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { expression, name } = node.expression;
  if (name.text !== method || !ts.isIdentifier(expression)) return false;
  return expression.text === localName(node.getSourceFile(), module, className);
}

/** Whether the identifier stands for a value or type, rather than being a member's or property's name. */
export function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent)) return false;
  if (ts.isClassElement(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) {
    return (parent as { initializer?: ts.Node }).initializer === node;
  }
  return true;
}

/** Where a name of this file is used, its import left out. */
export function referencesTo(source: ts.SourceFile, local: string): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === local && isReference(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
