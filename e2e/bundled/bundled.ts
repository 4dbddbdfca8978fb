// An app of a bundler as a web host serves it, under a policy that allows no more than its own files.
import { bundledApp, type Bundler } from '../../tools/installs/bundled/bundled-app.ts';
import { serveSite, type StaticSite } from '../testing-support/static-site.ts';

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'";

export async function serveBundled(bundler: Bundler): Promise<StaticSite> {
  const site = await serveSite(bundledApp(bundler));
  site.rewrite = (html) => ({ html, headers: { 'Content-Security-Policy': policy } });
  return site;
}

/** What the app answers while its lazy part does not come, and once it does: a token that is none is looked at. */
export const answers = { unreachable: 'network', reached: 'token-malformed' } as const;
