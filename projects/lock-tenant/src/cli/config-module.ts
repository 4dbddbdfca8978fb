// A module as the file of --config: its default export holds the options, functions among them.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OptionError } from '../option-error.ts';
import type { TenantOptions } from '../settings/tenant-options.ts';
import type { ConfigFile } from './config-file.ts';

/** Whether the name is one of a module. TypeScript needs a Node that runs it: 22.18 or later. */
export function isModule(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path);
}

/** Throws OptionError when the module fails or has no default export. */
export async function readConfigModule(path: string): Promise<ConfigFile> {
  let loaded: { default?: unknown };
  try {
    loaded = (await import(pathToFileURL(resolve(path)).href)) as { default?: unknown };
  } catch (error) {
    // Node's text may go on for lines.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new OptionError(`cannot load the module ${path}: ${sentence}`);
  }
  if (loaded.default === undefined) {
    throw new OptionError(`the module ${path} must export its options as default.`);
  }
  return {
    // What it holds is checked by createTenant().
    options: loaded.default as TenantOptions,
    explain: ({ message }) => `${path}: ${message}`,
  };
}
