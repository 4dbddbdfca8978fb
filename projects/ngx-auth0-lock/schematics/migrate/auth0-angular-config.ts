// provideAuth0() and AuthModule.forRoot() of @auth0/auth0-angular: their configuration as ours.
import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';
import { findSetUp, library } from '../app/lock-setup.ts';
import type { Edits } from '../code/edits.ts';
import { importedNames, isCallOf, isStaticCallOf, localName } from '../code/imports.ts';
import { literalText, removeElement } from '../code/lists.ts';
import { findAll, placeOf, shown } from '../code/source.ts';
import { rulesOf } from './allowed-list.ts';
import { isOwnOrigin, namedValues } from './auth-calls.ts';
import { auth0Angular } from './auth0-angular.ts';
import type { Report } from './report.ts';

/** Options of the old library that this one decides by itself. */
const dropped = ['cacheLocation', 'useRefreshTokens', 'useRefreshTokensFallback'];

/** Whether an option can go; a session that is not kept in localStorage is for a person to decide. */
const isDropped = (name: string, value: ts.Expression | undefined) =>
  dropped.includes(name) && (name !== 'cacheLocation' || literalText(value) === 'localstorage');

/** @returns what a person should know about a configuration that was converted. */
export function migrateAuth0Config(
  edits: Edits,
  tree: Tree,
  sourceRoot: string,
  source: ts.SourceFile,
  report: Report,
): string[] {
  for (const call of findAll(source, ts.isCallExpression)) {
    const modular = isStaticCallOf(call, auth0Angular, ['AuthModule', 'forRoot']);
    if (!modular && !isCallOf(call, auth0Angular, 'provideAuth0')) continue;
    const config = ourConfig(call, report);
    const existing = findSetUp(tree, sourceRoot);
    if (!config) continue;
    if (existing && !isPlain(existing)) {
      report.leave(
        call,
        `provideAuth0Lock() is set up already, in ${placeOf(existing)}: merge the two.`,
      );
      continue;
    }
    // What `ng add` wrote gives way to what the app has been configured with.
    if (existing) removeFrom(edits, source, existing);
    replaceCall(edits, source, call, modular, config);
    return notes(source, call);
  }
  return [];
}

interface OurConfig {
  readonly text: string;
  readonly rules: readonly string[];
}

function ourConfig(call: ts.CallExpression, report: Report): OurConfig | null {
  const [given] = call.arguments;
  const values = given && namedValues(given);
  if (!values) {
    report.leave(
      call,
      'Its configuration is not written out here: give it to provideAuth0Lock() by hand, and the addresses of its httpInterceptor to withBearer([…]).',
    );
    return null;
  }
  const { domain, clientId, authorizationParams, httpInterceptor, ...others } = values;
  const unknown = Object.keys(others).filter((name) => !isDropped(name, others[name]));
  const auth = authorizationParams ? authOptions(authorizationParams) : [];
  const rules = httpInterceptor ? rulesOf(httpInterceptor, report) : [];
  for (const name of unknown) {
    report.leave(
      (others[name] as ts.Node).parent,
      `${name} has no exact counterpart (see AuthConfig): decide what becomes of it.`,
    );
  }
  if (!auth) {
    report.leave(
      authorizationParams as ts.Node,
      'authorizationParams: only redirect_uri at the own origin, audience and scope have counterparts (lock.auth.audience, lock.auth.params.scope); callbackPath is in the place of another redirect_uri.',
    );
  }
  if (!domain || !clientId) report.leave(call, 'domain or clientId is missing.');
  if (!auth || !rules || !domain || !clientId || unknown.length > 0) return null;
  const parts = [`domain: ${domain.getText()}`, `clientId: ${clientId.getText()}`];
  if (auth.length > 0) parts.push(`lock: { auth: { ${auth.join(', ')} } }`);
  return { text: `{ ${parts.join(', ')} }`, rules };
}

function authOptions(node: ts.Expression): string[] | null {
  const values = namedValues(node);
  if (!values) return null;
  const { redirect_uri: redirectUri, audience, scope, ...others } = values;
  if (Object.keys(others).length > 0 || (redirectUri && !isOwnOrigin(redirectUri))) return null;
  return [
    ...(audience ? [`audience: ${audience.getText()}`] : []),
    ...(scope ? [`params: { scope: ${scope.getText()} }`] : []),
  ];
}

/** As `ng add` writes it: client id and domain, and nothing else. */
function isPlain(call: ts.CallExpression): boolean {
  const [config, more] = call.arguments;
  const values = config && namedValues(config);
  if (!values || more || !ts.isArrayLiteralExpression(call.parent)) return false;
  return Object.keys(values).every((name) => name === 'clientId' || name === 'domain');
}

function removeFrom(edits: Edits, source: ts.SourceFile, call: ts.CallExpression): void {
  removeElement(edits, call);
  const name = (
    ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : call.expression
  ).getText();
  const owner = call.getSourceFile();
  const imported = importedNames(owner, library).find(({ local }) => local === name);
  if (imported && owner.fileName !== source.fileName)
    edits.dropImport(owner, library, imported.name);
}

function replaceCall(
  edits: Edits,
  source: ts.SourceFile,
  call: ts.CallExpression,
  modular: boolean,
  { text, rules }: OurConfig,
): void {
  const theirs = modular ? 'AuthModule' : 'provideAuth0';
  const elsewhere = findAll(source, ts.isIdentifier).filter(
    (one) =>
      one.text === localName(source, auth0Angular, theirs) && !ts.isImportSpecifier(one.parent),
  );
  if (elsewhere.length === 1) edits.dropImport(source, auth0Angular, theirs);
  const ours = edits.import(source, library, modular ? 'AuthModule' : 'provideAuth0Lock');
  const features =
    rules.length > 0
      ? `, ${edits.import(source, library, 'withBearer')}([${rules.join(', ')}])`
      : '';
  edits.replaceNode(call, `${ours}${modular ? '.forRoot' : ''}(${text}${features})`);
}

function notes(source: ts.SourceFile, call: ts.CallExpression): string[] {
  const [given] = call.arguments;
  const gone = dropped.filter((name) => given && name in (namedValues(given) ?? {}));
  const where = shown(source.fileName);
  return [
    ...(gone.length > 0
      ? [
          `${where}: ${gone.join(', ')} went. The session is kept in localStorage (see AuthConfig.storage), and renewed by withRenewal().`,
        ]
      : []),
    'auth0-angular signs in with a code, PKCE and a page of Auth0; Lock in your own page uses the implicit grant: allow it in the dashboard.',
  ];
}
