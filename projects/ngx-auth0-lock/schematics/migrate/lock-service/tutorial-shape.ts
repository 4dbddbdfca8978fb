// Whether a file is exactly the `Auth` service of Auth0's Angular 2 tutorial.
import ts from 'typescript';
import { decoratorNames } from '../../code/decorators.ts';
import { importsOf } from '../../code/imports.ts';
import { literalText } from '../../code/lists.ts';

/**
 * A Lock without options; a constructor that stores the ID token on `authenticated`; and login(), logout() and
 * authenticated() of one line each, of which nothing is decorated. False for anything more, less or else.
 */
export function isTutorialService(
  source: ts.SourceFile,
  declaration: ts.ClassDeclaration,
): boolean {
  const others = source.statements.filter((one) => !ts.isImportDeclaration(one) && !isAmbient(one));
  if (others.length !== 1 || others[0] !== declaration) return false;
  if (!declaration.name || declaration.heritageClauses) return false;
  // An import for its effect, or a reference, would be lost with the file.
  const effects = importsOf(source).some((one) => !one.importClause);
  if (effects || source.typeReferenceDirectives.length + source.referencedFiles.length > 0)
    return false;
  if (decoratorNames(declaration).some((name) => name !== 'Injectable')) return false;
  const missing = new Set(['lock', 'constructor', 'login', 'authenticated', 'logout']);
  for (const member of declaration.members) {
    // `};`, as the tutorial ends its methods.
    if (ts.isSemicolonClassElement(member)) continue;
    const name = ts.isConstructorDeclaration(member) ? 'constructor' : member.name?.getText();
    if (name === undefined || !missing.delete(name)) return false;
    if (ts.canHaveDecorators(member) && ts.getDecorators(member)?.length) return false;
    if (ts.isPropertyDeclaration(member)) {
      if (name !== 'lock' || !isPlainLock(member.initializer)) return false;
    } else if (!isExpected(name, member)) {
      return false;
    }
  }
  return missing.size === 0;
}

/** `declare var Auth0Lock: any;` */
const isAmbient = (statement: ts.Statement) =>
  ts.isVariableStatement(statement) &&
  (statement.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);

function isPlainLock(node: ts.Expression | undefined): boolean {
  if (!node || !ts.isNewExpression(node) || node.expression.getText() !== 'Auth0Lock') return false;
  const [id, tenant, options, more] = node.arguments ?? [];
  if (!id || !tenant || more) return false;
  return !options || (ts.isObjectLiteralExpression(options) && options.properties.length === 0);
}

const bodies: Readonly<Record<string, readonly string[]>> = {
  login: ['this.lock.show()'],
  authenticated: ['return tokenNotExpired()', "return tokenNotExpired('id_token')"],
  logout: ["localStorage.removeItem('id_token')"],
};

function isExpected(name: string, member: ts.ClassElement): boolean {
  if (!ts.isMethodDeclaration(member) && !ts.isConstructorDeclaration(member)) return false;
  const [statement, more] = member.body?.statements ?? [];
  if (!statement || more || member.parameters.length > 0) return false;
  return name === 'constructor'
    ? storesTheIdToken(statement)
    : (bodies[name]?.includes(essence(statement)) ?? false);
}

/** `this.lock.on('authenticated', (r) => { localStorage.setItem('id_token', r.idToken); })` */
function storesTheIdToken(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression))
    return false;
  const { expression, arguments: given } = statement.expression;
  const [event, listener, more] = given;
  if (essence(expression) !== 'this.lock.on' || literalText(event) !== 'authenticated')
    return false;
  if (!listener || more) return false;
  if (!ts.isArrowFunction(listener) && !ts.isFunctionExpression(listener)) return false;
  const [result, second] = listener.parameters;
  if (!result || second) return false;
  const stored = `localStorage.setItem('id_token',${result.name.getText()}.idToken)`;
  if (!ts.isBlock(listener.body)) return essence(listener.body) === stored;
  const [only, another] = listener.body.statements;
  return only !== undefined && !another && essence(only) === stored;
}

/** Its text without comments, white space and semicolons, in single quotes. */
function essence(node: ts.Node): string {
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    true,
    ts.LanguageVariant.Standard,
    node.getText(),
  );
  let text = '';
  let kind = scanner.scan();
  while (kind !== ts.SyntaxKind.EndOfFileToken) {
    if (kind === ts.SyntaxKind.StringLiteral) text += `'${scanner.getTokenValue()}'`;
    else if (kind === ts.SyntaxKind.ReturnKeyword) text += 'return ';
    else if (kind !== ts.SyntaxKind.SemicolonToken) text += scanner.getTokenText();
    kind = scanner.scan();
  }
  return text;
}
