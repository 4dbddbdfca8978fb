// `ng generate ngx-auth0-lock:migrate`: converts what is safe to convert, and lists the rest with file and line.
import { SchematicsException, type Rule } from '@angular-devkit/schematics';
import { shown } from '../code/source.ts';
import { Migration } from './migration.ts';
import { closingNotes, oldPackages } from './leftovers/closing-notes.ts';
import { reportLeftovers } from './leftovers/leftovers.ts';
import { oldLines } from './leftovers/old-lines.ts';
import { Report, summary } from './report/report.ts';
import { Scope } from './symbols/scope.ts';
import { Workspace } from './symbols/workspace.ts';

export interface MigrateOptions {
  readonly project?: string;
  /** Ends with an error where anything is to be converted or done by hand; nothing is written. */
  readonly check?: boolean;
}

export default function migrate(options: MigrateOptions): Rule {
  return async (tree, context) => {
    const workspace = new Workspace(tree);
    const scope = await Scope.of(workspace, options.project);
    const versions = oldPackages(tree);
    const before = oldLines(workspace, scope).size;
    const migration = new Migration(workspace, scope, versions['angular2-jwt']);
    const notes = new Set<string>();
    const changed = new Set<string>();
    let report: Report;
    let passes = 0;
    let again: boolean;
    // Until nothing changes any more: what is left is then named by the lines where it will be.
    do {
      report = new Report(notes);
      const paths = migration.run(report);
      for (const path of paths) changed.add(path);
      again = paths.length > 0;
    } while (again && ++passes < 6);
    reportLeftovers(workspace, scope, report);
    for (const note of closingNotes(workspace, scope, versions)) notes.add(note);

    const text = summary({
      changed: [...changed]
        .toSorted()
        .map((path) => (tree.exists(path) ? shown(path) : `${shown(path)} (removed)`)),
      left: report.left,
      notes: [...notes],
      lines: { before, after: oldLines(workspace, scope).size },
    });
    context.logger.info(text);
    if (options.check && (changed.size > 0 || report.left.length > 0)) {
      throw new SchematicsException(
        `--check: ${changed.size} file(s) to convert, ${report.left.length} place(s) left to you. Nothing was changed.`,
      );
    }
  };
}
