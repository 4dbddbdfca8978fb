// Code of a class around Lock, statement by statement, as code on AuthService. What is not known stops it.
import ts from 'typescript';
import { literalText } from '../../code/lists.ts';
import { bare } from '../../code/source.ts';
import { applyEdits, type TextEdit } from '../../code/text-edit.ts';
import { NotCarried } from './lock-config.ts';
import { isStoredProfile, storageCall, type StorageKeys } from '../symbols/stored-values.ts';

export interface ServiceNames {
  /** The field that holds the Lock. */
  readonly lock: string;
  /** How AuthService is reached: `this.session`. */
  readonly session: string;
  /** The field that holds the profile, where it becomes a getter. */
  readonly profile: string | null;
  /** Keys in web storage → what the class keeps under them. */
  readonly keys: StorageKeys;
  /** What the listener is called with; the profile that it asks for. */
  readonly result?: string;
  readonly user?: string;
}

/** A statement, or the expression that an arrow function consists of. */
export type Step = ts.Statement | ts.Expression;

/** What a step evaluates; null for declarations, branches and loops. */
export function expressionOf(step: ts.Node): ts.Expression | null {
  if (ts.isExpressionStatement(step)) return bare(step.expression);
  return ts.isExpression(step) ? bare(step) : null;
}

/** Whether a step has nothing left to do. */
export function isObsolete(statement: Step, names: ServiceNames): boolean {
  if (ts.isVariableStatement(statement)) {
    const { declarations } = statement.declarationList;
    return declarations.every(
      ({ initializer }) =>
        initializer !== undefined &&
        (/\bexpiresIn\b/.test(initializer.getText()) ||
          (names.user !== undefined && initializer.getText() === `JSON.stringify(${names.user})`)),
    );
  }
  if (ts.isIfStatement(statement) && !statement.elseStatement) {
    // What only asked whether there is an answer, or handled an error that is reported now.
    const inner = ts.isBlock(statement.thenStatement)
      ? statement.thenStatement.statements
      : [statement.thenStatement];
    return inner.length > 0 && [...inner].every((one) => isObsolete(one, names));
  }
  const expression = expressionOf(statement);
  if (!expression) return false;
  const stored = storageCall(expression, names.keys);
  if (stored && stored.method !== 'getItem') return true;
  if (isLockCall(expression, names, 'hide')) return true;
  if (ts.isCallExpression(expression) && names.result !== undefined) {
    const logs = /^console\.\w+$/.test(expression.expression.getText());
    if (logs && new RegExp(`\\b${names.result}\\b`).test(expression.getText())) return true;
  }
  return names.profile !== null && isProfileWrite(expression, names.profile);
}

/** `this.userProfile = …`, of a field that is read from the session now. */
function isProfileWrite(node: ts.Expression, profile: string): boolean {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) {
    return false;
  }
  return bare(node.left).getText() === `this.${profile}`;
}

/** Whether it takes the ID token out of storage: the way these services signed out. */
export function endsSession(step: Step, { keys }: ServiceNames): boolean {
  const expression = expressionOf(step);
  const call = expression && storageCall(expression, keys);
  return call?.method === 'removeItem' && call.kept === 'id';
}

/** `const expiresAt = JSON.parse(localStorage.getItem('expires_at')); return new Date().getTime() < expiresAt;` */
export function asksWhetherItLasts({ statements }: ts.Block): boolean {
  const last = statements.at(-1);
  const [first] = statements;
  if (!first || !last || statements.length > 2 || !ts.isReturnStatement(last)) return false;
  const given = last.expression && bare(last.expression);
  if (!given || !ts.isBinaryExpression(given)) return false;
  const isNow = /^(?:new Date\(\)\.getTime\(\)|Date\.now\(\))$/;
  const isLess =
    given.operatorToken.kind === ts.SyntaxKind.LessThanToken && isNow.test(given.left.getText());
  const isMore =
    given.operatorToken.kind === ts.SyntaxKind.GreaterThanToken &&
    isNow.test(given.right.getText());
  if (!isLess && !isMore) return false;
  const end = bare(isLess ? given.right : given.left);
  if (first === last) return readsExpiry(end);
  const [only, more] = ts.isVariableStatement(first) ? first.declarationList.declarations : [];
  return (
    !!only?.initializer &&
    !more &&
    only.name.getText() === end.getText() &&
    readsExpiry(only.initializer)
  );
}

