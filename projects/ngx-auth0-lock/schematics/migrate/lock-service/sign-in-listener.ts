// `lock.on('authenticated', …)`: what is left of the listener once the session keeps the tokens by itself.
import ts from 'typescript';
import { literalText } from '../../code/lists.ts';
import { bare } from '../../code/source.ts';
import { NotCarried } from './lock-config.ts';
import {
  converted,
  expressionOf,
  isLockCall,
  isObsolete,
  type ServiceNames,
  type Step,
} from './service-code.ts';

export interface Listener {
  readonly event: string;
  readonly statement: ts.ExpressionStatement;
  readonly callback: ts.Expression;
}

/** `this.lock.on('…', …);` as a statement, however its calls are chained. */
export function listenerOf(statement: ts.Statement, names: ServiceNames): Listener | null {
  if (!ts.isExpressionStatement(statement)) return null;
  const call = bare(statement.expression);
  if (!isLockCall(call, names, 'on')) return null;
  const [event, callback] = call.arguments;
  const name = literalText(event);
  return name !== null && callback ? { event: name, statement, callback } : null;
}

/** Statements that stay, as code; with the methods of the class that take the answer. */
export interface Remains {
  readonly code: readonly string[];
  readonly usesUser: boolean;
  /** Methods that were called with Lock's answer. */
  readonly methods: ReadonlySet<string>;
}

export function remainsOf(listener: Listener, names: ServiceNames): Remains {
  const { callback } = listener;
  const method = /^this\.(\w+)(?:\.bind\(this\))?$/.exec(callback.getText())?.[1];
  if (method !== undefined) return { code: [], usesUser: false, methods: new Set([method]) };
  const body = functionOf(callback);
  const [result] = body.parameters;
  return remainsOfSteps(bodyOf(body), result ? { ...names, result: result.name.getText() } : names);
}

/** What a statement that asks Lock for the profile leaves; null for every other. */
export function remainsOfProfile(step: Step, names: ServiceNames): Remains | null {
  return profileCallback(step, names) ? remainsOfSteps([step], names) : null;
}

/** `show((error, profile, token) => …)`, as up to Lock 9, as a call of login(); null for every other. */
export function shownWithCallback(step: Step, names: ServiceNames): string | null {
  const call = expressionOf(step);
  if (!call || !isLockCall(call, names, 'show') || call.arguments.length !== 1) return null;
  const callback = bare(call.arguments[0] as ts.Expression);
  if (!ts.isArrowFunction(callback) && !ts.isFunctionExpression(callback)) return null;
  const [failed, user] = callback.parameters.map((one) => one.name.getText());
  const inner = user === undefined ? names : { ...names, user };
  const { code } = remainsOfSteps(withoutErrors(bodyOf(callback), failed), inner);
  const [only, more] = code;
  if (only === undefined) return `${names.session}.login();`;
  const path =
    /^this\.\w+\.(?:navigate\(\[\s*|navigateByUrl\(\s*)(['"])(\/[\w/-]*)\1\s*\]?\);?$/.exec(
      only,
    )?.[2];
  if (path === undefined || more !== undefined) {
    throw new NotCarried(step, 'show() is given a callback that does more than keep the answer.');
  }
  return `${names.session}.login({ returnTo: '${path}' });`;
}

function remainsOfSteps(steps: readonly Step[], names: ServiceNames): Remains {
  const code: string[] = [];
  const methods = new Set<string>();
  let usesUser = false;
  const take = (statements: readonly Step[], here: ServiceNames): void => {
    for (const statement of statements) {
      if (isObsolete(statement, here)) continue;
      const profile = profileCallback(statement, here);
      if (profile) {
        const [failed, user] = profile.parameters.map((one) => one.name.getText());
        const inner = user === undefined ? here : { ...here, user };
        take(withoutErrors(bodyOf(profile), failed), inner);
        continue;
      }
      const handed = handedOn(statement, here);
      if (handed) {
        methods.add(handed);
        continue;
      }
      const guarded = answerGuard(statement, here);
      if (guarded) {
        take(guarded, here);
        continue;
      }
      const text = comments(statement) + converted(statement, here);
      if (here.user !== undefined && new RegExp(`\\b${here.user}\\b`).test(text)) {
        usesUser = true;
        const constant = `const ${here.user}: any = { ...${here.session}.user() };`;
        if (!code.includes(constant)) code.unshift(constant);
      }
      code.push(ts.isExpression(statement) ? `${text};` : text);
    }
  };
  take(steps, names);
  return { code, usesUser, methods };
}

function functionOf(node: ts.Expression): ts.ArrowFunction | ts.FunctionExpression {
  const value = bare(node);
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return value;
  throw new NotCarried(node, 'its listener is not written out here.');
}

/** The comments right before a statement that stays. */
function comments(step: Step): string {
  const { text } = step.getSourceFile();
  const ranges = ts.getLeadingCommentRanges(text, step.getFullStart()) ?? [];
  return ranges.map(({ pos, end }) => `${text.slice(pos, end)}\n`).join('');
}

/** The steps of a function; of an arrow without braces, its expression. */
export const bodyOf = (node: ts.ArrowFunction | ts.FunctionExpression): readonly Step[] =>
  ts.isBlock(node.body) ? node.body.statements : [node.body];

/** `this.lock.getProfile(token, (error, profile) => { … })`, and getUserInfo(). */
function profileCallback(
  step: Step,
  names: ServiceNames,
): ts.ArrowFunction | ts.FunctionExpression | null {
  const call = expressionOf(step);
  if (!call) return null;
  if (!isLockCall(call, names, 'getProfile') && !isLockCall(call, names, 'getUserInfo'))
    return null;
  const callback = call.arguments[1];
  return callback ? functionOf(callback) : null;
}

/** Without what looked at the error, and out of what asked whether there was none. */
function withoutErrors(statements: readonly Step[], failed: string | undefined): readonly Step[] {
  if (failed === undefined) return statements;
  return statements.flatMap((one): readonly Step[] => {
    if (!ts.isIfStatement(one)) return [one];
    const condition = one.expression.getText();
    if (condition === failed) return one.elseStatement ? blockOf(one.elseStatement) : [];
    if (condition === `!${failed}`) return blockOf(one.thenStatement);
    return [one];
  });
}

const blockOf = (statement: ts.Statement): readonly ts.Statement[] =>
  ts.isBlock(statement) ? statement.statements : [statement];

/** `if (authResult && authResult.idToken) { … }`: there always is one. */
function answerGuard(statement: Step, { result, user }: ServiceNames) {
  if (!ts.isIfStatement(statement)) return null;
  // The other branch handled an error, which auth.error() and auth.events tell.
  const other = statement.elseStatement;
  if (other && !(ts.isIfStatement(other) && /\.error\b/.test(other.expression.getText())))
    return null;
  const parts = statement.expression.getText().split('&&');
  const always = parts.every((part) =>
    [result, user].some(
      (name) =>
        name !== undefined &&
        new RegExp(`^\\(*${name}(?:\\.(?:idToken|accessToken))?\\)*$`).test(part.trim()),
    ),
  );
  return always ? blockOf(statement.thenStatement) : null;
}

/** `this.setSession(authResult)`: the method that the answer is handed to. */
function handedOn(step: Step, { result }: ServiceNames): string | null {
  const call = expressionOf(step);
  if (!call || result === undefined) return null;
  if (!ts.isCallExpression(call) || call.arguments.length !== 1) return null;
  if (call.arguments[0]?.getText() !== result) return null;
  return /^this\.(\w+)$/.exec(call.expression.getText())?.[1] ?? null;
}
