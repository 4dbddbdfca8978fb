// The examples that can be started: where each is served, and what its tenant has to know.
import type { ClientOptions } from '../../projects/lock-tenant/src/public-api.ts';

export interface Example {
  /** Port of the page. */
  readonly port: number;
  /** Port of the local tenant. */
  readonly tenantPort: number;
  /** The client at the tenant, with its exact addresses. */
  readonly client: ClientOptions;
  /** Path of the page. */
  readonly path: string;
}

export const exampleNames = ['vanilla', 'lockr', 'react', 'angularjs', 'ng-module'] as const;
export type ExampleName = (typeof exampleNames)[number];

export const examples: Record<ExampleName, Example> = {
  vanilla: at('vanilla', 4601, '/'),
  lockr: at('lockr', 4602, '/'),
  react: at('react', 4603, '/login'),
  // The second address is the Angular demo's, which lives on the same origin.
  angularjs: at('angularjs', 4604, '/legacy/', '/'),
  'ng-module': at('ng-module', 4605, '/'),
};

/** `paths`: where Lock and the tenant's logout return to. The page is in the folder of the first. */
function at(name: ExampleName, port: number, ...paths: [string, ...string[]]): Example {
  const origin = `http://localhost:${port}`;
  const addresses = paths.map((path) => origin + path);
  return {
    port,
    tenantPort: port + 20,
    path: paths[0].slice(0, paths[0].lastIndexOf('/') + 1),
    client: {
      id: `${name}-example`,
      name: `Example: ${name}`,
      callbacks: addresses,
      logoutUrls: addresses,
      webOrigins: [origin],
      connections: ['Username-Password-Authentication'],
    },
  };
}
