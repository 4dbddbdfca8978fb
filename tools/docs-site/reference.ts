// What the reference is about: the entry points that people import, and what of them is shown.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  Comment,
  ReflectionKind,
  type Context,
  type ProjectReflection,
  type Reflection,
} from 'typedoc';
import { entryPoints, root } from '../workspace/paths.ts';

/** Name that people import → the file that says what is public. */
export const apis: readonly (readonly [string, string])[] = [
  ...['src', 'session', 'lock', 'angular-jwt', 'testing'].map((folder) => {
    const name = entryPoints.find((one) => one.folder === folder)?.name ?? folder;
    return [name, `projects/ngx-auth0-lock/${folder}/public-api.ts`] as const;
  }),
  ['auth0-lock-tenant', 'projects/lock-tenant/src/public-api.ts'],
];

/** Entry points get the names that people import, and what is public for the package's own use only goes. */
export function tidyReference({ project }: Context): void {
  for (const [name, file] of apis) nameModule(project, name, file);
  for (const reflection of Object.values(project.reflections)) {
    // What TypeDoc makes of an initial value that is too long to be shown.
    if (reflection.isDeclaration() && reflection.defaultValue === '...') {
      delete reflection.defaultValue;
    }
    if (reflection.name.startsWith('ɵ') || isBareConstructor(reflection)) {
      project.removeReflection(reflection);
    }
  }
}

/** Properties of what is data, such as claims and states: their names say it. Options say what they do. */
export function dataOf(project: ProjectReflection): string[] {
  const bare = project
    .getReflectionsByKind(ReflectionKind.Property)
    .filter((property) => !property.hasComment() && !isWithin(ReflectionKind.Parameter, property))
    .filter(({ parent }) => !parent?.kindOf(ReflectionKind.Class) && !isOptions(parent));
  return [...new Set(bare.map((property) => property.getFriendlyFullName()))];
}

/** TypeDoc asks nothing of what stands in a parameter. */
const isWithin = (kind: ReflectionKind, { parent }: Reflection): boolean =>
  !!parent && (parent.kindOf(kind) || isWithin(kind, parent));

const isOptions = (parent?: Reflection) =>
  /(Options|Config)$/.test(parent?.name ?? '') && parent?.parent?.name !== 'auth0-lock-tenant';

/** That of a service or a directive, which nobody calls. */
function isBareConstructor(reflection: Reflection): boolean {
  if (!reflection.isDeclaration() || reflection.kind !== ReflectionKind.Constructor) return false;
  return (reflection.signatures ?? []).every(({ parameters = [] }) => parameters.length === 0);
}

function nameModule(project: ProjectReflection, name: string, file: string): void {
  const folder = dirname(file);
  const module = project.children?.find((child) =>
    folder.endsWith(child.name.replace(/\/public-api$/, '')),
  );
  if (!module)
    throw new Error(
      `TypeDoc has no module for ${file}: ${project.children?.map((child) => child.name).join(' ')}`,
    );
  // Its first line says what it is.
  const [, about = ''] = /^\/\/ [^:]+: (.+)/.exec(readFileSync(join(root, file), 'utf8')) ?? [];
  module.name = name;
  module.comment = new Comment([
    { kind: 'text', text: about.charAt(0).toUpperCase() + about.slice(1) },
  ]);
}
