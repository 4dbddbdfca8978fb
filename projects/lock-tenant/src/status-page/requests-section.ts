// The log, newest first: a card for each sign-in with its steps, and what Lock fetches on the way folded.
import type { RecordedRequest } from '../http/recorded-request.ts';
import { html, type Html } from '../http/html.ts';
import { groupRequests, type RequestGroup } from './sign-ins.ts';
import { timeOfDay } from './time-of-day.ts';

const shown = 12;

export function requestsSection(requests: readonly RecordedRequest[]): Html {
  const groups = groupRequests(requests).toReversed();
  const older = Math.max(0, groups.length - shown);
  const cards = groups.slice(0, shown).map(groupCard);
  return html`<section id="requests" aria-labelledby="requests-title">
    <h2 id="requests-title">Sign-ins</h2>
    ${cards.length > 0 ? cards : html`<p class="empty">None yet. Open your app and show Lock.</p>`}
    ${older > 0 && html`<p class="empty">${older} older: see <code>GET /_control/requests</code>.</p>`}
  </section>`;
}

function groupCard(group: RequestGroup): Html {
  const { id, purpose, person, client, steps, noise } = group;
  const at = (steps[0] ?? noise[0])?.at ?? '';
  const whom = [person, client].filter((text) => text !== null).join(' at ');
  return html`<article aria-labelledby="group-${id}">
    <h3 id="group-${id}">
      ${steps.length > 0 ? purpose : 'Lock is shown'}
      <span class="whom">${whom}</span>
      <time datetime="${at}">${timeOfDay(at)}</time>
    </h3>
    ${steps.map((step) => entry(step))} ${noise.length > 0 && folded(id, noise)}
  </article>`;
}

function folded(id: number, noise: readonly RecordedRequest[]): Html {
  const bad = noise.filter(isBad).length;
  const count = `${noise.length} more`;
  return html`<details class="noise" id="noise-${id}">
    <summary>
      <span>${count}: scripts, keys and small questions</span>
      ${bad > 0 && html`<span class="badge bad">${bad} refused</span>`}
    </summary>
    ${noise.map((request) => entry(request))}
  </details>`;
}

function entry(request: RecordedRequest): Html {
  const { id, at, method, path, query, status, milliseconds, origin, faults } = request;
  const from = [origin, request.userAgent].filter((text) => text !== null).join('\n');
  return html`<details class="step" id="request-${id}">
    <summary>
      <span class="path"
        ><span class="method">${method}</span> ${shortPath(path)}
        <span class="hint">${hintOf(request)}</span></span
      >
      <span class="status ${status !== null && status >= 400 ? 'bad' : 'good'}"
        >${status ?? 'open'}</span
      >
      <span class="decision"
        ><span class="${isBad(request) ? 'bad' : ''}">${request.decision}</span>
        ${isBad(request) && request.reason}</span
      >
    </summary>
    <dl>
      ${part('Why', request.reason)} ${part('Asked', Object.keys(query).length > 0 ? query : null)}
      ${part('Sent', request.body)} ${part('Answered', request.answer)}
      ${part('Faults', faults.length > 0 ? faults.join(', ') : null)}
      ${part('From', from === '' ? null : from)}
      ${part('When', `${timeOfDay(at)}${milliseconds === null ? '' : `, answered in ${milliseconds} ms`}`)}
    </dl>
  </details>`;
}

/** Ids of sign-ins and links are long, and say nothing. */
const shortPath = (path: string) => path.replace(/(\/[\w-]{4})[\w-]{12,}$/, '$1…');

/** What tells one /authorize from another at a glance. */
function hintOf({ path, query, body }: RecordedRequest): string {
  if (path === '/oauth/token') {
    const { grant_type = '' } = (body ?? {}) as Record<string, unknown>;
    return String(grant_type);
  }
  if (path !== '/authorize') return '';
  const hints = [
    query['prompt'] === 'none' && 'silent',
    query['login_ticket'] && 'with a ticket',
    query['owp'] && 'popup',
  ];
  return hints.filter(Boolean).join(', ');
}

/** Also an error whose status does not show it, as to a frame; that nobody is signed in is none. */
function isBad({ status, decision }: RecordedRequest): boolean {
  if (status !== null && status >= 400) return true;
  return (decision?.startsWith('Refused') ?? false) && decision !== 'Refused: login_required';
}

function part(title: string, value: unknown): Html | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return html`<dt>${title}</dt>
    <dd>${typeof value === 'string' ? html`<p>${text}</p>` : html`<pre>${text}</pre>`}</dd>`;
}
