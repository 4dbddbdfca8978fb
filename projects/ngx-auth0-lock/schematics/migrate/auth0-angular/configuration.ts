// provideAuth0() and AuthModule.forRoot() of @auth0/auth0-angular: their configuration as ours, edited in its place.
import ts from 'typescript';
import { findSetUp } from '../../app/lock-setup.ts';
import type { Edits } from '../../code/edits.ts';
import { importedNames, isCallOf, isStaticCallOf, referencesTo } from '../../code/imports.ts';
import { removeAll, removeElement } from '../../code/lists.ts';
import { bare, findAll, placeOf, shown } from '../../code/source.ts';
import type { Report } from '../report/report.ts';
import { viewInside, viewOf, type ConfigEntry, type ConfigView } from '../symbols/config-view.ts';
import { auth0Angular, ours } from '../symbols/package-types.ts';
import { textOfExpression } from '../symbols/values.ts';
import type { Workspace } from '../symbols/workspace.ts';
import { rulesOf, type FoundRules } from './allowed-list.ts';
import { isOwnOrigin } from '../symbols/own-origin.ts';
import { namedValues } from '../../code/lists.ts';

/** Options of the old library that this one decides by itself. */
const dropped: Readonly<Record<string, string>> = {
  cacheLocation: 'the session is kept in localStorage (see AuthConfig.storage)',
  useRefreshTokens: 'withRenewal() renews the session',
  useRefreshTokensFallback: 'withRenewal() renews the session',
  errorPath: 'nothing goes there by itself: auth.error() and auth.events tell what failed',
};

/** @param sourceRoots folders of the project, where what sets the library up already may be. */
export function migrateAuth0Config(
  edits: Edits,
  workspace: Workspace,
  sourceRoot: string,
  source: ts.SourceFile,
  report: Report,
): void {
  for (const call of findAll(source, ts.isCallExpression)) {
    const modular = isStaticCallOf(call, auth0Angular, ['AuthModule', 'forRoot']);
    if (!modular && !isCallOf(call, auth0Angular, 'provideAuth0')) continue;
    const config = readConfig(workspace, call, report);
    if (!config) continue;
    const existing = findSetUp(workspace.tree, sourceRoot);
    if (existing && !isPlain(existing)) {
      report.leave(
        call,
        `provideAuth0Lock() is set up already, in ${placeOf(existing)}: merge the two.`,
      );
      continue;
    }
    // What `ng add` wrote gives way to what the app has been configured with.
    if (existing) removeSetUp(edits, source, existing);
    rewrite(edits, source, call, modular, config);
    for (const [name, what] of Object.entries(dropped)) {
      if (config.view.has(name)) report.note(`${shown(source.fileName)}: ${name} went: ${what}.`);
    }
    report.note(
      'auth0-angular signs in with a code, PKCE and a page of Auth0, and came back to "/" where no target was given; login() opens Lock in your own page and comes back to the current one. Where Lock is not configured for the code flow, allow the implicit grant in the dashboard.',
    );
    return;
  }
}

interface Config {
  readonly argument: ts.Expression;
  readonly view: ConfigView;
  readonly domain: ConfigEntry;
  readonly clientId: ConfigEntry;
  /** Names → entries that become `lock.auth`. */
  readonly auth: ReadonlyMap<'audience' | 'scope', ConfigEntry>;
  readonly callbackPath: string | null;
  readonly rules: FoundRules | null;
}

