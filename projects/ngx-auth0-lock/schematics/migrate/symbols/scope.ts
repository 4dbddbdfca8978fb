// Which files may be changed: those of the chosen apps, and libraries that no other app needs as they are.
import { SchematicsException } from '@angular-devkit/schematics';
import { findProjects, type Project } from '../../app/project.ts';
import type { Workspace } from './workspace.ts';

export class Scope {
  /** The apps that are migrated. */
  readonly projects: readonly Project[];
  private readonly all: readonly Project[];
  private readonly reached: ReadonlyMap<string, ReadonlySet<Project>>;

  private constructor(workspace: Workspace, all: readonly Project[], chosen: readonly Project[]) {
    this.all = all;
    this.projects = chosen;
    this.reached = reachable(workspace, all);
  }

  /**
   * @param name the app that is meant; without one, all of the workspace.
   * @throws SchematicsException where there is no such app.
   */
  static async of(workspace: Workspace, name?: string): Promise<Scope> {
    const { apps, roots } = await findProjects(workspace.tree);
    workspace.projectRoots = roots;
    const chosen = name === undefined ? apps : apps.filter((one) => one.name === name);
    if (chosen.length === 0) {
      const names = apps.map((one) => one.name).join(', ');
      throw new SchematicsException(
        name === undefined
          ? 'No application was found in angular.json, nor a project.json of one: run this in the folder of the workspace.'
          : `There is no application "${name}". There is: ${names}.`,
      );
    }
    return new Scope(workspace, apps, chosen);
  }

  /** The apps that a file is part of. */
  appsOf(path: string): readonly Project[] {
    const found = [...(this.reached.get(path) ?? [])];
    if (found.length > 0) return found;
    return this.all.filter(({ sourceRoot }) => isBelow(path, sourceRoot));
  }

  /** Whether a file may be changed. */
  has(path: string): boolean {
    const apps = this.appsOf(path);
    if (apps.length === 0) return this.projects.length === this.all.length;
    return apps.every((one) => this.projects.includes(one));
  }

  /** A file that is needed by an app that is migrated, and by one that is not. */
  isShared(path: string): boolean {
    return !this.has(path) && this.appsOf(path).some((one) => this.projects.includes(one));
  }
}

const isBelow = (path: string, folder: string) =>
  path.startsWith(folder === '/' ? folder : `${folder}/`);

/** Path → the apps whose main file leads there. */
function reachable(
  workspace: Workspace,
  apps: readonly Project[],
): ReadonlyMap<string, ReadonlySet<Project>> {
  const found = new Map<string, Set<Project>>();
  for (const app of apps) {
    const waiting = [app.main];
    for (const path of waiting) {
      const known = found.get(path) ?? new Set();
      if (known.has(app)) continue;
      found.set(path, known.add(app));
      for (const module of workspace.modulesOf(path)) {
        const target = workspace.resolve(path, module);
        if (target) waiting.push(target);
      }
    }
  }
  return found;
}
