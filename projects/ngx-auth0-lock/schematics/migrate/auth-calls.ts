// Arguments of loginWithRedirect() and logout() of @auth0/auth0-angular, as those of login() and logout() here.
import ts from 'typescript';
import { literalText } from '../code/lists.ts';
import { bare } from '../code/source.ts';

/** @returns the new arguments as code, or null where something has no counterpart. */
export function loginArguments(given: readonly ts.Expression[]): string | null {
  const [options, more] = given;
  if (more) return null;
  const found = options ? namedValues(options) : {};
  if (!found) return null;
  const { appState, authorizationParams, ...others } = found;
  if (Object.keys(others).length > 0) return null;
  const parts: string[] = [];
  if (appState) {
    const { target, ...rest } = namedValues(appState) ?? {};
    if (!target || Object.keys(rest).length > 0) return null;
    parts.push(`returnTo: ${target.getText()}`);
  }
  if (authorizationParams) {
    const { screen_hint: screen, ...rest } = namedValues(authorizationParams) ?? {};
    if (literalText(screen) !== 'signup' || Object.keys(rest).length > 0) return null;
    parts.push("lock: { initialScreen: 'signUp' }");
  }
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '';
}

/** @returns the new arguments as code, or null where something has no counterpart. */
export function logoutArguments(given: readonly ts.Expression[]): string | null {
  const [options, more] = given;
  if (more) return null;
  const found = options ? namedValues(options) : {};
  if (!found) return null;
  const { logoutParams, ...others } = found;
  if (Object.keys(others).length > 0) return null;
  const { returnTo, federated, ...rest } = (logoutParams ? namedValues(logoutParams) : {}) ?? {
    unknown: options as ts.Expression,
  };
  if (Object.keys(rest).length > 0) return null;
  const parts: string[] = [];
  if (federated && federated.kind !== ts.SyntaxKind.FalseKeyword) {
    if (federated.kind !== ts.SyntaxKind.TrueKeyword) return null;
    parts.push("scope: 'federated'");
  }
  if (returnTo && !isOwnOrigin(returnTo)) {
    if (!literalText(returnTo)?.startsWith('/')) return null;
    parts.push(`returnTo: ${returnTo.getText()}`);
  }
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '';
}

/** `window.location.origin` and its like: the app's base URL is where signing out ends by itself. */
export const isOwnOrigin = (node: ts.Expression) =>
  /^(?:this\.)?(?:\w+\.)?location\.origin$/.test(node.getText());

/** The values of an object that is written out; null where it is not. */
export function namedValues(node: ts.Expression): Record<string, ts.Expression> | null {
  const object = bare(node);
  if (!ts.isObjectLiteralExpression(object)) return null;
  const values: Record<string, ts.Expression> = {};
  for (const one of object.properties) {
    if (ts.isShorthandPropertyAssignment(one)) values[one.name.text] = one.name;
    else if (ts.isPropertyAssignment(one) && !ts.isComputedPropertyName(one.name)) {
      values[ts.isPrivateIdentifier(one.name) ? '' : one.name.text] = bare(one.initializer);
    } else return null;
  }
  return values;
}
