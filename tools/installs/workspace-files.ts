// What every outside app has beside its source in apps/: the configuration that `ng new` would make, in short.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace/paths.ts';

/** Versions of what an outside app is made with. */
export interface Toolchain {
  /** Of `@angular/core` and the packages beside it. */
  readonly framework: string;
  /** Of `@angular/cli` and `@angular/build`. */
  readonly cli: string;
  readonly typescript: string;
}

/** Where the apps' sources are. */
export const appsFolder = join(import.meta.dirname, 'apps');

interface WorkspaceJson {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  /** Of a package, or of what one package depends on. */
  readonly overrides: Record<string, string | Record<string, string>>;
}

/** This workspace's own package.json: the pins and the overrides are the same. */
export const workspace = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as WorkspaceJson;

/** A version that this workspace has tried. */
export function tried(name: string): string {
  const version = workspace.devDependencies[name] ?? workspace.dependencies?.[name];
  if (version === undefined) throw new Error(`package.json of the workspace lacks ${name}.`);
  return version;
}

/** The newest that the library is for: what this workspace itself is made with. */
export const angular22: Toolchain = {
  framework: tried('@angular/core'),
  cli: tried('@angular/cli'),
  typescript: tried('typescript'),
};
/** The oldest. */
export const angular21: Toolchain = {
  framework: '21.2.26',
  cli: '21.2.27',
  typescript: '~5.9.3',
};

export interface AppFiles {
  /** Name of its folder in apps/. */
  readonly source: string;
  readonly toolchain: Toolchain;
  /** Path of the packed library. */
  readonly tarball: string;
  /** More dependencies, by name. */
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly polyfills?: readonly string[];
}

export function workspaceFiles(app: AppFiles): Record<string, string | object> {
  const { source, toolchain, tarball, dependencies = {}, polyfills = [] } = app;
  const { framework, cli, typescript } = toolchain;
  const packages = (version: string, ...names: string[]) =>
    Object.fromEntries(names.map((name) => [`@angular/${name}`, version]));
  return {
    'package.json': {
      name: 'outside-app',
      version: '0.0.0',
      private: true,
      dependencies: {
        ...packages(framework, 'common', 'compiler', 'core', 'platform-browser', 'router'),
        'auth0-lock': tried('auth0-lock'),
        'ngx-auth0-lock': `file:${tarball}`,
        rxjs: tried('rxjs'),
        tslib: tried('tslib'),
        ...dependencies,
      },
      devDependencies: {
        ...packages(cli, 'build', 'cli'),
        ...packages(framework, 'compiler-cli'),
        typescript,
      },
      overrides: workspace.overrides,
    },
    'angular.json': {
      version: 1,
      cli: { analytics: false },
      projects: {
        app: {
          projectType: 'application',
          root: '',
          sourceRoot: source,
          prefix: 'app',
          architect: {
            build: {
              builder: '@angular/build:application',
              options: {
                browser: `${source}/main.ts`,
                index: 'shared/index.html',
                tsConfig: 'tsconfig.json',
                outputPath: 'dist',
                polyfills,
                allowedCommonJsDependencies: commonJsOfLock(),
              },
              configurations: {
                production: { outputHashing: 'all' },
                development: { optimization: false, extractLicenses: false, sourceMap: true },
              },
              defaultConfiguration: 'production',
            },
            serve: {
              builder: '@angular/build:dev-server',
              options: { buildTarget: 'app:build:development' },
            },
          },
        },
      },
    },
    'tsconfig.json': {
      compilerOptions: {
        strict: true,
        noImplicitOverride: true,
        noPropertyAccessFromIndexSignature: true,
        noImplicitReturns: true,
        noFallthroughCasesInSwitch: true,
        skipLibCheck: true,
        isolatedModules: true,
        experimentalDecorators: true,
        importHelpers: true,
        target: 'ES2022',
        module: 'preserve',
        types: [],
      },
      angularCompilerOptions: { strictInjectionParameters: true, strictTemplates: true },
      files: [`${source}/main.ts`],
    },
  };
}

/** The packages of Lock for which the Angular CLI would warn: as the demo names them. */
function commonJsOfLock(): readonly string[] {
  const { projects } = JSON.parse(readFileSync(join(root, 'angular.json'), 'utf8')) as {
    projects: {
      demo: { architect: { build: { options: { allowedCommonJsDependencies: string[] } } } };
    };
  };
  return projects.demo.architect.build.options.allowedCommonJsDependencies;
}
