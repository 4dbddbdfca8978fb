// The JavaScript that a page loads before anything happens: its size, and what must not be in it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface InitialChunks {
  readonly files: readonly string[];
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** Text that is in the code of a package in every build of it, and in no other. */
const traces: Readonly<Record<string, string>> = {
  'auth0-lock': 'auth0-lock-container',
  jose: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  react: 'react.element',
};

/** Looks at a built app. @throws Error when it is no built app. */
export function initialChunks(folder: string): InitialChunks {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name) || !existsSync(join(folder, name))) return;
    found.add(name);
    for (const next of staticImports(readFileSync(join(folder, name), 'utf8'))) add(next);
  };
  for (const [, name = ''] of html.matchAll(/(?:src|href)="([^"]+\.js)"/g)) add(name);
  if (found.size === 0) throw new Error(`${folder}/index.html starts no script.`);
  const contents = [...found].map((name) => readFileSync(join(folder, name)));
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    files: [...found],
    bytes: sum(contents.map(({ length }) => length)),
    gzipBytes: sum(contents.map((content) => gzipSync(content, { level: 9 }).length)),
  };
}

/** What is wrong with them: a package that should be lazy, or one that is nowhere (then the search is). */
export function lazinessProblems(folder: string, { files }: InitialChunks): string[] {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const lazy = readdirSync(folder).filter((name) => name.endsWith('.js') && !files.includes(name));
  return Object.entries(traces).flatMap(([name, trace]) => {
    if (files.some((file) => read(file).includes(trace))) return [`${name} is in an initial chunk`];
    if (!lazy.some((file) => read(file).includes(trace))) return [`${name} is in no chunk at all`];
    return [];
  });
}

/** Files beside this one that a browser loads together with it. */
export function staticImports(code: string): string[] {
  const statements =
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+?from\s*)?["']\.\/([^"']+)["']/g;
  return [...code.matchAll(statements)].map(([, name = '']) => name);
}
