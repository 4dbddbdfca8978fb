// Code written against @auth0/auth0-angular: its service, guards and interceptor function.
import ts from 'typescript';
import { library } from '../app/lock-setup.ts';
import type { Edits } from '../code/edits.ts';
import { importedNames, referencesTo, type ImportedName } from '../code/imports.ts';
import { removeElement } from '../code/lists.ts';
import { findAll } from '../code/source.ts';
import { loginArguments, logoutArguments } from './auth-calls.ts';
import { authMembers, isAuth } from './auth-members.ts';
import { auth0Angular, goneMembers, goneNames } from './auth0-angular.ts';
import type { Report } from './report.ts';

/** Names with a counterpart → its name here. */
const renamed: Readonly<Record<string, string>> = {
  AuthService: 'AuthService',
  AuthGuard: 'authGuard',
  authGuardFn: 'authGuard',
  authHttpInterceptorFn: 'bearerInterceptor',
};

export function migrateAuth0AngularCode(edits: Edits, source: ts.SourceFile, report: Report): void {
  migrateCalls(edits, source, report);
  for (const imported of importedNames(source, auth0Angular)) {
    const ours = renamed[imported.name];
    if (ours) rename(edits, source, imported, ours, report);
    else if (imported.name in goneNames) {
      report.leave(imported.specifier, `${imported.name}: ${goneNames[imported.name]}`);
    }
  }
}

function migrateCalls(edits: Edits, source: ts.SourceFile, report: Report): void {
  const members = authMembers(source);
  for (const access of findAll(source, ts.isPropertyAccessExpression)) {
    const { text: name } = access.name;
    if (!isAuth(members, access.expression)) continue;
    const call = access.parent;
    const called = ts.isCallExpression(call) && call.expression === access ? call : null;
    if (called && (name === 'loginWithRedirect' || isOldLogout(name, called))) {
      const done = convert(edits, access, called, name === 'logout');
      if (done) continue;
    }
    if (name === 'logout' && called && isOldLogout(name, called)) {
      report.leave(access.name, 'logout(): takes { scope, returnTo }, and returns nothing.');
    }
    if (name in goneMembers) report.leave(access.name, `${name}: ${goneMembers[name]}`);
  }
}

/** What only the old logout() takes and returns. */
function isOldLogout(name: string, call: ts.CallExpression): boolean {
  const [options] = call.arguments;
  if (name !== 'logout') return false;
  return /\b(?:logoutParams|openUrl)\b/.test(options?.getText() ?? '') || chained(call);
}

const chained = ({ parent }: ts.CallExpression) => ts.isPropertyAccessExpression(parent);

function convert(
  edits: Edits,
  access: ts.PropertyAccessExpression,
  call: ts.CallExpression,
  isLogout: boolean,
): boolean {
  const given = (isLogout ? logoutArguments : loginArguments)(call.arguments);
  const whole = subscribed(call) ?? call;
  if (given === null || !isStatement(whole)) return false;
  const { fileName } = call.getSourceFile();
  edits.replaceNode(access.name, isLogout ? 'logout' : 'login');
  edits.replace(fileName, access.getEnd(), whole.getEnd(), `(${given})`);
  return true;
}

/** `….subscribe()`, which the old calls needed to do anything. */
function subscribed(call: ts.CallExpression): ts.CallExpression | null {
  const access = call.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name.text !== 'subscribe') return null;
  const outer = access.parent;
  return ts.isCallExpression(outer) && outer.arguments.length === 0 ? outer : null;
}

/** Whether nobody uses what the call returns: an Observable there, a Promise or nothing here. */
function isStatement({ parent }: ts.Expression): boolean {
  return (
    ts.isExpressionStatement(parent) || ts.isArrowFunction(parent) || ts.isVoidExpression(parent)
  );
}

function rename(
  edits: Edits,
  source: ts.SourceFile,
  { name, local }: ImportedName,
  ours: string,
  report: Report,
): void {
  const uses = referencesTo(source, local);
  const unknown = ours === 'authGuard' ? uses.filter((use) => !guardsRoute(use)) : [];
  for (const use of unknown) {
    report.leave(use, `${name}: put authGuard into canActivate, canActivateChild or canMatch.`);
  }
  if (unknown.length > 0) return;
  edits.dropImport(source, auth0Angular, name);
  const doubles = uses.filter((use) => hasTwin(use, ours));
  for (const use of doubles) removeElement(edits, use);
  const others = uses.filter((use) => !doubles.includes(use));
  if (others.length === 0) return;
  const name2 = edits.import(source, library, ours);
  for (const use of others) if (use.text !== name2) edits.replaceNode(use, name2);
}

function guardsRoute({ parent }: ts.Identifier): boolean {
  if (!ts.isArrayLiteralExpression(parent) || !ts.isPropertyAssignment(parent.parent)) return false;
  return ['canActivate', 'canActivateChild', 'canMatch'].includes(parent.parent.name.getText());
}

/** In a list that has ours already, such as after `ng add`. */
const hasTwin = ({ parent }: ts.Identifier, ours: string) =>
  ts.isArrayLiteralExpression(parent) && parent.elements.some((one) => one.getText() === ours);
