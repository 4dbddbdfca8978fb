// What still names the old way once all that can be converted is: nothing of it may stay unsaid.
import ts from 'typescript';
import { findAll, placeOf, shown } from '../../code/source.ts';
import { goneMembers, goneNames, renamed } from '../auth0-angular/advice.ts';
import { isAuthServiceMember } from '../auth0-angular/members.ts';
import { advice as angular2JwtAdvice } from '../angular2-jwt/angular2-jwt.ts';
import { storageCall } from '../symbols/stored-values.ts';
import { usesIn, type Use } from '../symbols/origin.ts';
import * as packages from '../symbols/package-types.ts';
import { oldPackageOf } from '../symbols/package-types.ts';
import type { Scope } from '../symbols/scope.ts';
import { isSpec, type Workspace } from '../symbols/workspace.ts';
import type { Report } from '../report/report.ts';

const { angular2Jwt, angularJwt, auth0Angular, auth0Js, auth0Lock, ours } = packages;

export function reportLeftovers(workspace: Workspace, scope: Scope, report: Report): void {
  const { tree } = workspace;
  const session =
    workspace.paths.some((path) =>
      workspace
        .modulesOf(path)
        .some((one) => one.startsWith(ours) || (oldPackageOf(one) ?? angularJwt) !== angularJwt),
    ) ||
    workspace.paths.some((path) => /new\s+(?:window\.)?Auth0Lock/.test(workspace.text(path) ?? ''));
  for (const source of workspace.sourcesOf('all')) {
    const path = source.fileName;
    if (scope.isShared(path)) {
      if (workspace.modulesOf(path).some((one) => oldPackageOf(one))) {
        report.leave(
          `${shown(path)}:1`,
          'Other apps need this file too: run this without --project, so that all of them are migrated.',
        );
      }
      continue;
    }
    if (!scope.has(path)) continue;
    if (isSpec(path)) reportSpec(source, report);
    else reportUses(workspace, source, report);
    reportModules(workspace, source, report);
    if (session) reportStorage(source, report);
  }
  for (const path of workspace.paths) {
    if (path.endsWith('.html')) reportScripts(path, workspace.text(path) ?? '', report);
    else if (!path.endsWith('.ts')) reportScript(workspace, path, report);
    if (/\.[jt]s$/.test(path)) reportAngularJs(path, workspace.text(path) ?? '', report);
  }
  for (const file of ['/angular.json', '/.angular-cli.json']) {
    if (tree.exists(file)) {
      eachLine(tree.readText(file), /node_modules\/(?:auth0-lock|auth0-js|angular2-jwt)/, (line) =>
        report.leave(
          `${file.slice(1)}:${line}`,
          'A script of the old way: ngx-auth0-lock loads its own Lock, so remove it.',
        ),
      );
    }
  }
}

function reportSpec(source: ts.SourceFile, report: Report): void {
  for (const { text, node } of moduleNames(source)) {
    const name = oldPackageOf(text);
    if (name === null || name === angularJwt || report.names(placeOf(node))) continue;
    report.leave(
      node,
      'This spec fakes the old library: provideAuthTesting() from ngx-auth0-lock/testing signs people in.',
    );
  }
}

function reportUses(workspace: Workspace, source: ts.SourceFile, report: Report): void {
  for (const use of usesIn(workspace, source)) {
    if (use.module === ours || oldPackageOf(use.module) === null) continue;
    // `import * as …` stands for what is read from it, which is listed.
    if (use.name === '*' && !ts.isNamespaceImport(use.node.parent)) continue;
    if (staysAsItIs(use) || report.names(placeOf(use.node))) continue;
    // The import goes with the last of what it brings.
    const imported = ts.isImportSpecifier(use.node.parent);
    if (imported && report.speaksOf(shown(source.fileName), use.name)) continue;
    const label = use.name === '*' ? `The whole of ${use.module}` : (use.member ?? use.name);
    report.leave(use.node, `${label}: ${adviceFor(use)}`);
  }
}

/** JwtModule goes on working beside the session. */
const staysAsItIs = ({ module, name, node }: Use) =>
  module === angularJwt &&
  (name === 'JwtModule' || name === 'JWT_OPTIONS' || ts.isImportSpecifier(node.parent));

function adviceFor({ module, name, member, node }: Use): string {
  if (module === auth0Angular) {
    if (isAuthServiceMember({ module, name, member })) {
      return goneMembers[member ?? ''] ?? 'AuthService of ngx-auth0-lock is in its place.';
    }
    if (name === '*') return 'import by name what is needed of ngx-auth0-lock in its place.';
    const same = renamed[name];
    if (same) return `${same} of ngx-auth0-lock is in its place.`;
    return goneNames[name] ?? 'has no counterpart in ngx-auth0-lock.';
  }
  if (module === angular2Jwt) {
    return angular2JwtAdvice[name] ?? 'has no counterpart in ngx-auth0-lock.';
  }
  if (module === angularJwt) {
    return 'goes on working with JwtModule, or with withAngularJwt() from ngx-auth0-lock/angular-jwt; of the session itself, use auth.authenticated(), auth.user() and auth.idToken().';
  }
  if (module === auth0Lock) {
    const isType = ts.isTypeReferenceNode(node.parent) || ts.isImportSpecifier(node.parent);
    return isType
      ? 'a type of Lock: AuthService is what your code talks to.'
      : 'AuthService opens Lock by login(), and provideAuth0Lock({ lock }) takes its options.';
  }
  return 'auth0-js: the session signs in, renews and signs out by AuthService; what else it asks of the tenant stays yours.';
}

