// Lock services of an app: replaced by AuthService where they are the tutorial's, else rewritten to use it.
import ts from 'typescript';
import { findSetUp } from '../../app/lock-setup.ts';
import { planSetUpWith } from '../../app/plan-set-up.ts';
import type { Project } from '../../app/project.ts';
import { ManualStepError } from '../../code/manual-step.ts';
import { Edits } from '../../code/edits.ts';
import { literalText, property } from '../../code/lists.ts';
import { bare, placeOf } from '../../code/source.ts';
import type { Report } from '../report/report.ts';
import type { Scope } from '../symbols/scope.ts';
import { textOfExpression } from '../symbols/values.ts';
import { isSpec, type Workspace } from '../symbols/workspace.ts';
import { lockClassOf, locksIn } from './lock-class.ts';
import { lockArguments, lockConfigCode, NotCarried, type LockArguments } from './lock-config.ts';
import { rewriteLockClass } from './lock-service.ts';
import { replaceTutorialService } from './tutorial-service.ts';

const advice =
  "provideAuth0Lock() takes client id, domain, and Lock's options as `lock`; login(), logout() and authenticated() of AuthService are what such services do, auth.user() is the profile, auth.events tells what happens.";

/** @returns the edits of one service; null where there is none, or none that can be converted. */
export function planLock(workspace: Workspace, scope: Scope, report: Report): Edits | null {
  const locks = workspace
    .sourcesOf()
    .filter(({ fileName }) => scope.has(fileName) && !isSpec(fileName))
    .flatMap((source) => locksIn(workspace, source));
  for (const made of locks) {
    const leave = (why: string, node: ts.Node = made) => {
      const where = node === made ? '' : ` (${placeOf(node)})`;
      report.leave(made, `new Auth0Lock(…) stays: ${why}${where} ${advice}`);
    };
    if (locks.some((other) => isOfAnotherTenant(workspace, made, other))) {
      leave('the app talks to several tenants or clients, and one session is of one.');
      continue;
    }
    const apps = scope.appsOf(made.getSourceFile().fileName);
    try {
      return plan(workspace, apps, made);
    } catch (error) {
      if (error instanceof NotCarried) leave(error.message, error.node);
      else if (error instanceof ManualStepError) leave(`${error.place}: ${error.what}`);
      else throw error;
    }
  }
  return null;
}

function isOfAnotherTenant(
  workspace: Workspace,
  one: ts.NewExpression,
  other: ts.NewExpression,
): boolean {
  if (one === other) return false;
  return [0, 1].some((index) => {
    const [a, b] = [one, other].map((made) => {
      const given = made.arguments?.[index];
      return given && (textOfExpression(workspace, given) ?? given.getText());
    });
    return a !== b;
  });
}

function plan(workspace: Workspace, apps: readonly Project[], made: ts.NewExpression): Edits {
  const edits = new Edits();
  const lock = lockArguments(made);
  const found = lockClassOf(made);
  if (typeof found === 'string') throw new NotCarried(made, found);
  if (!replaceTutorialService(edits, workspace, found)) rewriteLockClass(edits, workspace, found);
  for (const app of apps) setUp(edits, workspace, app, lock);
  return edits;
}

function setUp(edits: Edits, workspace: Workspace, app: Project, lock: LockArguments): void {
  const { tree } = workspace;
  const existing = findSetUp(tree, app.sourceRoot);
  if (!existing) {
    planSetUpWith(edits, tree, app, (target) => lockConfigCode(edits, workspace, lock, target));
    return;
  }
  const [given] = existing.arguments;
  const config = given && bare(given);
  if (config && ts.isObjectLiteralExpression(config) && isSame(config, lock)) return;
  // What `ng add` wrote gives way to what the app has been configured with.
  if (!config || !ts.isObjectLiteralExpression(config) || !isPlainConfig(config)) {
    throw new NotCarried(
      existing,
      'provideAuth0Lock() is set up already, with more than client id and domain: merge the two.',
    );
  }
  const target = existing.getSourceFile();
  edits.replaceNode(config, lockConfigCode(edits, workspace, lock, target));
}

const isPlainConfig = (config: ts.ObjectLiteralExpression) =>
  config.properties.every((one) => /^(?:clientId|domain)$/.test(one.name?.getText() ?? ''));

/** Nothing to add to what is there: the same texts, and no options. */
function isSame(config: ts.ObjectLiteralExpression, lock: LockArguments): boolean {
  if (lock.passwordless) return false;
  if (
    lock.options &&
    !(ts.isObjectLiteralExpression(lock.options) && lock.options.properties.length === 0)
  ) {
    return false;
  }
  return (
    (['clientId', 'domain'] as const).every((name) => {
      const there = property(config, name);
      if (!there || !ts.isPropertyAssignment(there)) return false;
      return (
        literalText(there.initializer) !== null &&
        literalText(there.initializer) === literalText(lock[name])
      );
    }) || sameCode(config, lock)
  );
}

/** `environment.clientId`, as an earlier run has written it. */
const sameCode = (config: ts.ObjectLiteralExpression, lock: LockArguments) =>
  (['clientId', 'domain'] as const).every((name) => {
    const there = property(config, name);
    return (
      there &&
      ts.isPropertyAssignment(there) &&
      there.initializer.getText() === lock[name].getText()
    );
  });
