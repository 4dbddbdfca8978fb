// What would have gone out by e-mail or SMS: codes to type and links to open.
import { escapeHtml } from '../http/html.ts';
import { timeOfDay } from './time-of-day.ts';
import type { SentMessage } from '../outbox/outbox.ts';

const titles: Record<SentMessage['kind'], string> = {
  code: 'Code',
  link: 'Sign-in link',
  'password-reset': 'Password reset',
};

export function messagesSection(messages: readonly SentMessage[]): string {
  const entries = messages.toReversed().map(
    ({ kind, to, code, link, at }) => `<li><span class="what">${titles[kind]} for
<strong>${escapeHtml(to)}</strong> <time datetime="${at}">${timeOfDay(at)}</time></span>
${code ? `<code class="code">${escapeHtml(code)}</code>` : ''}
${link ? `<a href="${escapeHtml(link)}" rel="noreferrer" target="_blank">Open</a>` : ''}</li>`,
  );
  return `<section id="messages" aria-labelledby="messages-title">
<h2 id="messages-title">Codes and links</h2>
${entries.length > 0 ? `<ul class="messages">${entries.join('\n')}</ul>` : '<p class="empty">Nothing sent yet.</p>'}
</section>`;
}
