// angular2-jwt 0.x: its functions become those of ngx-auth0-lock where they mean the same.
import ts from 'typescript';
import { library } from '../../app/lock-setup.ts';
import type { Edits } from '../../code/edits.ts';
import { importedNames, referencesTo, type ImportedName } from '../../code/imports.ts';
import { removeElement } from '../../code/lists.ts';
import { migrateJwtHelper } from './jwt-helper.ts';
import type { Report } from '../report/report.ts';
import { angular2Jwt } from '../symbols/package-types.ts';
import { dropAuthHttpProvider } from './auth-http-provider.ts';

/** Names that need a person → what to do. */
export const advice: Readonly<Record<string, string>> = {
  AuthHttp:
    'use HttpClient, with bearerInterceptor and withBearer([…]) for the requests that carry the token.',
  JwtHelper:
    'decodeIdToken(), isTokenExpired() and getTokenExpirationDate() of ngx-auth0-lock are in its place, or auth.user().',
  AuthConfig: 'goes: its headers and token are set by bearerInterceptor and withBearer([…]).',
  AUTH_PROVIDERS: 'goes: provideHttpClient(withInterceptors([bearerInterceptor])) is in its place.',
  provideAuth: 'goes: provideHttpClient(withInterceptors([bearerInterceptor])) is in its place.',
};

export interface Angular2JwtApp {
  /** Its range for angular2-jwt, as in package.json. */
  readonly version: string | undefined;
  /** Whether any of its files needs AuthHttp. */
  readonly usesAuthHttp: boolean;
}

export function migrateAngular2Jwt(
  edits: Edits,
  source: ts.SourceFile,
  { version, usesAuthHttp }: Angular2JwtApp,
  report: Report,
): void {
  if (!usesAuthHttp) dropAuthHttpProvider(edits, source);
  for (const imported of importedNames(source, angular2Jwt)) {
    if (edits.drops(source, angular2Jwt, imported.name)) continue;
    if (imported.name === 'tokenNotExpired') {
      migrateTokenNotExpired(edits, source, imported, version, report);
    } else if (imported.name === 'JwtHelper') {
      migrateJwtHelper(edits, source, imported, report);
    } else if (
      imported.name !== 'AUTH_PROVIDERS' ||
      usesAuthHttp ||
      !unprovide(edits, source, imported)
    ) {
      const what = advice[imported.name] ?? 'has no counterpart in ngx-auth0-lock.';
      report.leave(imported.specifier, `${imported.name}: ${what}`);
    }
  }
}

/** Takes AUTH_PROVIDERS, which provide nothing but AuthHttp, out of the providers; whether it could. */
function unprovide(edits: Edits, source: ts.SourceFile, { name, local }: ImportedName): boolean {
  const [use, another] = referencesTo(source, local);
  if (!use || another || !ts.isArrayLiteralExpression(use.parent)) return false;
  removeElement(edits, use);
  edits.dropImport(source, angular2Jwt, name);
  return true;
}

function migrateTokenNotExpired(
  edits: Edits,
  source: ts.SourceFile,
  { name, local }: ImportedName,
  version: string | undefined,
  report: Report,
): void {
  const uses = referencesTo(source, local);
  const unclear = uses.filter((use) => !meansTheSame(use, version));
  for (const use of unclear) {
    report.leave(
      use,
      "tokenNotExpired() looked under 'id_token' until angular2-jwt 0.2.0, and under other keys after that; the session is under 'id_token'. Use auth.authenticated(), or give the key.",
    );
  }
  if (unclear.length > 0) return;
  edits.dropImport(source, angular2Jwt, name);
  const ours = edits.import(source, library, name);
  for (const use of uses) {
    if (use.text !== ours) edits.replaceNode(use, ours);
    const [key] = (use.parent as ts.CallExpression).arguments;
    // There null meant the default key, here undefined does.
    if (key?.kind === ts.SyntaxKind.NullKeyword) edits.replaceNode(key, 'undefined');
  }
}

function meansTheSame(use: ts.Identifier, version: string | undefined): boolean {
  const call = use.parent;
  if (!ts.isCallExpression(call) || call.expression !== use) return false;
  const [key, token] = call.arguments;
  if (token) return true;
  if (!key) return defaultsToIdToken(version);
  return (
    key.kind !== ts.SyntaxKind.NullKeyword && !(ts.isIdentifier(key) && key.text === 'undefined')
  );
}

/** Until 0.2.0; a range such as ^0.2.0 is installed as 0.2.3. */
function defaultsToIdToken(version: string | undefined): boolean {
  return version !== undefined && (/^[\^~]?0\.1\.\d+$/.test(version) || version === '0.2.0');
}
