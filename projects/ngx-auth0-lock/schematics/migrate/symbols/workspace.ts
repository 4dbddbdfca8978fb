// The workspace's own files: each read once and parsed at most once, and only where it can matter.
import type { Tree } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import ts from 'typescript';
import type { Edits } from '../../code/edits.ts';
import { resolveModule } from '../../code/module-paths.ts';
import { parsed } from '../../code/source.ts';
import { globalTypes, packageOf, packageTypes, typesFolder, typesPath } from './package-types.ts';

/** A file that names none of these has nothing to do with signing in. */
const naming =
  /auth0|angular2-jwt|@auth0\/|(?:local|session)Storage[\s\S]{0,40}?(?:id_token|access_token|idToken|accessToken|profile)|tokenNotExpired/i;

const skipped = /^(?:node_modules|dist|coverage|bower_components|out-tsc|www|\..*)$/;

export const isSpec = (path: string) => /\.(?:spec|test|stories|cy)\.ts$|\/test\.ts$/.test(path);

interface Loaded {
  readonly text: string;
  /** Modules that it names, as they are written. */
  readonly modules: readonly string[];
}

/** What the app's TypeScript and templates are, and what each name in them stands for. */
export class Workspace {
  readonly tree: Tree;
  /** Folders of the workspace's apps and libraries. */
  projectRoots: readonly string[] = [];
  /** Files that were looked into, for those who watch the time. */
  readonly parsedPaths = new Set<string>();
  private readonly files = new Map<string, Loaded>();
  private program: ts.Program | null = null;
  private matter: ReadonlySet<string> | null = null;

  constructor(tree: Tree) {
    this.tree = tree;
    this.readBelow('/');
  }

  /** Paths of all files that were read: TypeScript, JavaScript, pages. */
  get paths(): readonly string[] {
    return [...this.files.keys()];
  }

  readonly text = (path: string): string | null => {
    return this.files.get(path)?.text ?? null;
  };

  modulesOf(path: string): readonly string[] {
    return this.files.get(path)?.modules ?? [];
  }

  /** The TypeScript that names one of the packages, or imports what does, however far away. */
  get relevant(): ReadonlySet<string> {
    return (this.matter ??= this.findRelevant());
  }

  /** Relevant files, in the order of their paths; specs and declarations only where asked for. */
  sourcesOf(which: 'code' | 'specs' | 'all' = 'code'): ts.SourceFile[] {
    return [...this.relevant]
      .filter((path) => which === 'all' || isSpec(path) === (which === 'specs'))
      .toSorted()
      .map((path) => this.source(path))
      .filter((source) => source !== null);
  }

  source(path: string): ts.SourceFile | null {
    const text = path.startsWith(typesFolder) ? typesText(path) : this.text(path);
    if (text === null) return null;
    this.parsedPaths.add(path);
    return parsed(this.tree, path, text);
  }

  get checker(): ts.TypeChecker {
    return this.programNow().getTypeChecker();
  }

  /** The file of the workspace that a module name leads to. */
  resolve(from: string, module: string): string | null {
    return resolveModule(this.tree, from, module, (path) => this.files.has(path));
  }

  /** Writes the edits; what was changed is read again. @returns the paths that changed. */
  apply(edits: Edits): readonly string[] {
    const changed = edits.apply(this.tree);
    for (const path of changed) {
      if (this.tree.exists(path)) this.load(path);
      else this.files.delete(path);
    }
    if (changed.length > 0) this.program = this.matter = null;
    return changed;
  }

  private readBelow(folder: string): void {
    const { subdirs, subfiles } = this.tree.getDir(folder);
    const base = folder === '/' ? '' : folder;
    for (const name of subfiles) {
      if (/\.(?:[cm]?[jt]sx?|html)$/.test(name)) this.load(`${base}/${name}`);
    }
    for (const name of subdirs) if (!skipped.test(name)) this.readBelow(`${base}/${name}`);
  }

  private load(path: string): void {
    const text = readText(this.tree, path);
    if (text !== null) this.files.set(path, { text, modules: modulesIn(path, text) });
  }

  private findRelevant(): ReadonlySet<string> {
    const importers = new Map<string, string[]>();
    const found = new Set<string>();
    for (const [path, { text, modules }] of this.files) {
      if (!path.endsWith('.ts')) continue;
      for (const module of modules) {
        const target = this.resolve(path, module);
        if (target) importers.set(target, [...(importers.get(target) ?? []), path]);
      }
      if (naming.test(text) || this.namingPage(path, text)) found.add(path);
    }
    for (const path of found) for (const importer of importers.get(path) ?? []) found.add(importer);
    return found;
  }

  /** A component whose own page says more than its class. */
  private namingPage(path: string, text: string): boolean {
    const page = /templateUrl:\s*['"`]([^'"`]+)/.exec(text)?.[1];
    if (page === undefined) return false;
    return naming.test(this.text(posix.join(posix.dirname(path), page)) ?? '');
  }

  private programNow(): ts.Program {
    const rootNames = [...this.relevant, `${typesFolder}globals.d.ts`];
    const options: ts.CompilerOptions = {
      noLib: true,
      types: [],
      strict: false,
      target: ts.ScriptTarget.Latest,
      experimentalDecorators: true,
    };
    const host: ts.CompilerHost = {
      getSourceFile: (path) => this.source(path) ?? undefined,
      getDefaultLibFileName: () => `${typesFolder}globals.d.ts`,
      writeFile: () => undefined,
      getCurrentDirectory: () => '/',
      getCanonicalFileName: (path) => path,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      fileExists: (path) => this.source(path) !== null,
      readFile: (path) => this.text(path) ?? undefined,
      resolveModuleNameLiterals: (literals, from) =>
        literals.map(({ text }) => ({ resolvedModule: this.resolveForProgram(from, text) })),
    };
    return (this.program ??= ts.createProgram({ rootNames, options, host }));
  }

  private resolveForProgram(from: string, module: string): ts.ResolvedModuleFull | undefined {
    const known = module in packageTypes ? typesPath(module) : this.resolve(from, module);
    if (!known) return undefined;
    return { resolvedFileName: known, extension: ts.Extension.Ts, isExternalLibraryImport: false };
  }
}

function typesText(path: string): string | null {
  if (path === `${typesFolder}globals.d.ts`) return globalTypes;
  return packageTypes[packageOf(path) ?? ''] ?? null;
}

/** Null for what is no text. */
function readText(tree: Tree, path: string): string | null {
  try {
    return tree.readText(path);
  } catch {
    return null;
  }
}

/** Cheap, and may name too much: `import('./a')`, `from './a'`, `require('./a')`, `loadChildren: './a#A'`. */
function modulesIn(path: string, text: string): string[] {
  if (path.endsWith('.html')) return [];
  const found = text.matchAll(
    /(?:\bfrom|\bimport|\brequire|\bmock)\s*\(?\s*['"`]([^'"`\n]+)['"`]|(?:path|types)=['"]([^'"\n]+)['"]|\bloadChildren['"]?\s*:\s*['"]([^'"#\n]+)#/g,
  );
  return [...new Set([...found].map(([, a, b, c]) => a ?? b ?? c ?? ''))];
}
