// The public API of an entry point as text that changes only when users would notice.
import { format } from 'prettier';
import ts from 'typescript';

/**
 * The text of goldens/<name>.api.md for a rolled-up .d.ts: what it exports and nothing else, sorted,
 * without comments and hidden members. A declaration that public ones use and nobody exports is no
 * part of it: TypeDoc refuses that.
 */
export async function goldenOf(name: string, types: string): Promise<string> {
  const file = ts.createSourceFile('index.d.ts', types, ts.ScriptTarget.Latest, true);
  const exported = exportedNames(file);
  const declarations = file.statements
    .map((statement) => ({ statement, name: declaredName(statement) ?? '' }))
    .filter(({ name }) => exported.includes(name))
    .map(({ statement, name }) => ({ name, text: printed(statement, file) }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.text, b.text))
    .map(({ text }) => text);
  const lists = file.statements.filter(ts.isExportDeclaration);
  const exports = lists.map((statement) => printed(statement, file)).sort(compare);
  const code = [
    ...importsFor(declarations.join('\n'), file),
    '',
    ...declarations.map((text) => `${text}\n`),
    ...exports,
  ].join('\n');
  const options = { parser: 'typescript', printWidth: 100, singleQuote: true } as const;
  return [
    `# ${name}`,
    '',
    'The public API, written by `npm run goldens`. What changes here changes for users.',
    '',
    '```ts',
    (await format(code, options)).trim(),
    '```',
    '',
  ].join('\n');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What the file itself declares and exports, by its own name for it. */
function exportedNames(file: ts.SourceFile): string[] {
  return file.statements.filter(ts.isExportDeclaration).flatMap((statement) => {
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) {
      throw new Error('A public API names what it exports: no `export *`.');
    }
    if (statement.moduleSpecifier) return [];
    return statement.exportClause.elements.map(
      ({ name, propertyName }) => (propertyName ?? name).text,
    );
  });
}

/** The name that a top-level statement declares, if it declares one. */
function declaredName(statement: ts.Statement): string | undefined {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations[0]?.name.getText();
  }
  return ts.isDeclarationStatement(statement) ? statement.name?.getText() : undefined;
}

/** The imports of names that the text uses. The bundler's order of them is its own affair. */
function importsFor(text: string, file: ts.SourceFile): string[] {
  const isUsed = ({ name }: { name: ts.Identifier }) =>
    new RegExp(`(?<![\\w$.])${name.text}(?![\\w$])`).test(text);
  return file.statements
    .filter(ts.isImportDeclaration)
    .flatMap(({ importClause, moduleSpecifier }) => {
      const bindings = importClause?.namedBindings;
      if (!bindings) return [];
      const names = ts.isNamedImports(bindings)
        ? bindings.elements.filter(isUsed).map((element) => element.getText())
        : [bindings].filter(isUsed).map((all) => all.getText());
      const list = ts.isNamedImports(bindings) ? `{ ${names.sort(compare).join(', ')} }` : names[0];
      return names.length > 0 ? [`import ${list} from ${moduleSpecifier.getText()};`] : [];
    })
    .sort(compare);
}

function printed(statement: ts.Statement, file: ts.SourceFile): string {
  const { transformed } = ts.transform(statement, [withoutHiddenMembers, withSortedNames]);
  const printer = ts.createPrinter({ removeComments: true });
  return printer.printNode(ts.EmitHint.Unspecified, transformed[0] ?? statement, file);
}

const withoutHiddenMembers: ts.TransformerFactory<ts.Statement> = (context) => (statement) =>
  ts.visitEachChild(
    statement,
    (node) =>
      (ts.isClassElement(node) || ts.isTypeElement(node)) && isHidden(node) ? undefined : node,
    context,
  );

/**
 * Whether users may not rely on a member: private, protected, or marked by its name as ours or
 * Angular's. A selector and its inputs stand in one of those, and are for users.
 */
function isHidden(member: ts.ClassElement | ts.TypeElement): boolean {
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
  if (modifiers.some(({ kind }) => hidden.includes(kind))) return true;
  return /^(#private$|ɵ(?!(cmp|dir|mod|pipe)$))/.test(member.name?.getText() ?? '');
}

/** The bundler's order of exported names is its own affair. */
const withSortedNames: ts.TransformerFactory<ts.Statement> = () => (statement) => {
  if (!ts.isExportDeclaration(statement) || !statement.exportClause) return statement;
  const clause = statement.exportClause;
  if (!ts.isNamedExports(clause)) return statement;
  const sorted = clause.elements.toSorted((a, b) => compare(a.name.getText(), b.name.getText()));
  return ts.factory.updateExportDeclaration(
    statement,
    statement.modifiers,
    statement.isTypeOnly,
    ts.factory.updateNamedExports(clause, sorted),
    statement.moduleSpecifier,
    statement.attributes,
  );
};
