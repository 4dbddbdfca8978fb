// A class of the app around Lock: it keeps its name and its members, and does its work by AuthService.
import ts from 'typescript';
import { decoratorNames } from '../../code/decorators.ts';
import type { Edits } from '../../code/edits.ts';
import { importedNames, importsOf, moduleOf, referencesTo } from '../../code/imports.ts';
import { findAll } from '../../code/source.ts';
import { isRead, templatesOf } from '../templates/component-template.ts';
import { ours } from '../symbols/package-types.ts';
import { keysOf } from '../symbols/stored-values.ts';
import type { Workspace } from '../symbols/workspace.ts';
import { fieldBehind, NotCarried } from './lock-config.ts';
import type { LockClass } from './lock-class.ts';
import type { ServiceNames } from './service-code.ts';
import { ClassRewrite } from './class-rewrite.ts';
import { removeLine } from './remove-line.ts';
import { profileField } from './profile-field.ts';

const field = 'session';

/**
 * Plans the class anew.
 *
 * @throws NotCarried at the first thing that has no counterpart: then nothing of it may be changed.
 */
export function rewriteLockClass(edits: Edits, workspace: Workspace, lock: LockClass): void {
  const { source, declaration } = lock;
  refuseOthers(workspace, lock);
  const taken = declaration.members.some((one) => one.name?.getText() === field);
  const session = taken ? 'lockSession' : field;
  const found = profileField(workspace, lock);
  const names: ServiceNames = {
    lock: lock.field,
    session: `this.${session}`,
    profile: found?.name ?? null,
    keys: keysOf(declaration),
  };
  const rewrite = new ClassRewrite(edits, lock, names);
  rewrite.members(found?.declaration ?? null);
  const type = edits.import(source, ours, 'AuthService');
  const inject = edits.import(source, '@angular/core', 'inject');
  const text = `private readonly ${session} = ${inject}(${type});`;
  if (lock.fieldNode) edits.replaceNode(lock.fieldNode, text);
  else rewrite.insertFirst(text);
  if (found?.declaration) {
    const given = found.declaration.type?.getText();
    const plain = given === undefined || /^(?:any|Object|object|\{\})$/.test(given);
    const modifiers = (found.declaration.modifiers ?? [])
      .filter((one) => one.kind !== ts.SyntaxKind.ReadonlyKeyword)
      .map((one) => `${one.getText()} `)
      .join('');
    edits.replaceNode(
      found.declaration,
      `${modifiers}get ${found.name}(): ${plain ? 'any' : given} {\n${rewrite.indent}  return this.${session}.user()${plain ? '' : ` as any`};\n${rewrite.indent}}`,
    );
  }
  dropOptions(edits, lock);
  dropConstants(edits, source);
  dropNames(edits, source);
}

/** Options that were written apart, and that nothing else reads. */
function dropOptions(edits: Edits, { declaration, made }: LockClass): void {
  const given = made.arguments?.[2];
  if (!given) return;
  const field = fieldBehind(given);
  if (field) {
    const name = field.name.getText();
    const reads = findAll(declaration, ts.isPropertyAccessExpression).filter(
      (one) => one.name.text === name,
    );
    const hidden = ts.getCombinedModifierFlags(field) & ts.ModifierFlags.Private;
    if (reads.length === 1 && hidden) removeLine(edits, field);
  }
}

/** Constants of the file that only what is gone has read. */
function dropConstants(edits: Edits, source: ts.SourceFile): void {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement) || statement.modifiers?.length) continue;
    const [only, more] = statement.declarationList.declarations;
    if (!only || more || !ts.isIdentifier(only.name)) continue;
    const reads = referencesTo(source, only.name.text).filter((one) => one !== only.name);
    const isGone = (one: ts.Node) => edits.covers(source.fileName, one.getStart(), one.getEnd());
    if (reads.length > 0 && reads.every(isGone)) removeLine(edits, statement);
  }
}

/** Lock is used from elsewhere, or the class is made where nothing can be injected. */
function refuseOthers(
  workspace: Workspace,
  { source, declaration, field: name, made }: LockClass,
): void {
  const { checker } = workspace;
  if (decoratorNames(declaration).length === 0) {
    throw new NotCarried(declaration.name ?? declaration, 'its class is none that Angular makes.');
  }
  const className = declaration.name?.text ?? '';
  const constructed = new RegExp(`\\bnew\\s+${className}\\s*\\(`);
  for (const path of workspace.relevant) {
    const text = workspace.text(path) ?? '';
    if (constructed.test(text) && className !== '') {
      throw new NotCarried(
        made,
        `${path.slice(1)} makes ${className} by \`new\`, where nothing can be injected.`,
      );
    }
    if (path === source.fileName || !text.includes(name)) continue;
    const other = workspace.source(path);
    if (!other) continue;
    for (const access of findAll(other, ts.isPropertyAccessExpression)) {
      if (access.name.text !== name) continue;
      const symbol = checker.getSymbolAtLocation(access.name);
      const owner = symbol?.declarations?.[0]?.parent;
      if (owner === declaration) throw new NotCarried(access, 'its Lock is used here directly.');
    }
  }
  for (const other of workspace.sourcesOf('all')) {
    const { read } = templatesOf(
      workspace,
      other,
      (text) => text.includes(`.${name}`) || other === source,
    );
    for (const template of read) {
      for (const node of template.nodes) {
        if (!isRead(node) || node.name !== name) continue;
        const owner = template.memberOf(node)?.declarations?.[0]?.parent;
        if (owner === declaration) {
          throw new NotCarried(template.metadata, 'a template uses its Lock directly.');
        }
      }
    }
  }
}

/** Imports and declarations that the class needs no more. */
function dropNames(edits: Edits, source: ts.SourceFile): void {
  for (const one of importsOf(source)) {
    if (/^auth0-lock(?:\/|$)/.test(moduleOf(one))) edits.dropWholeImport(one);
  }
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const ambient = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
    const [only, more] = statement.declarationList.declarations;
    if (!ambient || !only || more || !/^Auth0Lock(?:Passwordless)?$/.test(only.name.getText()))
      continue;
    const rest = /^[ \t]*\r?\n/.exec(source.text.slice(statement.getEnd()))?.[0].length ?? 0;
    edits.replace(source.fileName, statement.getStart(), statement.getEnd() + rest, '');
  }
  for (const { module, name, local } of importedNames(source)) {
    const uses = referencesTo(source, local);
    const isGone = (one: ts.Node) => edits.covers(source.fileName, one.getStart(), one.getEnd());
    if (uses.length > 0 && uses.every(isGone)) edits.dropImport(source, module, name);
  }
}