/** Every text that names a module: imports, exports, `import()`, `require()`, mocks, references. */
function moduleNames(source: ts.SourceFile): { text: string; node: ts.Node }[] {
  const literals = findAll(source, ts.isStringLiteralLike).filter(({ parent }) => {
    if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true;
    if (ts.isExternalModuleReference(parent) || ts.isLiteralTypeNode(parent)) return true;
    return (
      ts.isCallExpression(parent) &&
      (parent.expression.kind === ts.SyntaxKind.ImportKeyword ||
        /^(?:require|(?:jest|vi)\.\w+)$/.test(parent.expression.getText()))
    );
  });
  return literals.map((node) => ({ text: node.text, node }));
}

function reportModules(workspace: Workspace, source: ts.SourceFile, report: Report): void {
  for (const { text, node } of moduleNames(source)) {
    const name = oldPackageOf(text);
    if (name === null || isSpec(source.fileName)) continue;
    const declaration = node.parent;
    if (ts.isImportDeclaration(declaration)) {
      const bindings = declaration.importClause?.namedBindings;
      // Named imports are listed by what is done with them.
      if (bindings && ts.isNamedImports(bindings) && !declaration.importClause?.name) {
        if (name !== auth0Lock && name !== auth0Js) continue;
      }
    }
    if (name === angularJwt || linesOf(declaration).some((line) => report.names(line))) continue;
    report.leave(
      node,
      `'${text}' is named here in a way that is not followed: what of it is used is to be moved to ngx-auth0-lock.`,
    );
  }
  for (const { fileName, pos } of source.typeReferenceDirectives) {
    const name = oldPackageOf(fileName);
    if (name === null) continue;
    const { line } = source.getLineAndCharacterOfPosition(pos);
    report.leave(
      `${shown(source.fileName)}:${line + 1}`,
      `A reference to the types of ${name}: remove it.`,
    );
  }
  void workspace;
}

function linesOf(node: ts.Node): string[] {
  const source = node.getSourceFile();
  const first = source.getLineAndCharacterOfPosition(node.getStart()).line;
  const last = source.getLineAndCharacterOfPosition(node.getEnd()).line;
  return Array.from(
    { length: last - first + 1 },
    (_, index) => `${shown(source.fileName)}:${first + index + 1}`,
  );
}

const storageAdvice = {
  id: 'auth.idToken() is the token, and null once it is over; the session keeps and removes it by itself.',
  access:
    'auth.accessToken() is the token, kept by the session; nothing is stored under this key any more.',
  profile: 'auth.user() has the claims of who is signed in.',
  expiry: 'auth.authenticated() says whether the session still lasts, auth.expiresAt() until when.',
} as const;

/** Tokens and profiles that are kept by hand. */
function reportStorage(source: ts.SourceFile, report: Report): void {
  for (const call of findAll(source, ts.isCallExpression)) {
    const found = storageCall(call);
    if (!found || isTokenGetter(call) || report.names(placeOf(call))) continue;
    report.leave(call, `The stored '${found.key}': ${storageAdvice[found.kept]}`);
  }
}

/** What JwtModule asks for the token. */
function isTokenGetter(call: ts.CallExpression): boolean {
  const source = call.getSourceFile();
  for (let at: ts.Node = call; !ts.isSourceFile(at); at = at.parent) {
    const name =
      ts.isFunctionDeclaration(at) ||
      ts.isVariableDeclaration(at) ||
      ts.isPropertyAssignment(at) ||
      ts.isMethodDeclaration(at)
        ? at.name?.getText()
        : undefined;
    if (name === undefined) continue;
    if (name === 'tokenGetter') return true;
    if (new RegExp(`\\btokenGetter\\s*:\\s*${name.replace(/\W/g, '\\$&')}\\b`).test(source.text))
      return true;
  }
  return false;
}

function eachLine(text: string, pattern: RegExp, found: (line: number) => void): void {
  text.split('\n').forEach((line, index) => {
    if (pattern.test(line)) found(index + 1);
  });
}

/** Lock from Auth0's CDN, which the library loads by itself. */
function reportScripts(path: string, html: string, report: Report): void {
  eachLine(
    html,
    /<script[^>]+(?:cdn\.auth0\.com\/js\/lock|auth0-lock|lock(?:-\d[\w.-]*)?\.min\.js)/i,
    (line) =>
      report.leave(
        `${shown(path)}:${line}`,
        'Lock from the CDN: ngx-auth0-lock loads its own, so remove this script.',
      ),
  );
}

/** JavaScript is not converted. */
function reportScript(workspace: Workspace, path: string, report: Report): void {
  const named = workspace
    .modulesOf(path)
    .map(oldPackageOf)
    .filter((one) => one !== null);
  const [name] = named;
  if (name === undefined) return;
  eachLine(workspace.text(path) ?? '', new RegExp(`['"\`]${name}`), (line) =>
    report.leave(
      `${shown(path)}:${line}`,
      `${name} in a file that is no TypeScript: it is yours to move.`,
    ),
  );
}

function reportAngularJs(path: string, text: string, report: Report): void {
  eachLine(
    text,
    /\b(?:lockProvider|angularAuth0Provider|jwtOptionsProvider)\b|['"]auth0\.lock['"]/,
    (line) =>
      report.leave(
        `${shown(path)}:${line}`,
        'AngularJS: both can run side by side on one origin and share the session (docs/migrating.md, angular-lock).',
      ),
  );
}
