// The clients and the users that this tenant knows; passwords are not shown.
import type { Account } from '../accounts/account.ts';
import { html, type Html } from '../http/html.ts';
import type { Settings } from '../settings/settings.ts';

export function clientsSection({ clients }: Settings): Html {
  const entries = clients.map(
    (client) =>
      html`<li>
        <strong>${client.name}</strong> <code>${client.id}</code>
        <dl>
          ${list('Callbacks', client.callbacks)}${list('Logout URLs', client.logoutUrls)}
          ${list('Web origins', client.webOrigins)}${list(
            'Connections',
            client.connections.map(({ name }) => name),
          )}
        </dl>
      </li>`,
  );
  return html`<section aria-labelledby="clients-title">
    <h2 id="clients-title">Clients</h2>
    <ul class="cards">
      ${entries}
    </ul>
  </section>`;
}

export function usersSection(accounts: readonly Account[]): Html {
  const entries = accounts.map(
    (account) =>
      html`<li>
        <strong>${account.name}</strong>
        ${account.blocked && html`<span class="problem">blocked</span>`}
        ${!account.emailVerified && html`<span class="note">not verified</span>`}
        <dl>
          ${list('Signs in as', [account.email ?? account.phoneNumber ?? account.username ?? ''])}
          ${list('sub', [account.sub])}
          ${Object.keys(account.userMetadata).length > 0 && list('Metadata', [JSON.stringify(account.userMetadata)])}
          ${Object.keys(account.claims).length > 0 && list('Claims', [JSON.stringify(account.claims)])}
        </dl>
      </li>`,
  );
  return html`<section id="users" aria-labelledby="users-title">
    <h2 id="users-title">Users</h2>
    <ul class="cards">
      ${entries}
    </ul>
  </section>`;
}

function list(title: string, values: readonly string[]): Html {
  const items = values.map((value) => html`<code>${value}</code> `);
  return html`<dt>${title}</dt>
    <dd>${items.length > 0 ? items : 'none'}</dd>`;
}
