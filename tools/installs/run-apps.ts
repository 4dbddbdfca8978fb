// Checks apps one after another in a folder outside the workspace, and puts away what was made, however it ends.
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { chromiumFlags, requireBrowser } from '../workspace/browser.mjs';
import { endCommands } from '../workspace/command.ts';
import { root } from '../workspace/paths.ts';
import { stopDevServers } from './dev-server.ts';

export interface Run {
  /** Names of the apps that were asked for on the command line; all without any. */
  readonly names: readonly string[];
  /** A folder of this run, outside of the workspace, so that nothing is found in its node_modules. */
  readonly folder: string;
  readonly browser: Browser;
}

/**
 * @param known names of the apps.
 * @param needs files that must have been built, and what to call them.
 * @param check throws an Error with what is wrong.
 */
export async function runApps(
  known: readonly string[],
  needs: Readonly<Record<string, string>>,
  check: (run: Run) => Promise<void>,
): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`No app is called ${unknown.join(', ')}: ${known.join(' ')}`);
  for (const [path, what] of Object.entries(needs))
    if (!existsSync(path)) throw new Error(`${what} is not built.`);

  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'apps-'));
  if (folder.startsWith(root)) throw new Error(`${folder} is not outside.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      cleanUp(folder);
      process.exit(130);
    });
  }
  const names = asked.length > 0 ? asked : known;
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: chromiumFlags });
  try {
    await check({ names, folder, browser });
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    await browser.close();
    cleanUp(folder);
  }
}

/** What an app's check started beside commands and dev servers. */
const stops: (() => void)[] = [];

export const stopAtTheEnd = (stop: () => void) => void stops.push(stop);

function cleanUp(folder: string): void {
  endCommands();
  stopDevServers();
  for (const stop of stops) stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
