// Starts one example: a local tenant with its client, and the page.
import { createTenant, type Tenant } from '../../projects/lock-tenant/src/public-api.ts';
import { answerApi } from './api.ts';
import { buildPage } from './build-page.ts';
import { examples, type ExampleName } from './examples.ts';
import { servePages } from './page-server.ts';
import { buildDemo, buildLibrary, buildNgModule, installPackages } from './prepare.ts';

export interface RunningExample {
  /** Address of the page. */
  readonly url: string;
  readonly tenant: Tenant;
  stop(): Promise<void>;
}

/** Builds what is not built yet; rejects with EADDRINUSE where one of its two ports is taken. */
export async function startExample(name: ExampleName): Promise<RunningExample> {
  const { port, tenantPort, client, path } = examples[name];
  const folders = await build(name);
  const tenant = await createTenant({ port: tenantPort, clients: [client] });
  const api = answerApi({ issuer: tenant.issuer, audience: client.id });
  const page = await servePages(port, folders, api).catch(async (error: unknown) => {
    await tenant.stop();
    throw error;
  });
  return {
    url: page.url + path,
    tenant,
    stop: async () => void (await Promise.all([page.stop(), tenant.stop()])),
  };
}

async function build(name: ExampleName): Promise<Record<string, string>> {
  if (name === 'ng-module') return { '/': await buildNgModule() };
  installPackages();
  await buildLibrary();
  const page = await buildPage(name);
  // Beside the old page stands the new one, on the same origin.
  return name === 'angularjs' ? { '/legacy/': page, '/': await buildDemo() } : { '/': page };
}
