// Observables of AuthService that TypeScript reads: they come from a small service that is made in the app.
import ts from 'typescript';
import type { Edits } from '../../code/edits.ts';
import { isCallOf } from '../../code/imports.ts';
import { bare, findAll } from '../../code/source.ts';
import { indentAt } from '../../code/import-edits.ts';
import { originOf, usesIn, type Use } from '../symbols/origin.ts';
import type { Workspace } from '../symbols/workspace.ts';
import { isAuthServiceMember } from './members.ts';
import { observablesModule } from './observables-service.ts';

const observed = [
  'isAuthenticated$',
  'isLoading$',
  'user$',
  'idTokenClaims$',
  'error$',
  'getAccessTokenSilently',
];
const className = 'AuthObservables';
const fieldName = 'authObservables';

export interface ObservedReads {
  /** Names of members that are taken care of. */
  readonly handled: ReadonlySet<ts.Node>;
  /** Uses of the type AuthService that become the made service's. */
  readonly retyped: ReadonlySet<ts.Node>;
}

/** One place that reads, such as `this.auth.user$`. */
interface Reading {
  readonly name: ts.Node;
  readonly receiver: ts.Expression;
}

export function migrateObservables(
  edits: Edits,
  workspace: Workspace,
  source: ts.SourceFile,
): ObservedReads {
  const handled = new Set<ts.Node>();
  const retyped = new Set<ts.Node>();
  const { checker } = workspace;
  const here = () => edits.import(source, observablesModule(edits, workspace, source), className);
  const retype = (type: ts.Identifier) => {
    retyped.add(type);
    edits.replaceNode(type, here());
  };

  const byHolder = new Map<ts.Declaration, Reading[]>();
  for (const use of usesIn(workspace, source)) {
    if (!isAuthServiceMember(use) || !observed.includes(use.member ?? '')) continue;
    const reading = readingOf(use);
    if (!reading) {
      const injected = destructuredFrom(use.node, checker);
      if (!injected) continue;
      handled.add(use.node);
      if (!retyped.has(injected)) retype(injected);
      continue;
    }
    const direct = injectedType(reading.receiver);
    if (direct) {
      handled.add(use.node);
      retype(direct);
      continue;
    }
    const holder = holderOf(checker, reading.receiver);
    if (holder) byHolder.set(holder, [...(byHolder.get(holder) ?? []), reading]);
  }

  const fields = new Set<ts.ClassLikeDeclaration>();
  for (const [holder, readings] of byHolder) {
    const type = holder.getSourceFile() === source ? typeOfHolder(holder) : null;
    if (type && isOwn(holder) && referencesTo(checker, source, holder).length === readings.length) {
      retype(type);
      for (const { name } of readings) handled.add(name);
      continue;
    }
    if (ts.isVariableDeclaration(holder)) {
      const statement = holder.parent.parent;
      if (!type || !ts.isVariableStatement(statement) || source.text.includes(fieldName)) continue;
      const text = `\n${indentAt(source, statement)}const ${fieldName} = ${injected(edits, source, here())};`;
      edits.insert(source.fileName, statement.getEnd(), text);
      for (const { name, receiver } of readings) {
        edits.replaceNode(receiver, fieldName);
        handled.add(name);
      }
      continue;
    }
    for (const { name, receiver } of readings) {
      const owner = thisOwner(receiver);
      if (!owner || isConstructed(workspace, owner)) continue;
      edits.replaceNode(receiver, `this.${fieldName}`);
      handled.add(name);
      if (fields.has(owner) || owner.members.some((one) => one.name?.getText() === fieldName))
        continue;
      fields.add(owner);
      addField(
        edits,
        source,
        owner,
        `protected readonly ${fieldName} = ${injected(edits, source, here())};`,
      );
    }
  }
  return { handled, retyped };
}

const injected = (edits: Edits, source: ts.SourceFile, name: string) =>
  `${edits.import(source, '@angular/core', 'inject')}(${name})`;

function readingOf({ node, member }: Use): Reading | null {
  const access = node.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name !== node) return null;
  if (member === 'getAccessTokenSilently') {
    const call = access.parent;
    if (!ts.isCallExpression(call) || call.expression !== access) return null;
    // Other audiences and scopes need a person.
    if (call.arguments.length > 0) return null;
  }
  return { name: node, receiver: bare(access.expression) };
}

