// The last page in a social popup: hands the answer to the window that opened it, as WinChan expects.
import type { OidcContext } from 'oidc-provider';
import { card } from '../pages/card.ts';
import { html, scriptJson } from '../http/html.ts';
import type { TenantContext } from '../tenant-context.ts';
import { setPage } from './set-page.ts';

/** WinChan: say "ready", get a "request" from the opener, answer with a "response". */
export function sendToOpener(
  { settings }: TenantContext,
  ctx: OidcContext,
  answer: Record<string, unknown>,
): void {
  const client = settings.clients.find(({ id }) => id === ctx.oidc.client.clientId);
  const { error, error_description, state, ...tokens } = answer;
  const message = error ? { err: { error, error_description, state } } : { ...tokens, state };
  const script = `
const answer = ${scriptJson(message)};
const origins = ${scriptJson(client?.webOrigins ?? [])};
addEventListener('message', (event) => {
  // Only to a page of the client: any site can open this window.
  if (event.source !== opener || !origins.includes(event.origin)) return;
  let request;
  try { request = JSON.parse(event.data); } catch { return; }
  if (request.a !== 'request') return;
  opener.postMessage(JSON.stringify({ a: 'response', d: answer }), event.origin);
});
if (opener) opener.postMessage(JSON.stringify({ a: 'ready' }), '*');`;
  ctx.status = 200;
  setPage(ctx, { ...card('Signed in', html`<p>You may close this window.</p>`), script });
}
