// The imports of one file: names that come and names that go, written like the imports that are there.
import ts from 'typescript';
import type { TextEdit } from './text-edit.ts';
import { importedNames, importsOf, localName, moduleOf, namedBindings } from './imports.ts';

interface Change {
  /** What is imported → what it is called here. */
  readonly added: Map<string, string>;
  readonly dropped: Set<string>;
}

export class ImportEdits {
  private readonly source: ts.SourceFile;
  private readonly changes = new Map<string, Change>();
  private readonly gone = new Set<ts.ImportDeclaration>();

  constructor(source: ts.SourceFile) {
    this.source = source;
  }

  add(module: string, name: string): string {
    const change = this.changeOf(module);
    const there = change.dropped.has(name) ? null : localName(this.source, module, name);
    const local = there ?? change.added.get(name) ?? this.freeName(name);
    if (there === null) change.added.set(name, local);
    return local;
  }

  /** Takes a whole import out. */
  dropWhole(declaration: ts.ImportDeclaration): void {
    this.gone.add(declaration);
  }

  drop(module: string, name: string): void {
    this.changeOf(module).dropped.add(name);
  }

  adds(module: string, name: string): boolean {
    return this.changes.get(module)?.added.has(name) ?? false;
  }

  drops(module: string, name: string): boolean {
    return this.changes.get(module)?.dropped.has(name) ?? false;
  }

  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    const fresh: string[] = [];
    const vacant: ts.ImportDeclaration[] = [...this.gone];
    for (const [module, { added, dropped }] of this.changes) {
      const declarations = importsOf(this.source).filter(
        (one) => moduleOf(one) === module && !this.gone.has(one),
      );
      let names = [...added].map(([name, local]) =>
        name === local ? name : `${name} as ${local}`,
      );
      for (const declaration of declarations) {
        const bindings = namedBindings(declaration);
        if (!bindings) continue;
        const keep = bindings.elements.filter(
          ({ propertyName, name }) => !dropped.has((propertyName ?? name).text),
        );
        // A value cannot join `import type`.
        const joining = declaration.importClause?.phaseModifier === undefined ? names : [];
        if (joining.length > 0) names = [];
        if (keep.length === bindings.elements.length && joining.length === 0) continue;
        if (keep.length + joining.length === 0) {
          if (declaration.importClause?.name) edits.push(this.withoutBindings(declaration));
          else vacant.push(declaration);
        } else {
          edits.push(this.bindingsEdit(bindings, keep, joining));
        }
      }
      if (names.length > 0) {
        fresh.push(`import { ${names.join(', ')} } from ${this.quoted(module)};`);
      }
    }
    return [...edits, ...this.placed(fresh, vacant)];
  }

  /** New imports take the place of those that are gone; else they follow the last one. */
  private placed(fresh: string[], vacant: ts.ImportDeclaration[]): TextEdit[] {
    const edits: TextEdit[] = [];
    const [first, ...rest] = vacant;
    for (const declaration of first && fresh.length > 0 ? rest : vacant) {
      edits.push({ ...this.wholeLine(declaration), text: '' });
    }
    if (fresh.length === 0) return edits;
    const text = fresh.join('\n');
    if (first) {
      edits.push({ start: first.getStart(this.source), end: first.getEnd(), text });
      return edits;
    }
    const last = importsOf(this.source).at(-1);
    const position = last ? last.getEnd() : 0;
    edits.push({ start: position, end: position, text: last ? `\n${text}` : `${text}\n\n` });
    return edits;
  }

  private bindingsEdit(
    bindings: ts.NamedImports,
    keep: readonly ts.ImportSpecifier[],
    joining: readonly string[],
  ): TextEdit {
    const { source } = this;
    const last = bindings.elements.at(-1);
    if (last && keep.length === bindings.elements.length) {
      const position = last.getEnd();
      const multiline = /\n/.test(source.text.slice(bindings.getStart(source), position));
      const between = multiline ? `,\n${indentAt(source, last)}` : ', ';
      return { start: position, end: position, text: joining.map((n) => between + n).join('') };
    }
    const names = [...keep.map((one) => one.getText(source)), ...joining];
    return {
      start: bindings.getStart(source),
      end: bindings.getEnd(),
      text: `{ ${names.join(', ')} }`,
    };
  }

  private withoutBindings(declaration: ts.ImportDeclaration): TextEdit {
    const clause = declaration.importClause as ts.ImportClause;
    return {
      start: clause.getStart(this.source),
      end: clause.getEnd(),
      text: (clause.name as ts.Identifier).text,
    };
  }

  private wholeLine(node: ts.Node): { start: number; end: number } {
    const end = node.getEnd();
    const newline = /^[ \t]*\r?\n/.exec(this.source.text.slice(end));
    return { start: node.getStart(this.source), end: end + (newline?.[0].length ?? 0) };
  }

  /** An app may have its own `AuthModule`. */
  private freeName(name: string): string {
    const taken = new Set(
      importedNames(this.source)
        .filter((one) => !this.changes.get(one.module)?.dropped.has(one.name))
        .map((one) => one.local),
    );
    for (const statement of this.source.statements) {
      if (ts.isVariableStatement(statement)) {
        for (const { name } of statement.declarationList.declarations) taken.add(name.getText());
      } else if ('name' in statement && statement.name) {
        taken.add((statement.name as ts.Node).getText());
      }
    }
    if (!taken.has(name)) return name;
    const isClass = /^[A-Z]/.test(name);
    return isClass ? `Lock${name}` : `lock${name[0]?.toUpperCase()}${name.slice(1)}`;
  }

  private quoted(module: string): string {
    const example = importsOf(this.source)[0]?.moduleSpecifier.getText(this.source) ?? "'";
    const quote = example.startsWith('"') ? '"' : "'";
    return `${quote}${module}${quote}`;
  }

  private changeOf(module: string): Change {
    const found = this.changes.get(module) ?? { added: new Map(), dropped: new Set() };
    this.changes.set(module, found);
    return found;
  }
}

/** The white space before a node that starts its line. */
export function indentAt(source: ts.SourceFile, node: ts.Node): string {
  const start = node.getStart(source);
  const lineStart = source.text.lastIndexOf('\n', start - 1) + 1;
  return /^[ \t]*/.exec(source.text.slice(lineStart, start))?.[0] ?? '';
}
