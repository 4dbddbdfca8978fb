// The public API of an entry point as text that changes only when users would notice.
import { format } from 'prettier';
import ts from 'typescript';
import { declaredName, isHidden, parseDeclarations } from './declarations.ts';

/** The text of goldens/<name>.api.md for a rolled-up .d.ts: no comments, no hidden members, sorted. */
export async function goldenOf(name: string, types: string): Promise<string> {
  const file = parseDeclarations(types);
  const statements = file.statements.map((statement) => ({
    name: declaredName(statement) ?? '',
    text: printed(statement, file),
    kind: ts.isImportDeclaration(statement)
      ? 'import'
      : ts.isExportDeclaration(statement)
        ? 'export'
        : 'declaration',
  }));
  statements.sort((a, b) => compare(a.name, b.name) || compare(a.text, b.text));
  const texts = (wanted: string) =>
    statements.filter(({ kind }) => kind === wanted).map(({ text }) => text);
  const code = [
    texts('import').join('\n'),
    ...texts('declaration'),
    texts('export').join('\n'),
  ].join('\n\n');
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

function printed(statement: ts.Statement, file: ts.SourceFile): string {
  const { transformed } = ts.transform(statement, [withoutHiddenMembers, withSortedNames]);
  const printer = ts.createPrinter({ removeComments: true });
  return printer.printNode(ts.EmitHint.Unspecified, transformed[0] ?? statement, file);
}

const withoutHiddenMembers: ts.TransformerFactory<ts.Statement> = () => (statement) => {
  if (!ts.isClassDeclaration(statement)) return statement;
  const { modifiers, name, typeParameters, heritageClauses } = statement;
  const members = statement.members.filter((member) => !isHidden(member));
  const { factory } = ts;
  return factory.updateClassDeclaration(
    statement,
    modifiers,
    name,
    typeParameters,
    heritageClauses,
    members,
  );
};

/** The bundler's order of imported and exported names is its own affair. */
const withSortedNames: ts.TransformerFactory<ts.Statement> = () => (statement) => {
  const { factory } = ts;
  if (ts.isExportDeclaration(statement) && statement.exportClause) {
    const clause = statement.exportClause;
    if (!ts.isNamedExports(clause)) return statement;
    return factory.updateExportDeclaration(
      statement,
      statement.modifiers,
      statement.isTypeOnly,
      factory.updateNamedExports(clause, clause.elements.toSorted(bySpelling)),
      statement.moduleSpecifier,
      statement.attributes,
    );
  }
  if (ts.isImportDeclaration(statement) && statement.importClause?.namedBindings) {
    const bindings = statement.importClause.namedBindings;
    if (!ts.isNamedImports(bindings)) return statement;
    const { phaseModifier, name } = statement.importClause;
    return factory.updateImportDeclaration(
      statement,
      statement.modifiers,
      factory.updateImportClause(
        statement.importClause,
        phaseModifier,
        name,
        factory.updateNamedImports(bindings, bindings.elements.toSorted(bySpelling)),
      ),
      statement.moduleSpecifier,
      statement.attributes,
    );
  }
  return statement;
};

const bySpelling = (a: { name: ts.Node }, b: { name: ts.Node }) =>
  compare(a.name.getText(), b.name.getText());
