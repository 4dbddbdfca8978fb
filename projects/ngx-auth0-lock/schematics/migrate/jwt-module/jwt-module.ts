// JwtModule of @auth0/angular-jwt: stays, and its allowedDomains become rules of withBearer() where that is certain.
import ts from 'typescript';
import { addBearerRules } from '../../app/bearer-rules.ts';
import { findSetUp } from '../../app/lock-setup.ts';
import type { Project } from '../../app/project.ts';
import type { Edits } from '../../code/edits.ts';
import { isStaticCallOf } from '../../code/imports.ts';
import { property, removeAll } from '../../code/lists.ts';
import { bare, findAll } from '../../code/source.ts';
import { isCallOf } from '../../code/imports.ts';
import type { Report } from '../report/report.ts';
import { angularJwt } from '../symbols/package-types.ts';
import { valueBehind } from '../symbols/values.ts';
import type { Workspace } from '../symbols/workspace.ts';
import { domainRules } from './domain-rules.ts';
import { tokenRead } from './token-getter.ts';

/** Names of the list in the releases of the package. */
const lists = ['allowedDomains', 'whitelistedDomains'] as const;
const exceptions = ['disallowedRoutes', 'blacklistedRoutes'] as const;
/** Options that change how a request gets the token: what they do is not moved. */
const inTheWay = ['headerName', 'authScheme', 'throwNoTokenError'] as const;

export function migrateJwtModule(
  edits: Edits,
  workspace: Workspace,
  app: Project,
  source: ts.SourceFile,
  report: Report,
): void {
  for (const call of findAll(source, ts.isCallExpression)) {
    const isSetUp =
      isStaticCallOf(call, angularJwt, ['JwtModule', 'forRoot']) ||
      isCallOf(call, angularJwt, 'provideJwt');
    if (!isSetUp) continue;
    const config = configOf(workspace, call);
    if (!config) {
      report.leave(
        call,
        'JwtModule keeps working. Its configuration is not written out here: what its allowedDomains name can move to withBearer([…]).',
      );
      continue;
    }
    moveDomains(edits, workspace, app, config, report);
  }
}

/** `{ config: { … } }`, or what `jwtOptionsProvider`'s factory returns. */
function configOf(
  workspace: Workspace,
  call: ts.CallExpression,
): ts.ObjectLiteralExpression | null {
  const [given] = call.arguments;
  const options = given && valueBehind(workspace, given);
  if (!options || !ts.isObjectLiteralExpression(options)) return null;
  const config = property(options, 'config');
  if (config && ts.isPropertyAssignment(config)) {
    const value = valueBehind(workspace, config.initializer);
    return value && ts.isObjectLiteralExpression(value) ? value : null;
  }
  const provider = property(options, 'jwtOptionsProvider');
  const value = provider && ts.isPropertyAssignment(provider) ? bare(provider.initializer) : null;
  const factory =
    value && ts.isObjectLiteralExpression(value) ? property(value, 'useFactory') : null;
  return factory && ts.isPropertyAssignment(factory)
    ? returned(workspace, factory.initializer)
    : null;
}

function returned(workspace: Workspace, node: ts.Expression): ts.ObjectLiteralExpression | null {
  const symbol = ts.isIdentifier(node) ? workspace.checker.getSymbolAtLocation(node) : undefined;
  const declaration = symbol?.declarations?.[0];
  const made =
    declaration && ts.isFunctionDeclaration(declaration)
      ? declaration
      : (valueBehind(workspace, node) as ts.Node | null);
  if (!made || !ts.isFunctionLike(made)) return null;
  const { body } = made as ts.FunctionLikeDeclaration;
  const last = body && ts.isBlock(body) ? body.statements.at(-1) : undefined;
  const value =
    body && !ts.isBlock(body)
      ? body
      : last && ts.isReturnStatement(last)
        ? last.expression
        : undefined;
  const object = value && bare(value);
  return object && ts.isObjectLiteralExpression(object) ? object : null;
}

function moveDomains(
  edits: Edits,
  workspace: Workspace,
  app: Project,
  config: ts.ObjectLiteralExpression,
  report: Report,
): void {
  const name = lists.find((one) => property(config, one));
  const domains = name && property(config, name);
  if (!domains) return;
  const leave = (why: string, node: ts.Node = domains) =>
    report.leave(
      node,
      `JwtModule keeps working. Its ${name} were not moved to withBearer([…]): ${why}`,
    );
  const given = ts.isPropertyAssignment(domains)
    ? valueBehind(workspace, domains.initializer)
    : null;
  if (!given || !ts.isArrayLiteralExpression(given)) return leave('they are not written out here.');
  if (given.elements.length === 0) return;
  const other = inTheWay.find((one) => property(config, one));
  if (other)
    return leave(`${other} has no counterpart: bearerInterceptor sends "Authorization: Bearer …".`);
  const token = tokenRead(workspace, config);
  if (token === null)
    return leave(
      "its tokenGetter does more than read 'id_token' or the access token of the session from storage.",
    );
  if (token === 'unknown') {
    return leave(
      'its tokenGetter reads a token that nothing of Auth0 stores here: if it is of your own backend, all of this stays.',
    );
  }
  const exception = exceptions.map((one) => property(config, one)).find(Boolean);
  const rules = domainRules(workspace, app, given, exception, token);
  if (typeof rules === 'string') return leave(rules);
  const setUp = findSetUp(workspace.tree, app.sourceRoot);
  if (!setUp)
    return leave('provideAuth0Lock() is not there yet: run "ng add ngx-auth0-lock" first.');
  if (!addBearerRules(edits, setUp, rules)) {
    return leave('the rules of withBearer() are not written out as an array.');
  }
  removeAll(edits, exception ? [domains, exception] : [domains]);
}
