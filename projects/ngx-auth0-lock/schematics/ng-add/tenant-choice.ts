// Which tenant the app is to use: checks what the developer answered.
import { SchematicsException } from '@angular-devkit/schematics';
import { isLoopbackHost } from '../app/loopback.ts';

export interface TenantAnswers {
  readonly domain?: string;
  readonly clientId?: string;
  readonly localTenant?: boolean;
}

export interface TenantChoice {
  readonly domain: string;
  readonly clientId: string;
  /** A tenant on this machine, with its port. */
  readonly local: { readonly port: number } | null;
}

// The same as in session/tenant.ts: a host with an optional port, and a scheme where it is needed.
const DOMAIN = /^(?:(https?):\/\/)?([\w-]+(?:\.[\w-]+)*|\[[\da-f:]+\])(?::(\d{1,5}))?\/?$/i;

/** The local tenant's own client and people: with names, and the second with the role `admin`. */
export const demo = {
  clientId: 'demo-client',
  port: 4400,
  users: [
    { email: 'ada@example.com', password: 'lovelace-1843' },
    { email: 'grace@example.com', password: 'hopper-1906' },
  ],
} as const;

/** @throws SchematicsException that says which answer is wrong, and why. */
export function chooseTenant(answers: TenantAnswers): TenantChoice {
  const domain = answers.domain?.trim() ?? '';
  const clientId = answers.clientId?.trim() ?? '';
  const saysLocal = domain.toLowerCase() === 'local';
  return answers.localTenant || saysLocal
    ? localTenant(saysLocal ? '' : domain, clientId)
    : realTenant(domain, clientId);
}

function localTenant(domain: string, clientId: string): TenantChoice {
  const choice = { clientId: clientId === '' ? demo.clientId : checkedClientId(clientId) };
  if (domain === '') {
    return { ...choice, domain: `http://localhost:${demo.port}`, local: { port: demo.port } };
  }
  const { scheme, host, port } = partsOf(domain);
  if (scheme !== 'http' || !isLoopbackHost(host)) {
    throw refusal(
      `--local-tenant is a tenant on this machine, and "${domain}" is not. Leave one of the two out.`,
    );
  }
  return { ...choice, domain: `http://${host}:${port ?? 80}`, local: { port: Number(port ?? 80) } };
}

function realTenant(domain: string, clientId: string): TenantChoice {
  if (domain === '') {
    throw refusal(
      'The domain of your tenant is missing: --domain acme.eu.auth0.com, or --local-tenant for a tenant on this machine.',
    );
  }
  const { scheme, host, port } = partsOf(domain);
  if (scheme === 'http' && !isLoopbackHost(host)) {
    throw refusal('The domain may use http only for localhost: tokens would be readable.');
  }
  if (clientId === '') {
    throw refusal(
      "The client id is missing: --client-id, as Auth0's dashboard shows it under Applications.",
    );
  }
  const address = `${host}${port ? `:${port}` : ''}`;
  return {
    domain: scheme === 'http' ? `http://${address}` : address,
    clientId: checkedClientId(clientId),
    local: null,
  };
}

function partsOf(domain: string) {
  const parts = DOMAIN.exec(domain);
  if (!parts) {
    throw refusal(`"${domain}" is not the domain of a tenant, such as acme.eu.auth0.com.`);
  }
  return { scheme: parts[1]?.toLowerCase(), host: parts[2] ?? '', port: parts[3] };
}

function checkedClientId(clientId: string): string {
  if (/^[\w-]+$/.test(clientId)) return clientId;
  throw refusal(
    `"${clientId}" is not a client id: those are letters, digits, "-" and "_". Auth0's dashboard shows yours under Applications.`,
  );
}

const refusal = (reason: string) => new SchematicsException(`${reason} Nothing was changed.`);
