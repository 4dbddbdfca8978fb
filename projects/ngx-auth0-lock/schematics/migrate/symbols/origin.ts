// What a name in the app stands for: which package exports it, found through aliases, fields and destructuring.
import ts from 'typescript';
import { packageOf } from './package-types.ts';
import type { Workspace } from './workspace.ts';

export interface Origin {
  /** The package that exports it. */
  readonly module: string;
  /** The exported name. */
  readonly name: string;
  /** Of what is exported, the member that is meant. */
  readonly member: string | null;
}

/** A place where a name of one of the packages is used. */
export interface Use extends Origin {
  readonly node: ts.Identifier | ts.StringLiteralLike;
}

export function originOfSymbol(checker: ts.TypeChecker, symbol: ts.Symbol): Origin | null {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.declarations?.[0];
  const module = declaration && packageOf(declaration.getSourceFile().fileName);
  if (!declaration || !module) return null;
  // `import * as auth0`: the package itself.
  if (ts.isSourceFile(declaration)) return { module, name: '*', member: null };
  const { parent } = declaration;
  const owner = ts.isClassDeclaration(parent) || ts.isInterfaceDeclaration(parent) ? parent : null;
  if (owner) return { module, name: owner.name?.text ?? '', member: target.name };
  return { module, name: target.name, member: null };
}

/** What a name, or the text in `auth['user$']`, stands for. */
export function originOf(checker: ts.TypeChecker, node: ts.Node): Origin | null {
  const symbol = symbolAt(checker, node);
  return symbol ? originOfSymbol(checker, symbol) : null;
}

function symbolAt(checker: ts.TypeChecker, node: ts.Node): ts.Symbol | undefined {
  const { parent } = node;
  if (ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent)) {
    const name = parent.propertyName ?? parent.name;
    if (name === node && ts.isIdentifier(node)) {
      return checker.getTypeAtLocation(parent.parent).getProperty(node.text);
    }
  }
  if (ts.isShorthandPropertyAssignment(parent)) {
    return checker.getShorthandAssignmentValueSymbol(parent);
  }
  return checker.getSymbolAtLocation(node);
}

/** The class of a package that an expression is an instance of. */
export function instanceOrigin(checker: ts.TypeChecker, type: ts.Type): Origin | null {
  const symbol = type.getSymbol() ?? type.aliasSymbol;
  if (!symbol) return null;
  const origin = originOfSymbol(checker, symbol);
  if (origin) return origin;
  // A class of the app that extends one of them.
  for (const base of type.isClassOrInterface() ? checker.getBaseTypes(type) : []) {
    const found = instanceOrigin(checker, base);
    if (found) return found;
  }
  return null;
}

const usesKnown = new WeakMap<ts.TypeChecker, Map<ts.SourceFile, Use[]>>();

/** Every use of a name of one of the packages in a file, in the order of the text. */
export function usesIn(workspace: Workspace, source: ts.SourceFile): readonly Use[] {
  const { checker } = workspace;
  const bySource = usesKnown.get(checker) ?? new Map<ts.SourceFile, Use[]>();
  usesKnown.set(checker, bySource);
  const known = bySource.get(source);
  if (known) return known;
  const found: Use[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || isElementName(node)) {
      const origin = originOf(checker, node);
      if (origin) found.push({ ...origin, node });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  bySource.set(source, found);
  return found;
}

const isElementName = (node: ts.Node): node is ts.StringLiteralLike =>
  ts.isStringLiteralLike(node) &&
  ts.isElementAccessExpression(node.parent) &&
  node.parent.argumentExpression === node;
