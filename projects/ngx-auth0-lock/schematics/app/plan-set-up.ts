// Plans everything that an app's code needs for a session, or says what to write by hand.
import type { Tree } from '@angular-devkit/schematics';
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
  { clientId, domain }: { readonly clientId: string; readonly domain: string },
): void {
  const config = `{ clientId: ${quoted(clientId)}, domain: ${quoted(domain)} }`;
  try {
    const root = findAppRoot(tree, project.main);
    const providers = addBearerInterceptor(edits, tree, project.sourceRoot, root);
    addSetUp(edits, root, config, providers);
  } catch (error) {
    if (!(error instanceof ManualStepError)) throw error;
    throw new ManualStepError(error.place, `${error.what} ${setUpByHand(config)}`);
  }
}
