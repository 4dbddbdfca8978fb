// The mistakes of a configuration that can be seen by looking at it; only ever called in dev mode.
import type { AuthConfig } from '../auth-config';

// Complete by its type: a new option that is missing here does not compile.
const known: Record<keyof AuthConfig, true> = {
  clientId: true,
  domain: true,
  flow: true,
  audience: true,
  scope: true,
  lock: true,
  passwordless: true,
  callbackPath: true,
  loginPath: true,
  storage: true,
  storageKey: true,
  leewaySeconds: true,
  preload: true,
};

/** What documentation and templates put where a value of yours belongs. */
const PLACEHOLDER = /^(?:your[\s_-]|my[\s_-]|<|\{\{|\[|xxx|change[\s_-]?me|todo|replace)/i;
const PLACEHOLDER_DOMAIN = /(?:^|\.)(?:your[\w-]*|example|yourdomain|my-?tenant)\.|\.example$/i;

/** A sentence for each option that `provideAuth0Lock` does not know, with the one that is meant. */
export function unknownOptions(config: AuthConfig): string[] {
  return Object.keys(config)
    .filter((name) => !Object.hasOwn(known, name))
    .map(unknownOption);
}

/**
 * What is wrong with a configuration: a sentence for each mistake, which names the option and where
 * its value is found.
 */
export function configMistakes(config: AuthConfig): string[] {
  const { clientId, domain } = config;
  const mistakes = unknownOptions(config);
  if (typeof clientId === 'string' && PLACEHOLDER.test(clientId)) {
    mistakes.push(
      `clientId is still the placeholder '${clientId}': copy it from your Auth0 dashboard, Applications › your application › Settings.`,
    );
  }
  if (typeof domain === 'string' && isPlaceholderDomain(domain)) {
    mistakes.push(
      `domain is still the placeholder '${domain}': copy it from your Auth0 dashboard, Applications › your application › Settings, such as 'acme.eu.auth0.com'.`,
    );
  }
  return mistakes;
}

function isPlaceholderDomain(domain: string): boolean {
  const host = domain.replace(/^https?:\/\//, '');
  // `tenant.example` is what this library's own tests are made with (RFC 2606).
  return (
    !/(?:^|\.)tenant\.example$/.test(host) &&
    (PLACEHOLDER.test(host) || PLACEHOLDER_DOMAIN.test(host))
  );
}

function unknownOption(name: string): string {
  const meant = Object.keys(known).find((option) => isNear(option, name));
  const hint = meant ? `do you mean '${meant}'?` : `it has ${Object.keys(known).join(', ')}.`;
  return `provideAuth0Lock knows no option '${name}': ${hint}`;
}

/** Whether two names differ by case, or by no more than two letters. */
function isNear(option: string, name: string): boolean {
  const [one, other] = [option.toLowerCase(), name.toLowerCase()];
  if (one === other) return true;
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let column = 1; column <= other.length; column++) {
      const changed = row[column - 1] + (one[at - 1] === other[column - 1] ? 0 : 1);
      next.push(Math.min(changed, row[column] + 1, next[column - 1] + 1));
    }
    row = next;
  }
  return row[other.length] <= 2;
}
