// Which token JwtModule's tokenGetter reads: the session's ID token, its access token, or one of something else.
import ts from 'typescript';
import { literalText, property } from '../../code/lists.ts';
import { bare } from '../../code/source.ts';
import { storageCall } from '../symbols/stored-values.ts';
import type { Workspace } from '../symbols/workspace.ts';

/** Null where it does more than read; `unknown` where what it reads is not the session's. */
export function tokenRead(
  workspace: Workspace,
  config: ts.ObjectLiteralExpression,
): 'id' | 'access' | 'unknown' | null {
  const found = property(config, 'tokenGetter');
  const getter = found && functionOf(workspace, found);
  const call = getter && returnedCall(getter);
  if (!call) return null;
  const stored = storageCall(call);
  if (stored?.method === 'getItem' && stored.key === 'id_token') return 'id';
  if (stored?.method === 'getItem' && stored.kept === 'access') {
    return storesAccessToken(workspace, stored.key) ? 'access' : 'unknown';
  }
  const reads = /^(?:window\.)?(?:local|session)Storage\.getItem$/.test(call.expression.getText());
  return reads && literalText(call.arguments[0]) !== null ? 'unknown' : null;
}

/** Whether this is Lock's access token, and not that of a backend with a login of its own. */
function storesAccessToken({ paths, text }: Workspace, key: string): boolean {
  const stores = new RegExp(`setItem\\(\\s*['"\`]${key}['"\`]\\s*,\\s*\\w+\\.accessToken\\b`);
  return paths.some((path) => path.endsWith('.ts') && stores.test(text(path) ?? ''));
}

function functionOf(
  workspace: Workspace,
  found: ts.ObjectLiteralElementLike,
): ts.FunctionLikeDeclaration | null {
  if (ts.isMethodDeclaration(found)) return found;
  const value = ts.isPropertyAssignment(found) ? bare(found.initializer) : (found.name as ts.Node);
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return value;
  if (!ts.isIdentifier(value)) return null;
  const { checker } = workspace;
  const symbol = ts.isShorthandPropertyAssignment(found)
    ? checker.getShorthandAssignmentValueSymbol(found)
    : checker.getSymbolAtLocation(value);
  const target =
    symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target?.declarations?.[0];
  if (!declaration) return null;
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  const made =
    ts.isVariableDeclaration(declaration) && declaration.initializer
      ? bare(declaration.initializer)
      : null;
  return made && (ts.isArrowFunction(made) || ts.isFunctionExpression(made)) ? made : null;
}

/** The call that is all it does. */
function returnedCall({ body }: ts.FunctionLikeDeclaration): ts.CallExpression | null {
  const [only, more] = body && ts.isBlock(body) ? body.statements : [];
  const value =
    body && !ts.isBlock(body) ? body : only && ts.isReturnStatement(only) ? only.expression : null;
  if (!value || more) return null;
  let call = bare(value);
  // `… || ''`, which is no token either.
  if (ts.isBinaryExpression(call) && /^(?:''|""|null|undefined)$/.test(call.right.getText()))
    call = bare(call.left);
  return ts.isCallExpression(call) ? call : null;
}
