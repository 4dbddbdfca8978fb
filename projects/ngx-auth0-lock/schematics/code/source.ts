// TypeScript files of the app: read, walked through, and named with their lines.
import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';

/** Paths in a schematic's tree start with a slash; those that people read do not. */
export const shown = (path: string) => path.replace(/^\//, '');

export function parse(path: string, text: string): ts.SourceFile {
  // An absolute name, whatever the caller has: it is also the key of collected edits.
  return ts.createSourceFile(`/${shown(path)}`, text, ts.ScriptTarget.Latest, true);
}

const parsedOf = new WeakMap<Tree, Map<string, ts.SourceFile>>();

/** A file of the tree, parsed once for each text that it has. */
export function parsed(tree: Tree, path: string, text: string): ts.SourceFile {
  const cache = parsedOf.get(tree) ?? new Map<string, ts.SourceFile>();
  parsedOf.set(tree, cache);
  const name = `/${shown(path)}`;
  const known = cache.get(name);
  if (known?.text === text) return known;
  const source = parse(name, text);
  cache.set(name, source);
  return source;
}

export function readSource(tree: Tree, path: string): ts.SourceFile {
  return parsed(tree, path, tree.readText(path));
}

/** `src/main.ts:5`, for people. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return `${shown(source.fileName)}:${line + 1}`;
}

/** All nodes of this kind, in the order of the text. */
export function findAll<T extends ts.Node>(root: ts.Node, is: (node: ts.Node) => node is T): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** The expression inside `(…)`, `… as T`, `… satisfies T` and `…!`. */
export function bare(node: ts.Expression): ts.Expression {
  while (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  ) {
    node = node.expression;
  }
  return node;
}

/**
 * The app's own TypeScript below a folder, without declarations and specs.
 *
 * @param mention only files with this text in them: no other is parsed.
 */
export function sourcesBelow(tree: Tree, folder: string, mention: string): ts.SourceFile[] {
  const found: ts.SourceFile[] = [];
  const visit = (path: string): void => {
    const { subdirs, subfiles } = tree.getDir(path);
    const base = path === '/' ? '' : path;
    for (const name of subfiles) {
      if (!/\.ts$/.test(name) || /\.d\.ts$/.test(name)) continue;
      if (/\.(?:spec|test)\.ts$/.test(name)) continue;
      const text = tree.readText(`${base}/${name}`);
      if (text.includes(mention)) found.push(parsed(tree, `${base}/${name}`, text));
    }
    for (const name of subdirs) {
      if (name !== 'node_modules' && name !== 'dist' && !name.startsWith('.')) {
        visit(`${base}/${name}`);
      }
    }
  };
  visit(`/${shown(folder)}`.replace(/\/$/, '') || '/');
  return found;
}
