// Finds a WebKit on this machine, or says in a sentence what is missing.
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * WebKitGTK's MiniBrowser, what drives it, and a screen that nobody sees; or null, on every system
 * but Linux too.
 */
export function findWebKit(env = process.env) {
  const window = env.WEBKIT_BIN ?? miniBrowsers().find(isProgram);
  const driver = inPath('WebKitWebDriver', env);
  const screen = inPath('Xvfb', env);
  return window && isProgram(window) && driver && screen ? { window, driver, screen } : null;
}

export const webKitIsMissing =
  'WebKitGTK is not installed (Debian: apt-get install webkit2gtk-driver xvfb): nothing was run in it.';

function miniBrowsers() {
  const libraries = '/usr/lib';
  const folders = list(libraries).flatMap((machine) =>
    list(join(libraries, machine)).map((name) => join(libraries, machine, name)),
  );
  return folders
    .filter((path) => /webkit2gtk-\d/.test(path))
    .map((path) => join(path, 'MiniBrowser'));
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    // Another system, or a file.
    return [];
  }
}

const inPath = (name, env) =>
  (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram) ?? null;

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
