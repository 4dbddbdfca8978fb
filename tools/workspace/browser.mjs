// Finds the Chromium-like browser that unit tests and stories run in, and how to start it.
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fetchBrowser, fetchedBrowser, isFetchable } from './fetched-browser.mjs';

/**
 * The same for Karma and Playwright. No sandbox, as Playwright does by default: it fails in
 * containers and for root, and only pages of this project are opened.
 */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const help = [
  'No browser was found: the tests need Chromium, Chrome or Edge.',
  '  Debian, Ubuntu:  apt-get install chromium',
  '  anywhere:        npx playwright install chromium',
  '  or set CHROME_BIN to the path of one.',
].join('\n');

/** Path of the browser's program, or null. `CHROME_BIN` wins. */
export function findBrowser(env = process.env, platform = process.platform) {
  if (env.CHROME_BIN) return isProgram(env.CHROME_BIN) ? env.CHROME_BIN : null;
  const found = usualPlaces(env, platform).find(isProgram) ?? playwrightsOwn();
  return found ?? (isProgram(fetchedBrowser) ? fetchedBrowser : null);
}

/** Fetches one where there is none. Throws the error of {@link requireBrowser} where that is impossible. */
export function provideBrowser(env = process.env) {
  if (env.CHROME_BIN || findBrowser(env) || !isFetchable() || !fetchBrowser()) requireBrowser(env);
}

/** The same; throws an error that says what to do where there is none. */
export function requireBrowser(env = process.env) {
  const browser = findBrowser(env);
  if (browser) return browser;
  throw new Error(
    env.CHROME_BIN ? `CHROME_BIN names no program: ${env.CHROME_BIN}\n${help}` : help,
  );
}

function usualPlaces(env, platform) {
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    const programs = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'];
    return [...programs, 'Microsoft/Edge/Application/msedge.exe'].flatMap((program) =>
      folders.filter(Boolean).map((folder) => join(folder, program)),
    );
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(homedir(), 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return [...names, 'microsoft-edge'].flatMap((name) =>
    (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
  );
}

/** What `npx playwright install chromium` downloaded, if it did. */
function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)('@playwright/test');
    const path = chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    // Playwright throws where it has no build for this system, and is absent before the set-up.
    return null;
  }
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(requireBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
