// Arguments of loginWithRedirect() and logout() of @auth0/auth0-angular, as those of login() and logout() here.
import ts from 'typescript';
import { literalText, namedValues } from '../../code/lists.ts';
import { isOwnOrigin } from '../symbols/own-origin.ts';

/**
 * What `loginWithRedirect()` becomes. It went to Auth0's own page, where `login()` opens Lock in the
 * app's: the option that keeps the page is named here once it exists (`universal: true`).
 */
const keepsThePage: readonly string[] = [];

/** @returns the new arguments as code, or null where something has no counterpart. */
export function loginArguments(given: readonly ts.Expression[], quote = "'"): string | null {
  const [options, more] = given;
  if (more) return null;
  const found = options ? namedValues(options) : {};
  if (!found) return null;
  const { appState, authorizationParams, screen_hint: hint, ...others } = found;
  if (Object.keys(others).length > 0) return null;
  const parts: string[] = [...keepsThePage];
  if (appState) {
    const { target, ...rest } = namedValues(appState) ?? {};
    if (!target || Object.keys(rest).length > 0) return null;
    parts.push(`returnTo: ${target.getText()}`);
  }
  const { screen_hint: screen = hint, ...rest } = authorizationParams
    ? (namedValues(authorizationParams) ?? { unknown: authorizationParams })
    : { screen_hint: undefined };
  if (Object.keys(rest).length > 0) return null;
  if (screen) {
    if (literalText(screen) !== 'signup') return null;
    parts.push(`lock: { initialScreen: ${quote}signUp${quote} }`);
  }
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '';
}

/** @returns the new arguments as code, or null where something has no counterpart. */
export function logoutArguments(given: readonly ts.Expression[], quote = "'"): string | null {
  const [options, more] = given;
  if (more) return null;
  const found = options ? namedValues(options) : {};
  if (!found) return null;
  // Version 1 took them without `logoutParams`.
  const { logoutParams, ...older } = found;
  const { returnTo, federated, ...rest } = {
    ...older,
    ...(logoutParams ? (namedValues(logoutParams) ?? { unknown: logoutParams }) : {}),
  } as Record<string, ts.Expression | undefined>;
  if (Object.keys(rest).length > 0) return null;
  const parts: string[] = [];
  if (federated && federated.kind !== ts.SyntaxKind.FalseKeyword) {
    if (federated.kind !== ts.SyntaxKind.TrueKeyword) return null;
    parts.push(`scope: ${quote}federated${quote}`);
  }
  if (returnTo && !isOwnOrigin(returnTo)) {
    if (!literalText(returnTo)?.startsWith('/')) return null;
    parts.push(`returnTo: ${returnTo.getText()}`);
  }
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '';
}
