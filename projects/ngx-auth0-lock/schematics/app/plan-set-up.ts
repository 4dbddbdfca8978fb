// Plans everything that an app's code needs for a session, or says what to write by hand.
import type { Tree } from '@angular-devkit/schematics';
import type ts from 'typescript';
import { ManualStepError } from '../code/manual-step.ts';
import type { Edits } from '../code/edits.ts';
import { findAppRoot } from './app-root.ts';
import { addBearerInterceptor } from './http-client.ts';
import { addSetUp, quoted, setUpByHand } from './lock-setup.ts';
import type { Project } from './project.ts';

/** @throws ManualStepError where the root of the app is not known; the edits are then not to be used. */
export function planSetUp(
  edits: Edits,
  tree: Tree,
  project: Project,
  tenant: { readonly clientId: string; readonly domain: string },
): void {
  const config = `{ clientId: ${quoted(tenant.clientId)}, domain: ${quoted(tenant.domain)}, flow: 'code' }`;
  try {
    planSetUpWith(edits, tree, project, () => config);
  } catch (error) {
    if (!(error instanceof ManualStepError)) throw error;
    throw new ManualStepError(error.place, `${error.what} ${setUpByHand(config)}`);
  }
}

/**
 * The same with a configuration that is code.
 *
 * @param configFor makes it for the file that it will stand in.
 * @throws ManualStepError where the root of the app is not known.
 */
export function planSetUpWith(
  edits: Edits,
  tree: Tree,
  project: Project,
  configFor: (target: ts.SourceFile) => string,
): void {
  const root = findAppRoot(tree, project.main);
  const config = configFor(root.config.getSourceFile());
  const providers = addBearerInterceptor(edits, tree, project.sourceRoot, root);
  addSetUp(edits, root, config, providers);
}
