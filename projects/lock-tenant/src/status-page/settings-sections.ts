// The clients and the users that this tenant knows; passwords are not shown.
import type { Account } from '../accounts/account.ts';
import { escapeHtml } from '../http/html.ts';
import type { Settings } from '../settings/settings.ts';

export function clientsSection({ clients }: Settings): string {
  const entries = clients.map(
    (
      client,
    ) => `<li><strong>${escapeHtml(client.name)}</strong> <code>${escapeHtml(client.id)}</code>
<dl>${list('Callbacks', client.callbacks)}${list('Logout URLs', client.logoutUrls)}
${list('Web origins', client.webOrigins)}${list(
      'Connections',
      client.connections.map(({ name }) => name),
    )}</dl></li>`,
  );
  return `<section aria-labelledby="clients-title">
<h2 id="clients-title">Clients</h2><ul class="cards">${entries.join('\n')}</ul></section>`;
}

export function usersSection(accounts: readonly Account[]): string {
  const entries = accounts.map(
    (account) => `<li><strong>${escapeHtml(account.name)}</strong>
${account.blocked ? '<span class="problem">blocked</span>' : ''}
<dl>${list('Signs in as', [account.email ?? account.phoneNumber ?? account.username ?? ''])}
${list('sub', [account.sub])}
${Object.keys(account.claims).length > 0 ? list('Claims', [JSON.stringify(account.claims)]) : ''}
</dl></li>`,
  );
  return `<section id="users" aria-labelledby="users-title">
<h2 id="users-title">Users</h2><ul class="cards">${entries.join('\n')}</ul></section>`;
}

function list(title: string, values: readonly string[]): string {
  const items = values.map((value) => `<code>${escapeHtml(value)}</code>`).join(' ');
  return `<dt>${title}</dt><dd>${items || 'none'}</dd>`;
}
