// The app that is meant: which project of the workspace, and what angular.json says about it.
import { SchematicsException, type Tree } from '@angular-devkit/schematics';
import { readWorkspace } from '@schematics/angular/utility';
import { posix } from 'node:path';
import { shown } from '../code/source.ts';

type Workspace = Awaited<ReturnType<typeof readWorkspace>>;
type ProjectDefinition = NonNullable<ReturnType<Workspace['projects']['get']>>;

export interface Project {
  readonly name: string;
  /** Folder of its source code, from the root of the tree: `/src`. */
  readonly sourceRoot: string;
  /** The file that starts the app in the browser. */
  readonly main: string;
  /** Its page, where angular.json or the usual place has one. */
  readonly index: string | null;
  /** Where `ng serve` serves it. */
  readonly servePort: number;
  readonly allowedCommonJs: readonly string[];
}

/**
 * @param name as in angular.json; without one, the only application.
 * @throws SchematicsException where it is not clear which project is meant.
 */
export async function findProject(tree: Tree, name?: string): Promise<Project> {
  if (!tree.exists('/angular.json')) {
    throw new SchematicsException(
      'There is no angular.json here: run this in an Angular workspace.',
    );
  }
  const workspace = await readWorkspace(tree);
  const chosen = name ?? onlyApplication(workspace);
  const project = workspace.projects.get(chosen);
  if (!project) {
    throw new SchematicsException(
      `angular.json has no project "${chosen}". It has: ${[...workspace.projects.keys()].join(', ')}.`,
    );
  }
  if (project.extensions['projectType'] !== 'application') {
    throw new SchematicsException(
      `"${chosen}" is no application. ngx-auth0-lock is set up in an app: name one with --project.`,
    );
  }
  return describe(tree, chosen, project);
}

function onlyApplication(workspace: Workspace): string {
  const { defaultProject } = workspace.extensions;
  if (typeof defaultProject === 'string') return defaultProject;
  const names = [...workspace.projects]
    .filter(([, { extensions }]) => extensions['projectType'] === 'application')
    .map(([name]) => name);
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return only;
  throw new SchematicsException(
    only === undefined
      ? 'angular.json has no application.'
      : `Which app? Name it with --project: ${names.join(', ')}.`,
  );
}

/** Folder names that hold no project of the workspace. */
const skipped = /^(?:node_modules|dist|\..*)$/;

/** Every app that has a main file, and the folders of all projects, for commands that look at a whole workspace. */
export async function findProjects(
  tree: Tree,
): Promise<{ readonly apps: readonly Project[]; readonly roots: readonly string[] }> {
  if (!tree.exists('/angular.json')) return nxProjects(tree);
  const workspace = await readWorkspace(tree);
  const apps: Project[] = [];
  const roots: string[] = [];
  for (const [name, project] of workspace.projects) {
    roots.push(`/${shown(project.sourceRoot ?? project.root)}`);
    if (project.extensions['projectType'] !== 'application') continue;
    const app = described(tree, name, project);
    if (app) apps.push(app);
  }
  return { apps, roots };
}

/** Nx keeps a project.json in each folder. */
function nxProjects(tree: Tree) {
  const apps: Project[] = [];
  const roots: string[] = [];
  const visit = (folder: string): void => {
    const { subdirs, subfiles } = tree.getDir(folder);
    const base = folder === '/' ? '' : folder;
    if (subfiles.some((name) => name === 'project.json')) {
      const json = tree.readJson(`${base}/project.json`) as unknown as NxProject;
      const sourceRoot = json.sourceRoot ?? `${shown(base)}/src`;
      roots.push(`/${shown(sourceRoot)}`);
      const targets = new Map(Object.entries(json.targets ?? {}));
      if (json.projectType === 'application') {
        const definition = { sourceRoot, targets } as unknown as ProjectDefinition;
        const app = described(tree, json.name ?? posix.basename(base), definition);
        if (app) apps.push(app);
      }
    }
    for (const name of subdirs) if (!skipped.test(name)) visit(`${base}/${name}`);
  };
  visit('/');
  return { apps, roots };
}

interface NxProject {
  readonly name?: string;
  readonly sourceRoot?: string;
  readonly projectType?: string;
  readonly targets?: Readonly<Record<string, { readonly options?: object }>>;
}

function describe(tree: Tree, name: string, project: ProjectDefinition): Project {
  const found = described(tree, name, project);
  if (found) return found;
  throw new SchematicsException(
    `angular.json: the build of "${name}" names no main file (options.browser) that exists. Nothing was changed.`,
  );
}

function described(tree: Tree, name: string, project: ProjectDefinition): Project | null {
  const options = project.targets.get('build')?.options;
  const main = options?.['browser'] ?? options?.['main'];
  if (typeof main !== 'string' || !tree.exists(main)) return null;
  const sourceRoot = `/${shown(project.sourceRoot ?? posix.dirname(main))}`;
  const index = options?.['index'];
  const allowed = options?.['allowedCommonJsDependencies'];
  const port = project.targets.get('serve')?.options?.['port'];
  return {
    name,
    sourceRoot,
    main: `/${shown(main)}`,
    index:
      [index, posix.join(sourceRoot, 'index.html')].find(
        (path): path is string => typeof path === 'string' && tree.exists(path),
      ) ?? null,
    servePort: typeof port === 'number' ? port : 4200,
    allowedCommonJs: Array.isArray(allowed) ? allowed.map(String) : [],
  };
}
