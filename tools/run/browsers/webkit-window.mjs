// Opens an address in WebKit on a screen that nobody sees, until it is told to end: how Karma starts it.
import { spawn } from 'node:child_process';
import { openHiddenScreen } from '../../workspace/hidden-screen.mjs';
import { findWebKit } from '../../workspace/other-browsers.mjs';

const { window, screen } = findWebKit();
const hidden = await openHiddenScreen(screen);
const args = ['--private', '--geometry=1280x900', process.argv[2]];
const browser = spawn(window, args, { stdio: 'ignore', env: hidden.env });
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => browser.kill());
browser.once('exit', () => {
  hidden.close();
  process.exit();
});
