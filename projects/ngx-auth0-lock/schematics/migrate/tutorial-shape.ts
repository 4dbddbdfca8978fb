// Whether a file is exactly the `Auth` service of Auth0's Angular 2 tutorial.
import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';
import { decoratorNames } from '../code/decorators.ts';
import { follow } from '../code/follow.ts';
import { literalText, valueOf } from '../code/lists.ts';

export interface TutorialShape {
  readonly className: string;
  readonly clientId: string;
  readonly domain: string;
}

/**
 * A Lock made from two texts that can be known; a constructor that stores the ID token on `authenticated`; and
 * login(), logout() and authenticated() of one line each. Null for anything more, less or else.
 */
export function tutorialLock(tree: Tree, source: ts.SourceFile): TutorialShape | null {
  const [declaration, ...others] = source.statements.filter(
    (one) => !ts.isImportDeclaration(one) && !isAmbient(one),
  );
  if (!declaration || !ts.isClassDeclaration(declaration) || others.length > 0) return null;
  if (!declaration.name || declaration.heritageClauses) return null;
  if (decoratorNames(declaration).some((name) => name !== 'Injectable')) return null;
  let lock: Pick<TutorialShape, 'clientId' | 'domain'> | null = null;
  const missing = new Set(['lock', 'constructor', 'login', 'authenticated', 'logout']);
  for (const member of declaration.members) {
    // `};`, as the tutorial ends its methods.
    if (ts.isSemicolonClassElement(member)) continue;
    const name = ts.isConstructorDeclaration(member) ? 'constructor' : member.name?.getText();
    if (name === undefined || !missing.delete(name)) return null;
    if (ts.isPropertyDeclaration(member)) {
      lock = name === 'lock' ? literalLock(tree, member.initializer) : null;
      if (!lock) return null;
    } else if (!isExpected(name, member)) {
      return null;
    }
  }
  return lock && missing.size === 0 ? { ...lock, className: declaration.name.text } : null;
}

/** `declare var Auth0Lock: any;` */
const isAmbient = (statement: ts.Statement) =>
  ts.isVariableStatement(statement) &&
  (statement.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);

function literalLock(tree: Tree, node: ts.Expression | undefined) {
  if (!node || !ts.isNewExpression(node) || node.expression.getText() !== 'Auth0Lock') return null;
  const [id, tenant, options, more] = node.arguments ?? [];
  const [clientId, domain] = [id, tenant].map((one) => knownText(tree, one));
  const noOptions =
    !options || (ts.isObjectLiteralExpression(options) && options.properties.length === 0);
  return clientId && domain && noOptions && !more ? { clientId, domain } : null;
}

/** A literal, or one in an object that can be followed: `myConfig.clientID`. */
function knownText(tree: Tree, node: ts.Expression | undefined): string | null {
  if (!node || !ts.isPropertyAccessExpression(node)) return literalText(node);
  if (!ts.isIdentifier(node.expression)) return null;
  const found = follow(tree, node.expression);
  if (!found || !ts.isObjectLiteralExpression(found)) return null;
  return literalText(valueOf(found, node.name.text));
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
