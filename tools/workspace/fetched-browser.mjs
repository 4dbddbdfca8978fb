// A Chromium for a machine without a browser: fetched by npm when tests need one, into a folder of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './run-npm.mjs';

/** MIT; holds Chromium 153 for Linux on x64. No dependency of the workspace: most machines have a browser. */
const version = '153.0.0';
const wanted = `@sparticuz/chromium@${version}`;

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const home = join(root, 'node_modules', '.cache', `chromium-${version}`);

/** Its program, once it has been fetched. */
export const fetchedBrowser = join(home, 'chrome');

/** Whether there is one for this machine. */
export const isFetchable = (platform = process.platform, arch = process.arch) =>
  platform === 'linux' && arch === 'x64';

/** Fetches and unpacks it; whether it starts here. */
export function fetchBrowser() {
  console.log(`No browser is installed: fetching a Chromium for the tests (${wanted}, once) …`);
  const part = `${home}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(join(part, 'files'), { recursive: true });
  writeFileSync(join(part, 'package.json'), '{ "private": true, "type": "module" }');
  const silent = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const install = [
    'install',
    wanted,
    '--save-exact',
    '--prefer-offline',
    '--ignore-scripts',
    ...silent,
  ];
  const fetched = runNpm(install, part, { quiet: true }) && unpack(part);
  if (fetched) {
    rmSync(join(part, 'node_modules'), { recursive: true });
    rmSync(home, { recursive: true, force: true });
    renameSync(part, home);
  }
  rmSync(part, { recursive: true, force: true });
  return fetched;
}

/** The package unpacks itself into the folder for temporary files, its libraries only for one host. */
function unpack(folder) {
  const files = join(folder, 'files');
  const code = "await (await import('@sparticuz/chromium')).default.executablePath()";
  const env = { ...process.env, TMPDIR: files, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder, env });
  writeFileSync(join(files, 'fonts.conf'), fontsConf);
  const fonts = hasFonts() ? '' : 'export FONTCONFIG_FILE="$files/fonts.conf"\n';
  const program = join(folder, 'chrome');
  for (const libraries of ['', 'export LD_LIBRARY_PATH="$files/al2023/lib"\n']) {
    writeFileSync(program, starter(fonts + libraries), { mode: 0o755 });
    if (spawnSync(program, ['--version']).status === 0) return true;
  }
  return false;
}

function hasFonts() {
  const folder = '/usr/share/fonts';
  if (!existsSync('/etc/fonts/fonts.conf') || !existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((path) => /\.(ttf|ttc|otf|pfb)$/.test(path));
}

/** The package's own names folders of its host. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** `exports`: fonts and libraries of a desktop, where the system lacks them. */
const starter = (exports) => `#!/bin/sh
files="$(dirname "$(readlink -f "$0")")/files"
${exports}exec "$files/chromium" "$@"
`;
