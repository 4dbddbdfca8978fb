// The parts of the workspace whose imports are checked, and what each may import by package name.
import {
  angularLayers,
  schematicsLayers,
  sessionLayers,
  tenantLayers,
  workspaceLayers,
  type Layer,
} from './layers.ts';

export interface Area {
  readonly folder: string;
  /** Names in `folder`, from the top down. */
  readonly order: readonly Layer[];
  /**
   * What it may import by package name; with a star for all that begin so. What is published has this list: it
   * leaves its folder only by package name, and its specs are nobody's business here.
   */
  readonly packages?: readonly string[];
}

/** Files that must not be in the first bundle: only ever `import()`ed, but for one another. */
export interface LazyPart {
  readonly files: readonly string[];
  /** What nobody else may import. */
  readonly packages: readonly string[];
}

export interface House {
  readonly areas: readonly Area[];
  readonly lazyParts: readonly LazyPart[];
  /** What is known to be wrong, as the check says it, without the line. It fails once one is mended. */
  readonly exceptions: readonly string[];
}

const library = 'projects/ngx-auth0-lock';
const angular = ['@angular/*', 'rxjs', 'rxjs/*'];

export const house: House = {
  areas: [
    { folder: '', order: workspaceLayers },
    { folder: `${library}/session/`, order: sessionLayers, packages: [] },
    {
      folder: `${library}/lock/`,
      order: ['public-api', ''],
      packages: ['ngx-auth0-lock/session'],
    },
    {
      folder: `${library}/navigation/`,
      order: ['public-api', ['sign-in-flow', 'turning-away'], 'app-navigation', 'navigation-deps'],
      packages: [...angular, 'ngx-auth0-lock/session'],
    },
    {
      folder: `${library}/src/`,
      order: angularLayers,
      packages: [...angular, 'ngx-auth0-lock/session'],
    },
    {
      folder: `${library}/angular-jwt/`,
      order: ['public-api', '*'],
      packages: [...angular, '@auth0/angular-jwt', 'ngx-auth0-lock', 'ngx-auth0-lock/session'],
    },
    {
      folder: `${library}/testing/`,
      order: ['public-api', ''],
      packages: [
        ...angular,
        'ngx-auth0-lock',
        'ngx-auth0-lock/navigation',
        'ngx-auth0-lock/session',
      ],
    },
    {
      folder: `${library}/schematics/`,
      order: schematicsLayers,
      packages: [
        '@angular-devkit/core',
        '@angular-devkit/schematics',
        '@angular-devkit/schematics/*',
        '@angular/compiler',
        '@schematics/angular/*',
        'node:path',
        'typescript',
      ],
    },
    {
      folder: 'projects/lock-tenant/src/',
      order: tenantLayers,
      packages: ['@playwright/test', 'jose', 'jsonc-parser', 'node:*', 'oidc-provider'],
    },
    {
      folder: 'src/',
      order: [''],
      packages: [...angular, '@auth0/angular-jwt', 'ngx-auth0-lock', 'ngx-auth0-lock/*'],
    },
  ],
  lazyParts: [
    { files: [`${library}/session/token/jose-verifier.ts`], packages: ['jose'] },
    { files: [`${library}/session/lock/lock-client.ts`], packages: [] },
    { files: [], packages: ['ngx-auth0-lock/navigation'] },
    {
      files: ['lock-entry', 'dictionaries', 'focus-trap', 'language', 'style-element'].map(
        (name) => `${library}/src/lib/lock/${name}.ts`,
      ),
      packages: ['auth0-lock', 'auth0-lock/*', 'ngx-auth0-lock/lock'],
    },
  ],
  exceptions: [],
};
