// The field of a Lock service that holds the profile: read from the session where nobody else writes it.
import ts from 'typescript';
import { bare, findAll } from '../../code/source.ts';
import type { Workspace } from '../symbols/workspace.ts';
import type { LockClass } from './lock-class.ts';
import { isStoredProfile, keysOf } from '../symbols/stored-values.ts';

export interface ProfileField {
  readonly name: string;
  readonly declaration: ts.PropertyDeclaration;
}

/** Null where there is none, or where it holds more than the profile of who is signed in. */
export function profileField(
  workspace: Workspace,
  { source, declaration, field }: LockClass,
): ProfileField | null {
  const parameters = new Set(profileParameters(declaration, field));
  const writes = findAll(declaration, ts.isBinaryExpression).filter(
    (one) =>
      one.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      /^this\.\w+$/.test(bare(one.left).getText()),
  );
  const found = writes.find((one) => parameters.has(bare(one.right).getText()));
  const name = found && bare(found.left).getText().slice('this.'.length);
  const property = declaration.members.find((one) => one.name?.getText() === name);
  if (name === undefined || !property || !ts.isPropertyDeclaration(property)) return null;
  const keys = keysOf(declaration);
  const isProfile = (node: ts.Expression | undefined) =>
    node === undefined ||
    isStoredProfile(bare(node), keys) ||
    parameters.has(bare(node).getText()) ||
    /^(?:null|undefined|\{\}|''|"")$/.test(bare(node).getText());
  const others = writes.filter((one) => bare(one.left).getText() === `this.${name}`);
  if (!isProfile(property.initializer) || !others.every((one) => isProfile(one.right))) return null;
  return isWrittenElsewhere(workspace, source, property, name)
    ? null
    : { name, declaration: property };
}

/** Second parameters of the callbacks of getProfile() and getUserInfo(). */
function profileParameters(declaration: ts.ClassDeclaration, field: string): string[] {
  return findAll(declaration, ts.isCallExpression).flatMap((call) => {
    const isAsked = [`this.${field}.getProfile`, `this.${field}.getUserInfo`].includes(
      call.expression.getText(),
    );
    const callback = isAsked ? call.arguments[1] : undefined;
    if (!callback || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)))
      return [];
    const name = callback.parameters[1]?.name.getText();
    return name === undefined ? [] : [name];
  });
}

function isWrittenElsewhere(
  workspace: Workspace,
  source: ts.SourceFile,
  property: ts.PropertyDeclaration,
  name: string,
): boolean {
  const written = new RegExp(`\\.${name}(?:\\.\\w+)*\\s*=[^=]`);
  return [...workspace.relevant].some((path) => {
    if (path === source.fileName || !written.test(workspace.text(path) ?? '')) return false;
    const other = workspace.source(path);
    return (
      !!other &&
      findAll(other, ts.isPropertyAccessExpression).some(
        (access) =>
          access.name.text === name &&
          ts.isBinaryExpression(access.parent) &&
          access.parent.left === access &&
          workspace.checker.getSymbolAtLocation(access.name)?.declarations?.includes(property),
      )
    );
  });
}
