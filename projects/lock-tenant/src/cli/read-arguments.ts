// Turns flags and the JSON file into tenant options; flags win.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { FaultName } from '../faults/fault-table.ts';
import { OptionError } from '../option-error.ts';
import { readConfigFile } from './config-file.ts';
import { isModule, readConfigModule } from './config-module.ts';
import type { ClientOptions, TenantOptions, UserOptions } from '../settings/tenant-options.ts';

export interface CliArguments {
  help: boolean;
  version: boolean;
  options: TenantOptions;
  /** The sentence for a mistake in the options, with its place in the file of --config. */
  explain(error: OptionError): string;
}

const flags = {
  port: { type: 'string' },
  config: { type: 'string' },
  client: { type: 'string' },
  origin: { type: 'string', multiple: true },
  callback: { type: 'string', multiple: true },
  user: { type: 'string', multiple: true },
  'id-token-seconds': { type: 'string' },
  fault: { type: 'string', multiple: true },
  host: { type: 'string' },
  'allow-network': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies ParseArgsConfig['options'];

/** Throws OptionError, whose message is for the person at the terminal. */
export async function readArguments(argv: readonly string[]): Promise<CliArguments> {
  const values = parse(argv);
  const config = values.config === undefined ? null : await readConfig(values.config);
  const file = config?.options ?? {};
  const lifetime = wholeNumber('--id-token-seconds', values['id-token-seconds']);
  const port = wholeNumber('--port', values.port);
  const clients = clientsOf(values.client, values.origin, values.callback);
  const users = values.user?.map(toUser);
  return {
    help: values.help ?? false,
    version: values.version ?? false,
    explain: (error) => config?.explain(error) ?? error.message,
    options: {
      ...file,
      ...(port !== undefined && { port }),
      ...(clients && { clients }),
      ...(users && { users }),
      ...(values.fault && { faults: values.fault as FaultName[] }),
      ...(values.host && { host: values.host }),
      ...(values['allow-network'] && { allowNetwork: true }),
      ...(lifetime !== undefined && {
        tokenLifetimes: { ...file.tokenLifetimes, idToken: lifetime },
      }),
    },
  };
}

function readConfig(path: string) {
  return isModule(path) ? readConfigModule(path) : readConfigFile(path);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: flags, allowPositionals: false }).values;
  } catch (error) {
    // Node's text is two sentences for unknown flags; the first says it.
    const [sentence] = (error as Error).message.split('. ');
    throw new OptionError(`${sentence?.replace(/\.$/, '')}. See --help.`);
  }
}

function wholeNumber(flag: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) {
    throw new OptionError(`${flag} must be a whole number, not ${JSON.stringify(value)}.`);
  }
  return Number(value);
}

function clientsOf(
  id: string | undefined,
  origins: string[] | undefined,
  callbacks: string[] | undefined,
): ClientOptions[] | undefined {
  if (id === undefined && !origins && !callbacks) return undefined;
  return [
    {
      id: id ?? 'demo-client',
      origins: origins ?? ['http://localhost:4200'],
      ...(callbacks && { callbacks }),
    },
  ];
}

function toUser(text: string): UserOptions {
  const colon = text.indexOf(':');
  if (colon < 1 || colon === text.length - 1) {
    // The text itself may hold a password: not repeated.
    throw new OptionError('--user must be EMAIL:PASSWORD.');
  }
  return { email: text.slice(0, colon), password: text.slice(colon + 1) };
}
