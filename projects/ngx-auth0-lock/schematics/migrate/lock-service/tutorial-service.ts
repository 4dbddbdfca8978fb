// The `Auth` service of Auth0's Angular 2 tutorial: where it is exactly that, AuthService takes its place.
import ts from 'typescript';
import type { Edits } from '../../code/edits.ts';
import {
  importedNames,
  importsOf,
  moduleOf,
  referencesTo,
  type ImportedName,
} from '../../code/imports.ts';
import { removeElement } from '../../code/lists.ts';
import { ours } from '../symbols/package-types.ts';
import type { Workspace } from '../symbols/workspace.ts';
import type { LockClass } from './lock-class.ts';
import { isTutorialService } from './tutorial-shape.ts';

interface User {
  readonly from: ts.SourceFile;
  readonly imported: ImportedName;
  readonly uses: readonly ts.Identifier[];
}

/** @returns whether it was replaced; not where anything names it that would then name nothing. */
export function replaceTutorialService(
  edits: Edits,
  workspace: Workspace,
  lock: LockClass,
): boolean {
  const { source, declaration } = lock;
  if (!isTutorialService(source, declaration)) return false;
  const users = usersOf(workspace, lock);
  if (!users) return false;
  edits.remove(source.fileName);
  for (const user of users) replaceIn(edits, user);
  return true;
}

/** Who imports the service; null where one of them needs more than AuthService gives. */
function usersOf(workspace: Workspace, { source, declaration }: LockClass): User[] | null {
  const users: User[] = [];
  const service = source.fileName;
  for (const path of workspace.paths) {
    const modules = workspace
      .modulesOf(path)
      .filter((one) => workspace.resolve(path, one) === service);
    if (modules.length === 0) continue;
    const from = path.endsWith('.ts') ? workspace.source(path) : null;
    if (!from) return null;
    const imports = importsOf(from).filter((one) => modules.includes(moduleOf(one)));
    const names = importedNames(from).filter(({ declaration: one }) => imports.includes(one));
    const [imported, more] = names;
    // Dynamic imports, mocks, references and side effects name the file in other ways.
    const mentions = countOf(from.text, modules);
    if (!imported || more || imports.length !== 1 || mentions !== 1) return null;
    if (imported.name !== declaration.name?.text || imported.declaration.importClause?.name)
      return null;
    const uses = referencesTo(from, imported.local);
    if (!uses.every(isReplaceable)) return null;
    users.push({ from, imported, uses });
  }
  return users.some(({ from }) => usesMore(workspace, from, declaration)) ? null : users;
}

const countOf = (text: string, modules: readonly string[]) =>
  modules.reduce(
    (sum, one) =>
      sum +
      text.split(new RegExp(`['"\`]${one.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}['"\`]`)).length -
      1,
    0,
  );

/** A type, a token, a provider: not a base class, something exported, or one made by `new`. */
function isReplaceable({ parent }: ts.Identifier): boolean {
  return !(
    ts.isExpressionWithTypeArguments(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isExportAssignment(parent) ||
    ts.isNewExpression(parent) ||
    ts.isDecorator(parent) ||
    (ts.isPropertyAssignment(parent) && /^use(?:Class|Existing)$/.test(parent.name.getText()))
  );
}

/** Whether somebody reads another member than those that AuthService has too. */
function usesMore(
  workspace: Workspace,
  from: ts.SourceFile,
  declaration: ts.ClassDeclaration,
): boolean {
  const { checker } = workspace;
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const owner = checker.getSymbolAtLocation(node)?.declarations?.[0]?.parent;
      if (owner === declaration && !/^(?:login|logout|authenticated)$/.test(node.text))
        found = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(from);
  return found || /\.lock\b/.test(from.text) || templateUsesLock(workspace, from);
}

function templateUsesLock(workspace: Workspace, from: ts.SourceFile): boolean {
  const folder = from.fileName.replace(/[^/]*$/, '');
  return [...from.text.matchAll(/templateUrl:\s*['"`]\.?\/?([^'"`]+)/g)].some(([, url]) =>
    /\w\.lock\b/.test(workspace.text(`${folder}${url}`) ?? ''),
  );
}

function replaceIn(edits: Edits, { from, imported, uses }: User): void {
  edits.dropImport(from, imported.module, imported.name);
  const provided = uses.filter(isProvided);
  for (const use of provided) removeElement(edits, use);
  const others = uses.filter((use) => !provided.includes(use));
  if (others.length === 0) return;
  const name = edits.import(from, ours, 'AuthService');
  for (const use of others) if (use.text !== name) edits.replaceNode(use, name);
}

/** In `providers: […]`: AuthService is there by itself. */
function isProvided({ parent }: ts.Identifier): boolean {
  if (!ts.isArrayLiteralExpression(parent)) return false;
  const owner = parent.parent;
  return ts.isPropertyAssignment(owner) && owner.name.getText() === 'providers';
}
