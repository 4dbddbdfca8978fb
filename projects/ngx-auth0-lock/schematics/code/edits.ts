// Edits of several files, collected first and written in one go, so that nothing is changed by halves.
import type { Tree } from '@angular-devkit/schematics';
import type ts from 'typescript';
import { ImportEdits } from './import-edits.ts';
import { importedNames } from './imports.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

/** Collects edits; positions are those of the text as it was read. */
export class Edits {
  private readonly texts = new Map<string, TextEdit[]>();
  private readonly imports = new Map<string, ImportEdits>();
  private readonly removed = new Set<string>();
  private readonly created = new Map<string, string>();

  replace(path: string, start: number, end: number, text: string): void {
    const list = this.texts.get(path) ?? [];
    this.texts.set(path, list);
    // Two components may share a template.
    const twin =
      end > start &&
      list.some((one) => one.start === start && one.end === end && one.text === text);
    if (!twin) list.push({ start, end, text });
  }

  insert(path: string, position: number, text: string): void {
    this.replace(path, position, position, text);
  }

  replaceNode(node: ts.Node, text: string): void {
    const source = node.getSourceFile();
    this.replace(source.fileName, node.getStart(source), node.getEnd(), text);
  }

  /** Whether a stretch of a file is replaced. */
  covers(path: string, start: number, end: number): boolean {
    return (this.texts.get(path) ?? []).some((one) => one.start <= start && one.end >= end);
  }

  /** Deletes a file. */
  remove(path: string): void {
    this.removed.add(path);
  }

  /** Makes a name of a package known in a file; returns what it is called there. */
  import(source: ts.SourceFile, module: string, name: string): string {
    return this.importsOf(source).add(module, name);
  }

  /** Takes a name out of a file's imports. */
  dropImport(source: ts.SourceFile, module: string, name: string): void {
    this.importsOf(source).drop(module, name);
  }

  /** Whether a name is to be taken out of a file's imports. */
  drops(source: ts.SourceFile, module: string, name: string): boolean {
    return this.imports.get(source.fileName)?.drops(module, name) ?? false;
  }

  /** Takes a whole import out of a file. */
  dropWholeImport(declaration: ts.ImportDeclaration): void {
    this.importsOf(declaration.getSourceFile()).dropWhole(declaration);
  }

  /** Whether a name is imported already, or will be. */
  imported(source: ts.SourceFile, module: string, name: string): boolean {
    return (
      importedNames(source, module).some((found) => found.name === name) ||
      (this.imports.get(source.fileName)?.adds(module, name) ?? false)
    );
  }

  get isEmpty(): boolean {
    return (
      this.texts.size === 0 &&
      this.imports.size === 0 &&
      this.removed.size + this.created.size === 0
    );
  }

  private get paths(): string[] {
    return [...new Set([...this.texts.keys(), ...this.imports.keys(), ...this.removed])];
  }

  /** Makes a file. */
  create(path: string, text: string): void {
    this.created.set(path, text);
  }

  /** Writes everything; returns the paths of the files that are different now. */
  apply(tree: Tree): string[] {
    const changed: string[] = [];
    for (const [path, text] of this.created) {
      tree.create(path, text);
      changed.push(path);
    }
    for (const path of this.paths) {
      if (this.removed.has(path)) {
        tree.delete(path);
        changed.push(path);
        continue;
      }
      const before = tree.readText(path);
      const edits = [...(this.texts.get(path) ?? []), ...(this.imports.get(path)?.edits() ?? [])];
      const after = applyEdits(before, edits, path);
      if (after === before) continue;
      tree.overwrite(path, hasByteOrderMark(tree, path) ? `\uFEFF${after}` : after);
      changed.push(path);
    }
    return changed;
  }

  private importsOf(source: ts.SourceFile): ImportEdits {
    const { fileName } = source;
    const found = this.imports.get(fileName) ?? new ImportEdits(source);
    this.imports.set(fileName, found);
    return found;
  }
}

/** Reading leaves it out; a file that had one keeps it. */
function hasByteOrderMark(tree: Tree, path: string): boolean {
  const [first, second, third] = tree.read(path) ?? [];
  return first === 0xef && second === 0xbb && third === 0xbf;
}
