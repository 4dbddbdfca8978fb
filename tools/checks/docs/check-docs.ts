// Checks the Markdown files: their TypeScript compiles against the built library, their links lead somewhere.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { command } from '../../workspace/command.ts';
import { anchorsOf, blocksOf, linksOf, type Block } from './docs-blocks.ts';
import { entryPoints, program, root, typesFile } from '../../workspace/paths.ts';
import { projectFiles } from '../../workspace/project-files.ts';

const folder = 'dist/docs-check';

/** Links that lead nowhere. `documents`: path from the root → text; `exists`: whether a path is in the project. */
export function linkProblems(
  documents: ReadonlyMap<string, string>,
  exists: (path: string) => boolean,
): string[] {
  return [...documents].flatMap(([path, text]) =>
    linksOf(text).flatMap(({ target, line }) => {
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(file));
      if (!exists(to)) return [`${path}:${line} links to ${target}, which is not there`];
      const document = documents.get(to);
      if (!anchor || document === undefined || anchorsOf(document).has(anchor)) return [];
      return [`${path}:${line} links to ${target}, but no heading there is called so`];
    }),
  );
}

/** The compiler's complaints about the blocks, at their lines in the documents. */
export async function compile(documents: ReadonlyMap<string, string>): Promise<string[]> {
  rmSync(join(root, folder), { recursive: true, force: true });
  const places = new Map<string, { path: string; block: Block }>();
  for (const [path, text] of documents) {
    for (const block of blocksOf(text)) {
      const file = `${path.replace(/\.md$/, '').replaceAll('/', '-')}/${block.path}`;
      if (places.has(file))
        return [`${path}:${block.line} is the second block called ${block.path}`];
      places.set(file, { path, block });
      write(file, block.code);
    }
  }
  write('not-installed.d.ts', notInstalled);
  write('tsconfig.json', JSON.stringify(configuration, null, 2));
  const compiler = [...program('@angular/compiler-cli', 'ngc'), '-p', `${folder}/tsconfig.json`];
  const { code, output } = await command(compiler);
  if (code === 0) return [];
  const text = stripVTControlCharacters(output);
  return text.split(/\n(?=\S+\.ts:\d+:\d+ - )/).map((problem) =>
    problem.replace(/^(\S+):(\d+)(?=:\d+ - )/, (whole, file: string, line: string) => {
      const place = places.get(file.replaceAll('\\', '/'));
      if (!place) return whole;
      const { path, block } = place;
      return `${path}:${Number(line) - block.hiddenLines + block.line - 1}`;
    }),
  );
}

function write(path: string, text: string): void {
  const file = join(root, folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Runners that documented tests may be written for, though this workspace does not use them. */
const notInstalled = `declare module 'vitest' {
  export const describe: (name: string, body: () => void) => void;
  export const it: (name: string, body: () => unknown) => void;
  export const beforeEach: (body: () => unknown) => void;
  export const afterEach: (body: () => unknown) => void;
  export const vi: any;
  export const expect: (value: unknown) => any;
}
`;

const configuration = {
  extends: '../../tsconfig.json',
  compilerOptions: {
    noEmit: true,
    lib: ['ES2024', 'DOM', 'DOM.Iterable'],
    noUnusedLocals: false,
    allowImportingTsExtensions: true,
    types: ['jasmine', 'node'],
    paths: {
      ...Object.fromEntries(
        entryPoints.map(({ name }) => [
          name,
          [`../ngx-auth0-lock/types/${name.replaceAll('/', '-')}.d.ts`],
        ]),
      ),
      'auth0-lock-tenant': ['../../projects/lock-tenant/src/public-api.ts'],
      'auth0-lock-tenant/playwright': ['../../projects/lock-tenant/src/playwright.ts'],
    },
  },
  include: ['.', '../../projects/lock-tenant/src/**/*.d.ts'],
  files: [],
};

if (import.meta.main) {
  if (!existsSync(typesFile('ngx-auth0-lock'))) {
    console.log('The library is not built: npm run build');
    process.exit(1);
  }
  const files = projectFiles();
  const documents = new Map(
    files
      .filter((path) => path.endsWith('.md') && !path.startsWith('goldens/'))
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
  const exists = (path: string) =>
    files.includes(path) ||
    (existsSync(join(root, path)) && statSync(join(root, path)).isDirectory());
  const problems = [...linkProblems(documents, exists), ...(await compile(documents))];
  const blocks = [...documents.values()].flatMap(blocksOf).length;
  console.log(problems.join('\n') || `${blocks} blocks in ${documents.size} documents`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
