// Reads a rolled-up .d.ts of the library: which names it exports, and where each is declared.
import ts from 'typescript';

export interface PublicName {
  /** As importers write it. */
  readonly name: string;
  /** All declarations of it in this file; none for a name that another entry point declares. */
  readonly declarations: readonly ts.Statement[];
}

export function parseDeclarations(text: string): ts.SourceFile {
  return ts.createSourceFile('index.d.ts', text, ts.ScriptTarget.Latest, true);
}

/** The names of the `export { … }` lists, aliases resolved. */
export function publicNames(file: ts.SourceFile): PublicName[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return [];
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) {
      throw new Error('A public API names what it exports: no `export *`.');
    }
    const local = !statement.moduleSpecifier;
    return statement.exportClause.elements.map(({ name, propertyName }) => ({
      name: name.text,
      declarations: local ? declarationsOf(file, (propertyName ?? name).text) : [],
    }));
  });
}

function declarationsOf(file: ts.SourceFile, name: string): ts.Statement[] {
  return file.statements.filter((statement) => declaredName(statement) === name);
}

/** The name that a top-level statement declares, if it declares one. */
export function declaredName(statement: ts.Statement): string | undefined {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations[0]?.name.getText();
  }
  const named =
    ts.isClassDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return named ? statement.name?.text : undefined;
}

/** Whether users may not rely on a member: private, protected, or made by the compiler for itself. */
export function isHidden(member: ts.ClassElement | ts.TypeElement): boolean {
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
  if (modifiers.some(({ kind }) => hidden.includes(kind))) return true;
  const name = member.name?.getText() ?? '';
  return /^(#private|ɵ(fac|prov|inj))$/.test(name);
}
