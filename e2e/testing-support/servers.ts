// What the stories of one worker talk to: the built demo, a local tenant and the demo's API, on ports that are free.
import { join } from 'node:path';
import {
  createTenant,
  type GrantType,
  type Tenant,
  type TenantOptions,
} from '../../projects/lock-tenant/src/public-api.ts';
import { createDemoApi, type DemoApi } from '../../tools/start/demo-api.ts';
import { storyAddresses } from '../../tools/build/demo-build.ts';
import { demoDist } from '../../tools/workspace/paths.ts';
import { serveSite, type StaticSite } from './static-site.ts';

export interface Servers {
  /** The demo, without a slash at its end. */
  readonly appUrl: string;
  readonly site: StaticSite;
  readonly tenant: Tenant;
  readonly api: DemoApi;
  /** Puts these servers' addresses in the place of those that are in the demo's build. */
  here(text: string): string;
  stop(): Promise<void>;
}

const reportsAudience = 'https://reports.demo.example';

/**
 * @param appHost another name of this machine, so that app and tenant are different sites to a browser.
 * @param grantTypes what the demo's client may ask the tenant for. Default: all.
 */
export async function startServers(
  appHost = 'localhost',
  tenantOptions: TenantOptions = {},
  grantTypes?: readonly GrantType[],
): Promise<Servers> {
  const site = await serveSite(join(demoDist, 'browser'));
  const appUrl = site.url.replace('localhost', appHost);
  const tenant = await createTenant({
    port: 0,
    clients: [
      {
        id: 'demo-client',
        name: 'Demo',
        origins: [appUrl],
        refreshTokens: { audiences: [reportsAudience] },
        ...(grantTypes && { grantTypes: [...grantTypes] }),
      },
    ],
    organizations: [
      { id: 'org_acme', name: 'acme', members: ['ada@example.com'], invitations: ['ticket-1'] },
    ],
    ...tenantOptions,
  });
  const api = await createDemoApi({
    port: 0,
    issuer: tenant.issuer,
    audience: 'https://api.demo.example',
    reportsAudience,
    origins: [appUrl],
  });
  const here = (text: string) =>
    text.replaceAll(storyAddresses.tenant, tenant.url).replaceAll(storyAddresses.api, api.url);
  site.rewriteScript = here;
  return {
    appUrl,
    site,
    tenant,
    api,
    here,
    async stop() {
      await Promise.all([site.stop(), api.stop(), tenant.stop()]);
    },
  };
}
