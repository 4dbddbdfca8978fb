// Who can sign in, and at which clients. The passwords that the options made up are shown, those that people chose are not.
import type { Account } from '../accounts/account.ts';
import { avatarUrl } from '../accounts/avatar.ts';
import { html, type Html } from '../http/html.ts';
import type { Settings } from '../settings/settings.ts';

export function usersSection(accounts: readonly Account[], settings: Settings): Html {
  const entries = accounts.map(
    (account) =>
      html`<li class="person">
        <img src="${pictureOf(account)}" alt="" width="40" height="40" />
        <div>
          <strong>${account.name}</strong>
          ${account.blocked && html`<span class="badge bad">blocked</span>`}
          ${!account.emailVerified && html`<span class="badge warm">not verified</span>`}
          ${account.mfa && html`<span class="badge">second factor</span>`}
          <p>
            <code>${account.email ?? account.phoneNumber ?? account.username ?? ''}</code>
            ${madeUpPassword(account, settings)}
          </p>
          ${claimsOfPerson(account)}
        </div>
      </li>`,
  );
  return html`<section id="users" aria-labelledby="users-title">
    <h2 id="users-title">People</h2>
    <ul class="cards">
      ${entries}
    </ul>
  </section>`;
}

/** As this page may show it: what is on the internet stays there. */
function pictureOf({ picture, name }: Account): string {
  return picture?.startsWith('data:') ? picture : avatarUrl(name, '/');
}

/** Only while nobody but this machine is served, and only as the options have it: whoever signs up may type a real one. */
function madeUpPassword({ email, username, password }: Account, settings: Settings): Html | null {
  const isMadeUp = settings.users.some(
    (user) => user.password === password && (user.email ?? user.username) === (email ?? username),
  );
  if (password === null || !isMadeUp || settings.host !== null) return null;
  return html`<code class="password" title="password">${password}</code>`;
}

function claimsOfPerson({ sub, claims, userMetadata }: Account): Html {
  const all = { sub, ...claims, ...userMetadata };
  const items = Object.entries(all).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return html`<div>
      <dt>${name}</dt>
      <dd><code>${text}</code></dd>
    </div>`;
  });
  return html`<dl class="claims">${items}</dl>`;
}

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

function list(title: string, values: readonly string[]): Html {
  const items = values.map((value) => html`<code>${value}</code> `);
  return html`<dt>${title}</dt>
    <dd>${items.length > 0 ? items : 'none'}</dd>`;
}