function readConfig(workspace: Workspace, call: ts.CallExpression, report: Report): Config | null {
  const [argument] = call.arguments;
  const view = argument && viewOf(workspace, argument);
  if (!argument || !view) {
    report.leave(
      call,
      'Its configuration cannot be followed from here: give it to provideAuth0Lock() by hand, and the addresses of its httpInterceptor to withBearer([…]).',
    );
    return null;
  }
  let known = true;
  const leave = (entry: ConfigEntry | undefined, what: string) => {
    known = false;
    report.leave(entry?.property ?? entry?.spread ?? call, what);
  };
  const { domain, clientId, authorizationParams, httpInterceptor, ...others } =
    Object.fromEntries(view);
  const params = authorizationParams ? viewInside(workspace, authorizationParams) : new Map();
  if (!params) leave(authorizationParams, 'authorizationParams cannot be followed from here.');
  // Version 1 had them beside the others.
  const older: Record<string, string> = {
    redirectUri: 'redirect_uri',
    audience: 'audience',
    scope: 'scope',
  };
  const all = new Map<string, ConfigEntry>(params ?? []);
  for (const [name, entry] of Object.entries(others)) {
    const param = older[name];
    if (param) all.set(param, entry);
    else if (!isDropped(workspace, name, entry)) {
      leave(entry, `${name} has no exact counterpart (see AuthConfig): decide what becomes of it.`);
    }
  }
  let callbackPath: string | null = null;
  const auth = new Map<'audience' | 'scope', ConfigEntry>();
  for (const [name, entry] of all) {
    if (name === 'audience' || name === 'scope') auth.set(name, entry);
    else if (name === 'redirect_uri') {
      const path = callbackPathOf(workspace, entry);
      if (path === null) {
        leave(
          entry,
          "authorizationParams: redirect_uri is another address than the app's own: callbackPath is in its place, and takes a path.",
        );
      } else if (path !== '') callbackPath = path;
    } else {
      leave(
        entry,
        `authorizationParams: ${name} has no counterpart in AuthConfig; of those for the tenant, lock.auth.params holds what Lock passes on.`,
      );
    }
  }
  const rules = httpInterceptor ? rulesOf(workspace, httpInterceptor, report) : null;
  if (httpInterceptor && !rules) known = false;
  if (!domain || !clientId) leave(undefined, 'domain or clientId is missing.');
  if (!known || !domain || !clientId) return null;
  return { argument, view, domain, clientId, auth, callbackPath, rules };
}

/** Whether an option can go; a session that is not kept in localStorage is for a person to decide. */
function isDropped(workspace: Workspace, name: string, entry: ConfigEntry): boolean {
  if (!(name in dropped)) return false;
  return name !== 'cacheLocation' || textOfExpression(workspace, entry.value) === 'localstorage';
}

