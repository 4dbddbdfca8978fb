// Whether a page and its tenant share a site, which decides whether the tenant's cookies are first-party.

/**
 * Whether cookies of the tenant are first-party on this page: same scheme, same site. Without the
 * public suffix list the last two labels stand for the site: wrong for `co.uk`, where it only costs
 * the better message.
 *
 * @param pageUrl `location.href`; without one, nothing is third-party.
 */
export function sameSite(tenantUrl: string, pageUrl: string | undefined): boolean {
  if (!pageUrl) return true;
  const [tenant, page] = [new URL(tenantUrl), new URL(pageUrl)];
  return tenant.protocol === page.protocol && site(tenant) === site(page);
}

function site({ hostname }: URL): string {
  // An IP address has no labels; a port makes no site.
  return /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
}
