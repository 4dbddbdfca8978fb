// The sign-in pages: a password form, the stand-in for a social login, and consent.
import { html, type Html, type Page } from '../http/html.ts';
import type { SocialChoice } from '../social/social-account.ts';
import type { ConnectionOptions } from '../settings/tenant-options.ts';
import { card } from '../pages/card.ts';

const ending = html`<form method="post">
    <button class="plain" name="action" value="deny">Cancel</button>
  </form>
  <p class="note">A local stand-in for development. Nothing leaves this machine.</p>`;

export function passwordPage(clientName: string, problem: string, targets: string[]): Page {
  const content = html`<p>to ${clientName}</p>
    ${alert(problem)}
    <form method="post">
      <label>E-mail <input name="username" autocomplete="username" required autofocus /></label>
      <label
        >Password <input type="password" name="password" autocomplete="current-password" required
      /></label>
      <button>Sign in</button>
    </form>
    ${ending}`;
  return card('Sign in', content, targets);
}

export function socialPage(
  clientName: string,
  connection: ConnectionOptions,
  choices: readonly SocialChoice[],
  problem: string,
  targets: string[],
): Page {
  const buttons = choices.map(
    ({ name, email }) => html`<button name="email" value="${email}">${name} (${email})</button>`,
  );
  const content = html`<p>${clientName} asks who you are. Continue as</p>
    ${alert(problem)}
    <form method="post">${buttons}</form>
    <form method="post">
      <label
        >Someone else <input type="email" name="email" placeholder="name@example.com" required
      /></label>
      <button class="plain">Continue</button>
    </form>
    ${ending}`;
  return card(`Stand-in for ${connection.displayName ?? connection.name}`, content, targets);
}

export function secondFactorPage(clientName: string, problem: string, targets: string[]): Page {
  const content = html`<p>
      ${clientName} needs a second proof that it is you. The code is in the outbox on
      <a href="/" target="_blank">the tenant's page</a>.
    </p>
    ${alert(problem)}
    <form method="post">
      <label
        >Six-digit code
        <input
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="6"
          required
          autofocus
      /></label>
      <button>Continue</button>
    </form>
    ${ending}`;
  return card('Verify your identity', content, targets);
}

export function consentPage(clientName: string, targets: string[]): Page {
  const content = html`<p>It asks for your profile and e-mail address.</p>
    <form method="post"><button name="action" value="allow">Allow</button></form>
    ${ending}`;
  return card(`Allow ${clientName}?`, content, targets);
}

function alert(problem: string): Html {
  return html`${problem && html`<p role="alert" class="problem">${problem}</p>`}`;
}
