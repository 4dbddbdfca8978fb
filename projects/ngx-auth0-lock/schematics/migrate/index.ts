// `ng generate ngx-auth0-lock:migrate`: converts what is safe to convert, and lists the rest with file and line.
import type { Rule, Tree } from '@angular-devkit/schematics';
import type ts from 'typescript';
import { findSetUp } from '../app/lock-setup.ts';
import { planSetUp } from '../app/plan-set-up.ts';
import { findProject, type Project } from '../app/project.ts';
import { ManualStepError } from '../code/manual-step.ts';
import { Edits } from '../code/edits.ts';
import { localName } from '../code/imports.ts';
import { shown, sourcesBelow } from '../code/source.ts';
import { angular2Jwt, migrateAngular2Jwt } from './angular2-jwt.ts';
import { migrateAuth0AngularCode } from './auth0-angular-code.ts';
import { migrateAuth0Config } from './auth0-angular-config.ts';
import { migrateTemplates } from './auth0-angular-templates.ts';
import { addInterceptorForRules, dropClassInterceptors } from './class-interceptors.ts';
import { migrateJwtModule } from './jwt-module.ts';
import { closingNotes, oldPackages, reportLeftovers } from './leftovers.ts';
import { Report, summary } from './report.ts';
import { migrateTutorialService } from './tutorial-service.ts';

export interface MigrateOptions {
  readonly project?: string;
}

export default function migrate(options: MigrateOptions): Rule {
  return async (tree, context) => {
    const project = await findProject(tree, options.project);
    const before = textsBelow(tree, project);
    const versions = oldPackages(tree);
    const notes = new Set<string>();
    let pass: Pass;
    let passes = 0;
    // Until nothing changes any more: what is left is then named by the lines where it will be.
    do {
      pass = new Pass(tree, project, versions['angular2-jwt']);
      pass.run();
      for (const note of pass.notes) notes.add(note);
    } while (pass.changed && ++passes < 5);
    reportLeftovers(tree, project, pass.report);
    for (const note of closingNotes(tree, project, versions)) notes.add(note);

    const after = textsBelow(tree, project);
    const changed = [...before.keys()]
      .filter((path) => before.get(path) !== after.get(path))
      .map((path) => (after.has(path) ? shown(path) : `${shown(path)} (removed)`));
    context.logger.info(summary(changed, pass.report.left, [...notes]));
  };
}

/** All migrations, one after another; each reads what the one before has written. */
class Pass {
  readonly report = new Report();
  readonly notes: string[] = [];
  changed = false;
  private readonly tree: Tree;
  private readonly project: Project;
  private readonly jwtVersion: string | undefined;

  constructor(tree: Tree, project: Project, jwtVersion: string | undefined) {
    this.tree = tree;
    this.project = project;
    this.jwtVersion = jwtVersion;
  }

  run(): void {
    const { tree, project, report } = this;
    this.replaceTutorialService();
    const version = this.jwtVersion;
    const usesAuthHttp = sourcesBelow(tree, project.sourceRoot).some(
      (source) => localName(source, angular2Jwt, 'AuthHttp') !== null,
    );
    this.eachSource((edits, source) =>
      migrateAngular2Jwt(edits, source, { version, usesAuthHttp }, report),
    );
    this.eachSource((edits, source) => {
      this.notes.push(...migrateAuth0Config(edits, tree, project.sourceRoot, source, report));
    });
    // Templates first: they are found by the names that the code then changes.
    this.eachSource((edits, source) => migrateTemplates(edits, tree, source, report));
    this.eachSource((edits, source) => migrateAuth0AngularCode(edits, source, report));
    this.eachSource((edits, source) =>
      migrateJwtModule(edits, source, findSetUp(tree, project.sourceRoot), report),
    );
    this.step((edits) => addInterceptorForRules(edits, tree, project, report));
    this.step((edits) => dropClassInterceptors(edits, tree, project));
  }

  private replaceTutorialService(): void {
    const { tree, project, report } = this;
    const lock = this.step((edits) =>
      migrateTutorialService(edits, tree, sourcesBelow(tree, project.sourceRoot, true), report),
    );
    if (!lock || findSetUp(tree, project.sourceRoot)) return;
    try {
      this.step((edits) => planSetUp(edits, tree, project, lock));
    } catch (error) {
      if (!(error instanceof ManualStepError)) throw error;
      this.notes.push(error.message);
    }
  }

  private eachSource(migrateOne: (edits: Edits, source: ts.SourceFile) => void): void {
    for (const source of sourcesBelow(this.tree, this.project.sourceRoot)) {
      this.step((edits) => migrateOne(edits, source));
    }
  }

  private step<T>(plan: (edits: Edits) => T): T {
    const edits = new Edits();
    const result = plan(edits);
    if (edits.apply(this.tree)) this.changed = true;
    return result;
  }
}

function textsBelow(tree: Tree, { sourceRoot }: Project): Map<string, string> {
  const texts = new Map<string, string>();
  tree.getDir(sourceRoot).visit((path) => {
    if (/\.(?:ts|html)$/.test(path)) texts.set(path, tree.readText(path));
  });
  return texts;
}
