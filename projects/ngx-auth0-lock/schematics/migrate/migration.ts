// All migrations, one after another; each reads what the one before has written.
import { Edits } from '../code/edits.ts';
import type ts from 'typescript';
import { migrateAngular2Jwt } from './angular2-jwt/angular2-jwt.ts';
import { asksForAuthHttp } from './angular2-jwt/auth-http-provider.ts';
import { migrateAuth0Angular } from './auth0-angular/auth0-angular.ts';
import {
  addInterceptorForRules,
  dropClassInterceptors,
} from './auth0-angular/class-interceptors.ts';
import { migrateAuth0Config } from './auth0-angular/configuration.ts';
import { migrateTemplates } from './auth0-angular/templates.ts';
import { migrateJwtModule } from './jwt-module/jwt-module.ts';
import { planLock } from './lock-service/migrate-locks.ts';
import type { Report } from './report/report.ts';
import { auth0Angular, angular2Jwt, angularJwt } from './symbols/package-types.ts';
import type { Scope } from './symbols/scope.ts';
import type { Workspace } from './symbols/workspace.ts';

export class Migration {
  private readonly workspace: Workspace;
  private readonly scope: Scope;
  private readonly jwtVersion: string | undefined;
  private changed: string[] = [];

  /** @param jwtVersion the workspace's range for angular2-jwt. */
  constructor(workspace: Workspace, scope: Scope, jwtVersion: string | undefined) {
    this.workspace = workspace;
    this.scope = scope;
    this.jwtVersion = jwtVersion;
  }

  /** @returns paths of the files that are different now. */
  run(report: Report): readonly string[] {
    const { workspace, scope } = this;
    this.changed = [];
    // One service after another: each may change what the next one is made with.
    for (let turn = 0; turn < 20; turn++) {
      const plan = planLock(workspace, scope, report);
      if (!plan || !this.apply(plan)) break;
    }
    const version = this.jwtVersion;
    this.together(angular2Jwt, (edits, sources) => {
      const usesAuthHttp = workspace.sourcesOf().some((one) => asksForAuthHttp(workspace, one));
      for (const source of sources) {
        migrateAngular2Jwt(edits, source, { version, usesAuthHttp }, report);
      }
    });
    for (const source of this.sources(auth0Angular)) {
      const [app] = scope.appsOf(source.fileName);
      if (!app) continue;
      const edits = new Edits();
      migrateAuth0Config(edits, workspace, app.sourceRoot, source, report);
      this.apply(edits);
    }
    this.together(null, (edits, sources) => {
      for (const source of sources) migrateAuth0Angular(edits, workspace, source, report);
      migrateTemplates(edits, workspace, sources, report);
    });
    for (const source of this.sources(angularJwt)) {
      const [app] = scope.appsOf(source.fileName);
      if (!app) continue;
      const edits = new Edits();
      migrateJwtModule(edits, workspace, app, source, report);
      this.apply(edits);
    }
    for (const app of scope.projects) {
      const rules = new Edits();
      addInterceptorForRules(rules, workspace.tree, app, report);
      this.apply(rules);
      const old = new Edits();
      dropClassInterceptors(old, workspace.tree, app);
      this.apply(old);
    }
    return this.changed;
  }

  /** Files that may be changed; of those that name a package where one is given. */
  private sources(module: string | null): ts.SourceFile[] {
    return this.workspace
      .sourcesOf()
      .filter((source) => this.scope.has(source.fileName))
      .filter(({ text }) => module === null || text.includes(module));
  }

  private together(
    module: string | null,
    plan: (edits: Edits, sources: readonly ts.SourceFile[]) => void,
  ): void {
    const edits = new Edits();
    plan(edits, this.sources(module));
    this.apply(edits);
  }

  private apply(edits: Edits): boolean {
    const changed = this.workspace.apply(edits);
    this.changed.push(...changed);
    return changed.length > 0;
  }
}
