// Everything of one file that was written against @auth0/auth0-angular, but for its configuration and templates.
import type ts from 'typescript';
import type { Edits } from '../../code/edits.ts';
import type { Report } from '../report/report.ts';
import { usesIn } from '../symbols/origin.ts';
import type { Workspace } from '../symbols/workspace.ts';
import { goneMembers } from './advice.ts';
import { isAuthServiceMember } from './members.ts';
import { keepsService, migrateNames, reportOwnClaims } from './names.ts';
import { migrateObservables } from './observables.ts';
import { migrateCalls } from './service-calls.ts';

export function migrateAuth0Angular(
  edits: Edits,
  workspace: Workspace,
  source: ts.SourceFile,
  report: Report,
): void {
  if (keepsService(source)) {
    // What is called on the old service stays right only as it is.
    for (const { node, ...origin } of usesIn(workspace, source)) {
      const what = isAuthServiceMember(origin) ? goneMembers[origin.member ?? ''] : undefined;
      if (what) report.leave(node, `${origin.member}: ${what}`);
    }
    migrateNames(edits, source, new Set(), report);
    return;
  }
  const { handled, retyped } = migrateObservables(edits, workspace, source);
  migrateCalls(edits, workspace, source, handled, report);
  migrateNames(edits, source, retyped, report);
  reportOwnClaims(workspace, source, report);
}
