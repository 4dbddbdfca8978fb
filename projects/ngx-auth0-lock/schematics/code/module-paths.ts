// From the name of a module to the file of the workspace behind it: relative, or by `paths` of a tsconfig.
import type { Tree } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import ts from 'typescript';

interface PathMap {
  readonly base: string;
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

const maps = new WeakMap<Tree, PathMap>();

/** @param from path of the file that names it. Null for packages, and for what is not there. */
export function resolveModule(
  tree: Tree,
  from: string,
  module: string,
  exists = (path: string) => tree.exists(path),
): string | null {
  const fileAt = (path: string) =>
    [`${path}.ts`, path.replace(/\.js$/, '.ts'), path, `${path}/index.ts`].find(
      (one) => one.endsWith('.ts') && exists(one),
    ) ?? null;
  if (module.startsWith('.')) return fileAt(posix.join(posix.dirname(from), module));
  const { base, paths } = pathMap(tree);
  for (const [pattern, targets] of Object.entries(paths)) {
    const [head = '', tail] = pattern.split('*');
    const isMatch =
      tail === undefined ? module === pattern : module.startsWith(head) && module.endsWith(tail);
    if (!isMatch) continue;
    const rest = tail === undefined ? '' : module.slice(head.length, module.length - tail.length);
    for (const target of targets) {
      const found = fileAt(posix.join(base, target.replace('*', rest)));
      if (found) return found;
    }
  }
  return base !== '/' || module.includes('/') ? fileAt(posix.join(base, module)) : null;
}

/** Of the tsconfig that the workspace's others extend. */
function pathMap(tree: Tree): PathMap {
  const known = maps.get(tree);
  if (known) return known;
  const file = ['/tsconfig.base.json', '/tsconfig.json', '/src/tsconfig.json'].find((one) =>
    tree.exists(one),
  );
  const { config } = file ? ts.parseConfigFileTextToJson(file, tree.readText(file)) : {};
  const { baseUrl = '.', paths = {} } = (config?.compilerOptions ?? {}) as {
    baseUrl?: string;
    paths?: Record<string, string[]>;
  };
  const map = { base: posix.join(posix.dirname(file ?? '/'), baseUrl), paths };
  maps.set(tree, map);
  return map;
}
