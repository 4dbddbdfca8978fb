// Runs the command: reads its flags, starts the tenant, says where it is; mistakes are code 2.
import { createTenant } from '../create-tenant.ts';
import { OptionError } from '../option-error.ts';
import { demoClients, demoUsers } from '../settings/demo.ts';
import type { TenantOptions } from '../settings/tenant-options.ts';
import type { Tenant } from '../tenant.ts';
import { helpText } from './help-text.ts';
import { packageVersion } from './package-version.ts';
import { readArguments } from './read-arguments.ts';

/** Where the command writes: one line at a time. */
export interface Terminal {
  log(line: string): void;
  error(line: string): void;
}

/** The exit code, or the tenant that now runs. */
export async function runCli(
  argv: readonly string[],
  terminal: Terminal = console,
): Promise<{ exitCode: number } | { tenant: Tenant }> {
  let explainOption = ({ message }: OptionError) => message;
  try {
    const { help, version, options, explain } = await readArguments(argv);
    explainOption = explain;
    if (help || version) {
      terminal.log(help ? helpText : packageVersion());
      return { exitCode: 0 };
    }
    const tenant = await createTenant(options, (line) => terminal.log(line));
    terminal.log(greeting(tenant, options));
    return { tenant };
  } catch (error) {
    const problem = error instanceof OptionError ? explainOption(error) : describe(error);
    if (problem === null) throw error;
    terminal.error(`auth0-lock-tenant: ${problem}`);
    return { exitCode: 2 };
  }
}

/** What the terminal shows once the tenant answers. Passwords are not repeated. */
function greeting(tenant: Tenant, options: TenantOptions): string {
  const { clients = demoClients } = options;
  const users = options.users ?? demoUsers;
  const names = users.map(({ email, username, phoneNumber }) => email ?? username ?? phoneNumber);
  const faults = tenant.faults.list();
  return `auth0-lock-tenant: a stand-in for an Auth0 tenant, for development only.

  Address   ${tenant.url}/   (open it to see requests, codes and faults)
  Clients   ${clients.map(({ id }) => id).join(', ')}
  Users     ${names.join(', ')}
${faults.length > 0 ? `  Faults    ${faults.join(', ')}\n` : ''}`;
}

/** What went wrong with the port or the address; null for anything else. */
function describe(error: unknown): string | null {
  const { code, port, address } = error as NodeJS.ErrnoException & {
    port?: number;
    address?: string;
  };
  if (code === 'EADDRINUSE') return `port ${port} is in use; choose another with --port.`;
  if (code === 'EACCES') return `port ${port} may not be used; choose one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `this machine has no address ${address ?? ''}; choose another with --host.`;
  }
  return null;
}
