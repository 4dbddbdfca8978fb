// Moves rules about which requests carry a token into withBearer([…]).
import ts from 'typescript';
import { library } from './lock-setup.ts';
import type { Edits } from '../code/edits.ts';
import { isCallOf } from '../code/imports.ts';
import { append } from '../code/lists.ts';
import { bare } from '../code/source.ts';

/**
 * Adds rules, as code, to the call that sets the library up.
 *
 * @returns whether it could.
 */
export function addBearerRules(
  edits: Edits,
  setUp: ts.CallExpression,
  rules: readonly string[],
): boolean {
  if (rules.length === 0) return true;
  const existing = setUp.arguments.find((one): one is ts.CallExpression =>
    isCallOf(one, library, 'withBearer'),
  );
  if (!existing) {
    const name = edits.import(setUp.getSourceFile(), library, 'withBearer');
    append(edits, setUp, [`${name}([${rules.join(', ')}])`]);
    return true;
  }
  const [given] = existing.arguments;
  const list = given && bare(given);
  if (!list || !ts.isArrayLiteralExpression(list)) return false;
  append(edits, list, rules);
  return true;
}
