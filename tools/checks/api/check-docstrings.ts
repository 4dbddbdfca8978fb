// Checks that every public name of the built library says what it is, where an editor shows it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { isHidden, parseDeclarations, publicNames } from './declarations.ts';
import { entryPoints, libraryDist } from '../../workspace/paths.ts';

/** Public names without a docstring, and members without one of the classes and options that people use by hand. */
export function undocumented(text: string): string[] {
  const file = parseDeclarations(text);
  return publicNames(file)
    .filter(({ name }) => !name.startsWith('ɵ'))
    .flatMap(({ name, declarations }) => {
      if (declarations.length === 0) return [];
      const own = declarations.some(hasDocstring) ? [] : [name];
      const members = declarations.filter(isUsedByHand).flatMap(bareMembers);
      return own.concat(members.map((member) => `${name}.${member}`));
    });
}

/** Not what is data (claims, states), and not what only follows an interface that says it. */
function isUsedByHand(declaration: ts.Statement): boolean {
  if (ts.isInterfaceDeclaration(declaration))
    return /(Options|Config)$/.test(declaration.name.text);
  if (!ts.isClassDeclaration(declaration)) return false;
  const clauses = declaration.heritageClauses ?? [];
  return !clauses.some(({ token }) => token === ts.SyntaxKind.ImplementsKeyword);
}

function bareMembers(declaration: ts.Statement): string[] {
  if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration)) return [];
  const seen = new Set<string>();
  return [...declaration.members].flatMap((member) => {
    const name = member.name?.getText();
    // A constructor is described by its class, and an overload by the first one.
    if (name === undefined || name.startsWith('ɵ') || isHidden(member) || seen.has(name)) return [];
    seen.add(name);
    return hasDocstring(member) ? [] : [name];
  });
}

const hasDocstring = (node: ts.Node) =>
  ts.getJSDocCommentsAndTags(node).some((doc) => ts.isJSDoc(doc) && !!doc.comment);

/** The file of an entry point's rolled-up types. */
export const typesFile = (name: string) =>
  join(libraryDist, 'types', `${name.replaceAll('/', '-')}.d.ts`);

if (import.meta.main) {
  const missing = entryPoints.flatMap(({ name }) =>
    undocumented(readFileSync(typesFile(name), 'utf8')).map((bare) => `${name}: ${bare}`),
  );
  console.log(missing.join('\n') || 'every public name has one');
  process.exitCode = missing.length > 0 ? 1 : 0;
}
