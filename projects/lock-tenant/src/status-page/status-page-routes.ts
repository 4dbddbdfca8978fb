// GET /: the page that shows what the tenant serves, what Lock asked, and what it got.
import { guarded } from '../control/control-routes.ts';
import { sendJson } from '../http/http-context.ts';
import { html, sendPage, type Html } from '../http/html.ts';
import type { Route } from '../http/route.ts';
import type { TenantContext } from '../tenant-context.ts';
import { faultsSection } from './faults-section.ts';
import { messagesSection } from './messages-section.ts';
import { requestsSection } from './requests-section.ts';
import { clientsSection, usersSection } from './people-sections.ts';
import { statusPageScript } from './status-page-script.ts';
import { statusPageStyle } from './status-page-style.ts';

export function statusPageRoutes(context: TenantContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/',
      // As the switches: it is not part of what it shows.
      kind: 'control',
      handle: (http) =>
        sendPage(http, 200, {
          title: `Tenant ${context.settings.name}`,
          style: statusPageStyle,
          script: statusPageScript,
          body: body(context),
        }),
    },
    // What the page asks for again and again while it is looked at.
    guarded('GET', '/_control/page', (http) =>
      sendJson(http, 200, {
        faults: context.faults.list(),
        sections: {
          requests: requestsSection(context.requests.list()),
          messages: messagesSection(context.outbox.list()),
          users: usersSection(context.accounts.list(), context.settings),
        },
      }),
    ),
  ];
}

function body(context: TenantContext): Html {
  const { issuer, settings } = context;
  return html`<header>
      <h1>Tenant “${settings.name}”</h1>
      <p>A local stand-in for an Auth0 tenant, for development. Not made by Auth0.</p>
      <dl class="address">
        <div>
          <dt>Lock's domain</dt>
          <dd><code>${issuer.slice(0, -1)}</code></dd>
        </div>
        <div>
          <dt>Issuer</dt>
          <dd><code>${issuer}</code></dd>
        </div>
      </dl>
      <div class="actions">
        <button type="button" data-action="rotate-keys">Rotate keys</button>
        <button type="button" data-ask="reset">Reset everything…</button>
        <span role="status" id="said"></span>
      </div>
    </header>
    <main>
      <div class="column">${requestsSection(context.requests.list())}</div>
      <div class="column">
        ${messagesSection(context.outbox.list())} ${usersSection(context.accounts.list(), settings)}
        ${faultsSection(context.faults)} ${clientsSection(settings)}
      </div>
    </main>
    <dialog id="reset" aria-labelledby="reset-title">
      <h2 id="reset-title">Reset everything?</h2>
      <p>
        Users who signed up, sessions, codes, faults and this log go: the tenant is as after a
        start. Its keys stay. It cannot be undone.
      </p>
      <form method="dialog">
        <button>Cancel</button>
        <button class="risky" data-action="reset">Reset</button>
      </form>
    </dialog>`;
}