/** Code for the path that a redirect URI leads to; '' where that is the app's own base. */
function callbackPathOf(workspace: Workspace, { value, code }: ConfigEntry): string | null {
  const node = bare(value);
  if (isOwnOrigin(node)) return '';
  // `${window.location.origin}/callback`, `window.location.origin + '/callback'`.
  const [span, more] = ts.isTemplateExpression(node) ? node.templateSpans : [];
  if (
    span &&
    !more &&
    isOwnOrigin(span.expression) &&
    ts.isTemplateExpression(node) &&
    node.head.text === ''
  ) {
    return pathCode(span.literal.text);
  }
  if (ts.isBinaryExpression(node) && isOwnOrigin(node.left)) {
    const path = textOfExpression(workspace, node.right);
    return path === null ? null : pathCode(path);
  }
  const text = textOfExpression(workspace, node);
  const parts = text === null ? null : /^https?:\/\/[^/?#]+(\/[^?#]*)?$/.exec(text);
  if (!parts) return null;
  // It may be another one in production: the path is read where the address is.
  if (parts[1] === undefined || parts[1] === '/') return '';
  return ts.isStringLiteralLike(node) && node.getText() === code
    ? null
    : `new URL(${code}).pathname`;
}

const pathCode = (path: string) =>
  path === '' || path === '/' ? '' : /^\/[\w/-]+$/.test(path) ? `'${path}'` : null;

// What auth0-angular does by itself: Lock does the same only where it is told to.
const FLOW = "flow: 'code'";

/** As `ng add` writes it: client id, domain and flow, and nothing else. */
export function isPlain(call: ts.CallExpression): boolean {
  const [config, more] = call.arguments;
  const values = config && namedValues(config);
  if (!values || more || !ts.isArrayLiteralExpression(call.parent)) return false;
  return Object.keys(values).every((name) => ['clientId', 'domain', 'flow'].includes(name));
}

export function removeSetUp(edits: Edits, source: ts.SourceFile, call: ts.CallExpression): void {
  removeElement(edits, call);
  const name = (
    ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : call.expression
  ).getText();
  const owner = call.getSourceFile();
  const imported = importedNames(owner, ours).find(({ local }) => local === name);
  if (imported && owner.fileName !== source.fileName) edits.dropImport(owner, ours, imported.name);
}

function rewrite(
  edits: Edits,
  source: ts.SourceFile,
  call: ts.CallExpression,
  modular: boolean,
  config: Config,
): void {
  const callee = modular
    ? (call.expression as ts.PropertyAccessExpression).expression
    : call.expression;
  const theirs = modular ? 'AuthModule' : 'provideAuth0';
  if (referencesTo(source, callee.getText()).length === 1) {
    edits.dropImport(source, auth0Angular, theirs);
  }
  edits.replaceNode(
    callee,
    edits.import(source, ours, modular ? 'AuthModule' : 'provideAuth0Lock'),
  );
  const argument = bare(config.argument);
  if (ts.isObjectLiteralExpression(argument)) editLiteral(edits, argument, config);
  else edits.replaceNode(argument, `{ ${partsOf(config).join(', ')} }`);
  if (config.rules) {
    const withBearer = edits.import(source, ours, 'withBearer');
    edits.insert(
      source.fileName,
      config.argument.getEnd(),
      `, ${withBearer}(${config.rules.code})`,
    );
    config.rules.edit(edits);
  }
}

/** Everything that the configuration is, as properties. */
function partsOf({ domain, clientId, auth, callbackPath }: Config): string[] {
  return [
    `domain: ${domain.code}`,
    `clientId: ${clientId.code}`,
    FLOW,
    ...(callbackPath === null ? [] : [`callbackPath: ${callbackPath}`]),
    ...lockPart(auth),
  ];
}

function lockPart(auth: Config['auth']): string[] {
  const audience = auth.get('audience');
  const scope = auth.get('scope');
  const parts = [
    ...(audience ? [`audience: ${audience.code}`] : []),
    ...(scope ? [`params: { scope: ${scope.code} }`] : []),
  ];
  return parts.length > 0 ? [`lock: { auth: { ${parts.join(', ')} } }`] : [];
}

/** Properties that stay are not touched, nor are the comments and line breaks around them. */
function editLiteral(edits: Edits, object: ts.ObjectLiteralExpression, config: Config): void {
  const { domain, clientId, auth, callbackPath } = config;
  const added: string[] = [];
  const spreads = new Set([...config.view.values()].flatMap(({ spread }) => spread ?? []));
  const isKept = (entry: ConfigEntry | undefined) =>
    entry !== undefined && (entry === domain || entry === clientId);
  const keptSpreads = new Set(
    [...spreads].filter((spread) =>
      [...config.view.values()].every((entry) => entry.spread !== spread || isKept(entry)),
    ),
  );
  for (const [name, entry] of [
    ['domain', domain],
    ['clientId', clientId],
  ] as const) {
    if (entry.spread && !keptSpreads.has(entry.spread)) added.push(`${name}: ${entry.code}`);
  }
  added.push(FLOW);
  if (callbackPath !== null) added.push(`callbackPath: ${callbackPath}`);
  const params = config.view.get('authorizationParams');
  const given = params?.property && bare(params.value);
  const inPlace =
    given &&
    ts.isObjectLiteralExpression(given) &&
    auth.size > 0 &&
    [...auth.values()].every(({ property }) => property?.parent === given);
  if (inPlace) editParams(edits, params.property as ts.PropertyAssignment, given, auth);
  else added.push(...lockPart(auth));
  const gone = object.properties.filter((one) => {
    if (ts.isSpreadAssignment(one)) return !keptSpreads.has(one);
    if (inPlace && one === params.property) return false;
    return one !== domain.property && one !== clientId.property;
  });
  const stay = object.properties.filter((one) => !gone.includes(one));
  const last = stay.at(-1);
  // What comes takes the place of the first that goes.
  const [first, ...rest] = gone;
  if (first) {
    edits.replaceNode(first, added.join(', '));
    removeAll(edits, rest);
  } else {
    removeAll(edits, gone);
    if (last) {
      edits.insert(object.getSourceFile().fileName, last.getEnd(), `, ${added.join(', ')}`);
    }
  }
}

/** `authorizationParams: { … }` → `lock: { auth: { … } }`, with what is in it where it was. */
function editParams(
  edits: Edits,
  property: ts.PropertyAssignment,
  object: ts.ObjectLiteralExpression,
  auth: Config['auth'],
): void {
  const { fileName } = property.getSourceFile();
  edits.replaceNode(property.name, 'lock: { auth');
  edits.insert(fileName, property.getEnd(), ' }');
  const scope = auth.get('scope');
  if (scope?.property) edits.replaceNode(scope.property, `params: { scope: ${scope.code} }`);
  const kept = [scope?.property, auth.get('audience')?.property];
  removeAll(
    edits,
    object.properties.filter((one) => !kept.includes(one)),
  );
}
