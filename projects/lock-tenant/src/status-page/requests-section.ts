// The recent requests, newest first, each with what was asked and what was answered.
import { html, type Html } from '../http/html.ts';
import { timeOfDay } from './time-of-day.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';

const shown = 40;

export function requestsSection(requests: readonly RecordedRequest[]): Html {
  const entries = requests.slice(-shown).toReversed().map(entry);
  const older = Math.max(0, requests.length - shown);
  return html`<section id="requests" aria-labelledby="requests-title">
    <h2 id="requests-title">Requests</h2>
    ${entries.length > 0 ? entries : html`<p class="empty">None yet. Open your app and show Lock.</p>`}
    ${older > 0 && html`<p class="empty">${older} older: see <code>GET /_control/requests</code>.</p>`}
  </section>`;
}

function entry(request: RecordedRequest): Html {
  const { id, at, method, path, status, milliseconds, origin, faults } = request;
  return html`<details id="request-${id}">
    <summary>
      <time datetime="${at}">${timeOfDay(at)}</time>
      <span class="method">${method}</span>
      <span class="path">${path} <span class="hint">${hintOf(request)}</span></span>
      ${problemOf(request)}
      <span class="status ${statusClass(status)}">${status ?? 'open'}</span>
      <span class="time">${milliseconds === null ? '' : `${milliseconds} ms`}</span>
    </summary>
    <dl>
      ${part('From', origin)}
      ${part('Asked', Object.keys(request.query).length > 0 ? request.query : null)}
      ${part('Sent', request.body)} ${part('Answered', request.answer)}
      ${part('Faults', faults.length > 0 ? faults.join(', ') : null)}
    </dl>
  </details>`;
}

/** What tells one /authorize from another at a glance. */
function hintOf({ path, query }: RecordedRequest): string {
  if (path !== '/authorize') return '';
  const hints = [
    query['prompt'] === 'none' && 'silent',
    query['login_ticket'] && 'with a ticket',
    query['owp'] && 'popup',
  ];
  return hints.filter(Boolean).join(', ');
}

/** An error that came with a status that does not show it, as from /authorize. */
function problemOf({ answer }: RecordedRequest): Html | null {
  const { error, code, name } = (answer ?? {}) as Record<string, unknown>;
  const problem = error ?? (name ? code : undefined);
  return typeof problem === 'string' ? html`<span class="problem">${problem}</span>` : null;
}

function statusClass(status: number | null): string {
  if (status === null) return 'open';
  return status < 400 ? 'good' : 'bad';
}

function part(title: string, value: unknown): Html | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return html`<dt>${title}</dt>
    <dd><pre>${text}</pre></dd>`;
}
