// JwtModule of @auth0/angular-jwt: stays, and its allowedDomains become rules of withBearer() where they are literal.
import ts from 'typescript';
import { isLoopbackHost } from '../app/loopback.ts';
import { quoted } from '../app/lock-setup.ts';
import type { Edits } from '../code/edits.ts';
import { isStaticCallOf } from '../code/imports.ts';
import { literalText, property, removeElement, valueOf } from '../code/lists.ts';
import { bare, findAll } from '../code/source.ts';
import { addBearerRules } from './bearer-rules.ts';
import type { Report } from './report.ts';

const angularJwt = '@auth0/angular-jwt';

/** Options that change which requests get the token, or how: what they do is not moved. */
const inTheWay = ['disallowedRoutes', 'headerName', 'authScheme', 'throwNoTokenError'] as const;

/** @param setUp the call that sets ngx-auth0-lock up; null where there is none. */
export function migrateJwtModule(
  edits: Edits,
  source: ts.SourceFile,
  setUp: ts.CallExpression | null,
  report: Report,
): void {
  for (const call of findAll(source, ts.isCallExpression)) {
    if (!isStaticCallOf(call, angularJwt, ['JwtModule', 'forRoot'])) continue;
    const config = configOf(call);
    if (!config) {
      report.leave(
        call,
        'JwtModule keeps working. Its configuration is not written out here: what its allowedDomains name can move to withBearer([…]).',
      );
      continue;
    }
    const domains = property(config, 'allowedDomains');
    if (domains) moveDomains(edits, config, domains, setUp, report);
  }
}

function configOf(call: ts.CallExpression): ts.ObjectLiteralExpression | null {
  const [given] = call.arguments;
  const options = given && bare(given);
  if (!options || !ts.isObjectLiteralExpression(options)) return null;
  const config = valueOf(options, 'config');
  return config && ts.isObjectLiteralExpression(config) ? config : null;
}

function moveDomains(
  edits: Edits,
  config: ts.ObjectLiteralExpression,
  domains: ts.ObjectLiteralElementLike,
  setUp: ts.CallExpression | null,
  report: Report,
): void {
  const leave = (why: string) =>
    report.leave(
      domains,
      `JwtModule keeps working. Its allowedDomains were not moved to withBearer([…]): ${why}`,
    );
  const list = valueOf(config, 'allowedDomains');
  if (!list || !ts.isArrayLiteralExpression(list)) return leave('they are not written out here.');
  if (list.elements.length === 0) return;
  const rules = list.elements.map((one) => ruleFor(literalText(one)));
  if (rules.some((rule) => rule === null)) {
    return leave('not each is a host name in quotes. Rules are whole origins, without patterns.');
  }
  const other = inTheWay.find((name) => property(config, name));
  if (other)
    return leave(`${other} has no counterpart. Name what is covered instead, or use SKIP_BEARER.`);
  if (!readsIdToken(config)) {
    return leave("its tokenGetter does more than read 'id_token' from localStorage.");
  }
  if (!setUp)
    return leave('provideAuth0Lock() is not there yet: run "ng add ngx-auth0-lock" first.');
  if (!addBearerRules(edits, setUp, rules as string[])) {
    return leave('the rules of withBearer() are not written out as an array.');
  }
  removeElement(edits, domains);
}

/** JwtModule compares hosts and ignores the scheme; a rule names it, and http only for this machine. */
function ruleFor(host: string | null): string | null {
  if (host === null || !/^[\w-]+(?:\.[\w-]+)*(?::\d+)?$/.test(host)) return null;
  const scheme = isLoopbackHost(host.replace(/:\d+$/, '')) ? 'http' : 'https';
  return `{ url: ${quoted(`${scheme}://${host}`)}, token: 'id' }`;
}

/** `() => localStorage.getItem('id_token')`, or a function of the file that does only that. */
function readsIdToken(config: ts.ObjectLiteralExpression): boolean {
  const found = property(config, 'tokenGetter');
  if (!found) return false;
  if (ts.isMethodDeclaration(found)) return returnsIdToken(found);
  const value = ts.isPropertyAssignment(found) ? bare(found.initializer) : found.name;
  if (value && ts.isFunctionLike(value)) return returnsIdToken(value);
  if (!value || !ts.isIdentifier(value)) return false;
  return found.getSourceFile().statements.some((one) => {
    if (ts.isFunctionDeclaration(one)) return one.name?.text === value.text && returnsIdToken(one);
    if (!ts.isVariableStatement(one)) return false;
    return one.declarationList.declarations.some(({ name, initializer }) => {
      const made = initializer && bare(initializer);
      return (
        name.getText() === value.text && !!made && ts.isFunctionLike(made) && returnsIdToken(made)
      );
    });
  });
}

function returnsIdToken(node: ts.SignatureDeclaration): boolean {
  const body = (node as ts.FunctionLikeDeclaration).body;
  const [only, more] = body && ts.isBlock(body) ? body.statements : [];
  const value =
    body && !ts.isBlock(body) ? body : only && ts.isReturnStatement(only) && only.expression;
  if (!value || more) return false;
  const call = bare(value);
  if (!ts.isCallExpression(call)) return false;
  const reads = /^(?:window\.)?localStorage\.getItem$/.test(call.expression.getText());
  return reads && literalText(call.arguments[0]) === 'id_token';
}
