// What old code keeps in web storage about who is signed in, and where it reads it.
import ts from 'typescript';
import { literalText } from '../../code/lists.ts';
import { bare, findAll } from '../../code/source.ts';

export type Kept = 'id' | 'access' | 'profile' | 'expiry';

export type StorageKeys = Readonly<Record<string, Kept>>;

/** Keys of tutorials and quickstarts → what lies under them. */
export const usualKeys: StorageKeys = {
  id_token: 'id',
  idToken: 'id',
  access_token: 'access',
  accessToken: 'access',
  profile: 'profile',
  user_profile: 'profile',
  expires_at: 'expiry',
  expiresAt: 'expiry',
};

export interface StorageCall {
  readonly method: 'getItem' | 'setItem' | 'removeItem';
  readonly key: string;
  readonly kept: Kept;
  readonly value: ts.Expression | undefined;
}

/** `localStorage.getItem('id_token')` and its like; null for every other expression and key. */
export function storageCall(node: ts.Node, keys: StorageKeys = usualKeys): StorageCall | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression, name } = node.expression;
  if (!/^(?:window\.)?(?:local|session)Storage$/.test(expression.getText())) return null;
  const method = /^(?:get|set|remove)Item$/.exec(name.text)?.[0];
  const [first, value] = node.arguments;
  const key = literalText(first);
  if (!method || key === null || !Object.hasOwn(keys, key)) return null;
  return {
    method: method as StorageCall['method'],
    key,
    kept: keys[key] as Kept,
    value: value && bare(value),
  };
}

/** `JSON.parse(localStorage.getItem('profile'))`, with whatever stands in for a missing one. */
export function isStoredProfile(
  node: ts.Node,
  keys: StorageKeys = usualKeys,
): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'JSON.parse') return false;
  let [given] = node.arguments;
  given = given && bare(given);
  if (given && ts.isBinaryExpression(given)) given = bare(given.left);
  const call = given && storageCall(given, keys);
  return call?.method === 'getItem' && call.kept === 'profile';
}

/** The keys that a class uses: the usual ones, and those that it puts Lock's tokens under. */
export function keysOf(root: ts.Node): StorageKeys {
  const keys: Record<string, Kept> = { ...usualKeys };
  for (const call of findAll(root, ts.isCallExpression)) {
    if (!/^(?:window\.)?(?:local|session)Storage\.setItem$/.test(call.expression.getText()))
      continue;
    const [first, value] = call.arguments;
    const key = literalText(first);
    const text = value?.getText() ?? '';
    if (key === null) continue;
    if (/\.idToken$/.test(text)) keys[key] = 'id';
    else if (/\.accessToken$/.test(text)) keys[key] = 'access';
    else if (/^JSON\.stringify\(\w*profile\w*\)$/i.test(text)) keys[key] = 'profile';
  }
  return keys;
}
