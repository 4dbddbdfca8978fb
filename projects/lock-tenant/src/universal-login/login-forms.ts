// The sign-in pages: a password form, the stand-in for a social login, and consent.
import { escapeHtml, type Page } from '../http/html.ts';
import type { SocialChoice } from '../social/social-account.ts';
import type { ConnectionOptions } from '../settings/tenant-options.ts';
import { card } from '../pages/card.ts';

const ending = `<form method="post">
<button class="plain" name="action" value="deny">Cancel</button></form>
<p class="note">A local stand-in for development. Nothing leaves this machine.</p>`;

export function passwordPage(clientName: string, problem: string, targets: string[]): Page {
  const html = `<p>to ${escapeHtml(clientName)}</p>
${alert(problem)}
<form method="post">
<label>E-mail <input name="username" autocomplete="username" required autofocus></label>
<label>Password <input type="password" name="password" autocomplete="current-password" required></label>
<button>Sign in</button>
</form>
${ending}`;
  return card('Sign in', html, targets);
}

export function socialPage(
  clientName: string,
  connection: ConnectionOptions,
  choices: readonly SocialChoice[],
  problem: string,
  targets: string[],
): Page {
  const buttons = choices.map(({ name, email }) => {
    const address = escapeHtml(email);
    return `<button name="email" value="${address}">${escapeHtml(name)} (${address})</button>`;
  });
  const html = `<p>${escapeHtml(clientName)} asks who you are. Continue as</p>
${alert(problem)}
<form method="post">${buttons.join('\n')}</form>
<form method="post">
<label>Someone else
<input type="email" name="email" placeholder="name@example.com" required></label>
<button class="plain">Continue</button>
</form>
${ending}`;
  return card(`Stand-in for ${connection.displayName ?? connection.name}`, html, targets);
}

export function consentPage(clientName: string, targets: string[]): Page {
  const html = `<p>It asks for your profile and e-mail address.</p>
<form method="post"><button name="action" value="allow">Allow</button></form>
${ending}`;
  return card(`Allow ${clientName}?`, html, targets);
}

function alert(problem: string): string {
  return problem && `<p role="alert" class="problem">${escapeHtml(problem)}</p>`;
}
