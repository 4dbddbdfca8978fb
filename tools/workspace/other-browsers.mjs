// Finds a Firefox and a WebKit on this machine, or says in a sentence what is missing.
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of a stock Firefox's program, or null. `FIREFOX_BIN` wins. */
export function findFirefox(env = process.env) {
  if (env.FIREFOX_BIN) return isProgram(env.FIREFOX_BIN) ? env.FIREFOX_BIN : null;
  return inPath('firefox-esr', env) ?? inPath('firefox', env) ?? macFirefox.find(isProgram) ?? null;
}

const macFirefox = ['/Applications/Firefox.app/Contents/MacOS/firefox'];

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

/** What is not on this machine and how one gets it, in a sentence each. */
export function missingBrowsers(env = process.env) {
  const missing = (name, packages) =>
    `${name} is not installed (Debian: apt-get install ${packages}): nothing was run in it.`;
  return [
    ...(findFirefox(env) ? [] : [missing('Firefox', 'firefox-esr')]),
    ...(findWebKit(env) ? [] : [missing('WebKitGTK', 'webkit2gtk-driver xvfb')]),
  ];
}

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
