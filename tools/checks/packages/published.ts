// The packages that this workspace publishes, and what belongs into each.
import { entryPoints, libraryDist, tenantDist } from '../../workspace/paths.ts';

export interface Published {
  readonly name: string;
  /** Its sources, from the root of the workspace. */
  readonly folder: string;
  /** What is packed. */
  readonly dist: string;
  /** Every key of `exports`, beside `./package.json`. */
  readonly exports: readonly string[];
  /** The only files, beside README.md, LICENSE and package.json. */
  readonly files: RegExp;
  /** File or key of `exports` → what nothing that it reaches may import. */
  readonly never: Readonly<Record<string, RegExp>>;
  /** What it may install by itself: the rest belongs to the app. */
  readonly dependencies: readonly string[];
}

export const library: Published = {
  name: 'ngx-auth0-lock',
  folder: 'projects/ngx-auth0-lock',
  dist: libraryDist,
  exports: entryPoints.map(({ name }) => name.replace('ngx-auth0-lock', '.')),
  files: /^(fesm2022\/[^/]+\.mjs(\.map)?|types\/[^/]+\.d\.ts|schematics\/.+\.(js|json))$/,
  never: { './session': /^(@angular\/|rxjs\b|zone\.js|auth0-lock|@auth0\/)/ },
  dependencies: ['jose', 'tslib'],
};

export const tenant: Published = {
  name: 'auth0-lock-tenant',
  folder: 'projects/lock-tenant',
  dist: tenantDist,
  exports: ['.', './playwright'],
  files: /^(lib\/.+\.(js|d\.ts)|CHANGELOG\.md)$/,
  never: { '.': /^(@angular\/|rxjs\b)/, './lib/cli.js': /^(@angular\/|rxjs\b)/ },
  dependencies: ['jose', 'jsonc-parser', 'oidc-provider'],
};

export const published: readonly Published[] = [library, tenant];