/** `const { user$ } = inject(AuthService)`, where all that is taken is observed: its AuthService. */
function destructuredFrom(node: ts.Node, checker: ts.TypeChecker): ts.Identifier | null {
  const pattern = node.parent.parent;
  if (!ts.isBindingElement(node.parent) || !ts.isObjectBindingPattern(pattern)) return null;
  const known = pattern.elements.every(({ name, propertyName, dotDotDotToken }) => {
    const origin = dotDotDotToken ? null : originOf(checker, propertyName ?? name);
    const member = origin?.member ?? '';
    return observed.includes(member) && member !== 'getAccessTokenSilently';
  });
  const { parent } = pattern;
  return known && ts.isVariableDeclaration(parent) && parent.initializer
    ? injectedType(bare(parent.initializer))
    : null;
}

/** The AuthService in `inject(AuthService)`. */
function injectedType(node: ts.Expression | undefined): ts.Identifier | null {
  if (!node || !isCallOf(bare(node), '@angular/core', 'inject')) return null;
  const [type] = (bare(node) as ts.CallExpression).arguments;
  return type && ts.isIdentifier(type) ? type : null;
}

/** What `auth` or `this.auth` was declared as. */
function holderOf(checker: ts.TypeChecker, receiver: ts.Expression): ts.Declaration | null {
  const name = ts.isPropertyAccessExpression(receiver)
    ? receiver.expression.kind === ts.SyntaxKind.ThisKeyword
      ? receiver.name
      : null
    : ts.isIdentifier(receiver)
      ? receiver
      : null;
  const symbol = name && checker.getSymbolAtLocation(name);
  const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  if (!declaration) return null;
  const known =
    ts.isPropertyDeclaration(declaration) ||
    (ts.isParameter(declaration) && ts.isConstructorDeclaration(declaration.parent)) ||
    (ts.isVariableDeclaration(declaration) && injectedType(declaration.initializer) !== null);
  return known ? declaration : null;
}

function typeOfHolder(holder: ts.Declaration): ts.Identifier | null {
  if (
    !ts.isPropertyDeclaration(holder) &&
    !ts.isParameter(holder) &&
    !ts.isVariableDeclaration(holder)
  ) {
    return null;
  }
  const { type, initializer } = holder;
  const fromInject = injectedType(initializer);
  if (!type) return fromInject;
  if (initializer || !ts.isTypeReferenceNode(type) || type.typeArguments) return null;
  return ts.isIdentifier(type.typeName) ? type.typeName : null;
}

/** Whether nobody outside of the file can see it, its template included. */
function isOwn(holder: ts.Declaration): boolean {
  if (ts.isVariableDeclaration(holder)) {
    return !(ts.getCombinedModifierFlags(holder) & ts.ModifierFlags.Export);
  }
  if (ts.isParameter(holder) && !ts.isParameterPropertyDeclaration(holder, holder.parent))
    return true;
  const name = (holder as ts.PropertyDeclaration).name;
  return (
    ts.isPrivateIdentifier(name) ||
    !!(ts.getCombinedModifierFlags(holder) & ts.ModifierFlags.Private)
  );
}

function referencesTo(
  checker: ts.TypeChecker,
  source: ts.SourceFile,
  holder: ts.Declaration,
): ts.Node[] {
  const name = (holder as ts.NamedDeclaration).name;
  if (!name || !(ts.isIdentifier(name) || ts.isPrivateIdentifier(name))) return [];
  const { text } = name;
  return findAll(
    source,
    (node): node is ts.Identifier | ts.PrivateIdentifier =>
      (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) &&
      node.text === text &&
      node !== name,
  ).filter((node) => {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    return symbol?.declarations?.includes(holder) ?? false;
  });
}

/** The class whose instance `this` is at a place. */
function thisOwner(node: ts.Node): ts.ClassLikeDeclaration | null {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionExpression(at) || ts.isFunctionDeclaration(at)) return null;
    if (ts.isClassLike(at)) return at;
    if (ts.isClassStaticBlockDeclaration(at)) return null;
    if (ts.isMethodDeclaration(at) && ts.isObjectLiteralExpression(at.parent)) return null;
  }
  return null;
}

/** Made by `new`, where nothing can be injected. */
function isConstructed(workspace: Workspace, owner: ts.ClassLikeDeclaration): boolean {
  const name = owner.name?.text;
  if (name === undefined) return true;
  const made = new RegExp(`\\bnew\\s+${name}\\s*[(<]`);
  return workspace.paths.some(
    (path) => path.endsWith('.ts') && made.test(workspace.text(path) ?? ''),
  );
}

/** As the first member, in the way the others are written. */
function addField(
  edits: Edits,
  source: ts.SourceFile,
  owner: ts.ClassLikeDeclaration,
  text: string,
): void {
  const [first] = owner.members;
  if (!first) return;
  const position = owner.members.pos;
  edits.insert(source.fileName, position, `\n${indentAt(source, first) || '  '}${text}`);
}