/** The stored end of the session, made a number in one way or another. */
function readsExpiry(node: ts.Expression): boolean {
  const found =
    /^(?:\+|JSON\.parse|Number|parseInt)?\s*\(?\s*(?:window\.)?(?:local|session)Storage\.getItem\(\s*['"]expires_?[aA]t['"]\s*\)/;
  return found.test(node.getText());
}

export function isLockCall(
  node: ts.Node,
  { lock }: ServiceNames,
  method: string,
): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.getText() === `this.${lock}.${method}`;
}

/** The text of a piece of code with everything in it converted. */
export function converted(node: ts.Node, names: ServiceNames): string {
  const offset = node.getStart();
  const edits = conversions(node, names).map(({ start, end, text }) => ({
    start: start - offset,
    end: end - offset,
    text,
  }));
  return applyEdits(node.getText(), edits);
}

/**
 * The edits that convert a piece of code.
 *
 * @throws NotCarried at what has no counterpart.
 */
export function conversions(root: ts.Node, names: ServiceNames): TextEdit[] {
  const edits: TextEdit[] = [];
  const replace = (node: ts.Node, text: string) => {
    edits.push({ start: node.getStart(), end: node.getEnd(), text });
  };
  const visit = (node: ts.Node): void => {
    const text = conversionOf(node, names);
    if (text !== null) return replace(node, text);
    if (ts.isPropertyAccessExpression(node) && node.getText() === `this.${names.lock}`) {
      throw new NotCarried(node, `${node.parent.getText().slice(0, 60)} talks to Lock itself.`);
    }
    if (ts.isIdentifier(node) && node.text === names.result && isOwnName(node)) {
      throw new NotCarried(node, `${node.parent.getText().slice(0, 60)} uses Lock's answer.`);
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return edits;
}

const isOwnName = ({ parent }: ts.Identifier) => !ts.isParameter(parent);

function conversionOf(node: ts.Node, names: ServiceNames): string | null {
  const { session } = names;
  if (isStoredProfile(node, names.keys)) return `${session}.user()`;
  const stored = storageCall(node, names.keys);
  if (stored?.method === 'getItem') {
    if (stored.kept === 'id') return `${session}.idToken()`;
    if (stored.kept === 'access') return `${session}.accessToken()`;
    if (stored.kept === 'profile') return `JSON.stringify(${session}.user())`;
    return `String(${session}.expiresAt()?.getTime() ?? 0)`;
  }
  if (isTokenCheck(node, names)) return `${session}.authenticated()`;
  if (isLockCall(node, names, 'show')) return showCall(node, names);
  if (isLockCall(node, names, 'logout')) return logoutCall(node, names);
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === names.result) {
    if (node.name.text === 'idToken') return `${session}.idToken()`;
    if (node.name.text === 'accessToken') return `${session}.accessToken()`;
    if (node.name.text === 'idTokenPayload') return `${session}.user()`;
  }
  return null;
}

/** `tokenNotExpired()`, with the usual key or none. */
function isTokenCheck(node: ts.Node, { keys }: ServiceNames): boolean {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'tokenNotExpired') return false;
  const [key, token] = node.arguments;
  if (token) {
    const read = storageCall(bare(token), keys);
    return read?.kept === 'id';
  }
  return !key || key.getText() === 'null' || keys[literalText(key) ?? ''] === 'id';
}

function showCall(call: ts.CallExpression, names: ServiceNames): string {
  const { session } = names;
  const [options, more] = call.arguments;
  if (!options) return `${session}.login()`;
  if (more || !ts.isObjectLiteralExpression(bare(options))) {
    throw new NotCarried(call, 'show() is given what is no object of options.');
  }
  if (/\b(?:state|nonce|redirectUrl|callbackURL)\b/.test(options.getText())) {
    throw new NotCarried(call, 'show() is given a fixed state, nonce or address.');
  }
  return `${session}.login({ lock: ${options.getText()} })`;
}

function logoutCall(call: ts.CallExpression, { session }: ServiceNames): string {
  const [options] = call.arguments;
  const given = options && bare(options);
  if (!given) return `${session}.logout()`;
  if (!ts.isObjectLiteralExpression(given)) {
    throw new NotCarried(call, 'logout() is given what is no object of options.');
  }
  let target = '';
  for (const one of given.properties) {
    const name = one.name?.getText().replace(/['"]/g, '') ?? '';
    if (/^client_?id$/i.test(name)) continue;
    const value = ts.isPropertyAssignment(one) ? one.initializer : null;
    if (name === 'returnTo' && value && /location\.origin$/.test(value.getText())) continue;
    if (name === 'returnTo' && value && literalText(value)?.startsWith('/')) {
      target = `{ returnTo: ${value.getText()} }`;
    } else throw new NotCarried(one, `logout(): ${name} has no exact counterpart.`);
  }
  return `${session}.logout(${target})`;
}
