// Answers with a page from within oidc-provider, which sends it once it has set its cookies.
import type { OidcContext } from 'oidc-provider';
import { renderPage, type Page } from '../http/html.ts';

/** Leaves the status as it is. */
export function setPage(ctx: OidcContext, page: Page): void {
  const { policy, text } = renderPage(page);
  ctx.set('Content-Security-Policy', policy);
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.type = 'html';
  ctx.body = text;
}
