// What the stories talk to: the built demo, a local tenant and the demo's API, each on its own port.
import { join } from 'node:path';
import { createTenant, type Tenant } from '../../projects/lock-tenant/src/public-api.ts';
import { createDemoApi, type DemoApi } from '../../tools/demo-api.ts';
import { storyAddresses } from '../../tools/demo-build.ts';
import { demoDist } from '../../tools/paths.ts';
import { serveSite, type StaticSite } from './static-site.ts';

export interface Servers {
  /** The demo, without a slash at its end. */
  readonly appUrl: string;
  readonly site: StaticSite;
  readonly tenant: Tenant;
  readonly api: DemoApi;
  stop(): Promise<void>;
}

const portOf = (address: string) => Number(new URL(address).port);

export async function startServers(): Promise<Servers> {
  const appUrl = storyAddresses.app;
  const tenant = await createTenant({
    port: portOf(storyAddresses.tenant),
    clients: [{ id: 'demo-client', name: 'Demo', origins: [appUrl] }],
  });
  const api = await createDemoApi({
    port: portOf(storyAddresses.api),
    issuer: tenant.issuer,
    audience: 'https://api.demo.example',
    origins: [appUrl],
  });
  const site = await serveSite(join(demoDist, 'browser'), portOf(appUrl));
  return {
    appUrl,
    site,
    tenant,
    api,
    async stop() {
      await Promise.all([site.stop(), api.stop(), tenant.stop()]);
    },
  };
}
