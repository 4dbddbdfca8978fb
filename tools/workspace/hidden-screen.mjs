// A screen that nobody sees, and what a browser on it needs in its environment.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Opens one with a home of its own, so that a browser on it starts as on its first day.
 *
 * @param program path of Xvfb.
 */
export async function openHiddenScreen(program) {
  const home = mkdtempSync(join(tmpdir(), 'screen-'));
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const screen = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const failed = once(screen, 'exit').then(([code]) => {
    throw new Error(`Xvfb ended (exit code ${code}).`);
  });
  const [number] = await Promise.race([once(screen.stdio[3], 'data'), failed]);
  failed.catch(() => {});
  return {
    env: {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      // There is neither a desktop nor a graphics card.
      GTK_A11Y: 'none',
      NO_AT_BRIDGE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
    close() {
      screen.kill();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
