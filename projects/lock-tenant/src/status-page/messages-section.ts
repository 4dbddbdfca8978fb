// What would have gone out by e-mail or SMS: codes to type and links to open.
import { html, type Html } from '../http/html.ts';
import { timeOfDay } from './time-of-day.ts';
import type { SentMessage } from '../outbox/outbox.ts';

const titles: Record<SentMessage['kind'], string> = {
  code: 'Code',
  link: 'Sign-in link',
  'password-reset': 'Password reset',
};

export function messagesSection(messages: readonly SentMessage[]): Html {
  const entries = messages.toReversed().map(
    ({ kind, to, code, link, at }) =>
      html`<li>
        <span class="what"
          >${titles[kind]} for <strong>${to}</strong>
          <time datetime="${at}">${timeOfDay(at)}</time></span
        >
        ${code && html`<code class="code">${code}</code>`}
        ${link && html`<a href="${link}" rel="noreferrer" target="_blank">Open</a>`}
      </li>`,
  );
  return html`<section id="messages" aria-labelledby="messages-title">
    <h2 id="messages-title">Codes and links</h2>
    ${
      entries.length > 0
        ? html`<ul class="messages">
            ${entries}
          </ul>`
        : html`<p class="empty">Nothing sent yet.</p>`
    }
  </section>`;
}
