// Runs a program to its end, unattended: its output is collected, its time limited, nothing is left behind.
import { spawn, type ChildProcess } from 'node:child_process';
import { root } from './paths.ts';

export interface Finished {
  /** Exit code; 1 where a signal ended it. */
  readonly code: number;
  /** What it wrote, both streams as they came. */
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string | undefined>;
  /** Seconds until it is ended. Default 900: a step that hangs must end, on a slow machine no other. */
  readonly limitSeconds?: number;
}

const running = new Set<ChildProcess>();

export function command(line: readonly string[], options: CommandOptions = {}): Promise<Finished> {
  const { cwd = root, env = {}, limitSeconds = 900 } = options;
  const [file = '', ...args] = line;
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, NG_CLI_ANALYTICS: 'false', FORCE_COLOR: '0', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group, so that its children (browsers, esbuild) can be ended with it.
    detached: process.platform !== 'win32',
  });
  running.add(child);
  let output = '';
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      output += `\nEnded after ${limitSeconds} s: it did not come to an end.\n`;
      endGroup(child);
    }, limitSeconds * 1000);
    child.on('error', (error) => (output += `${error.message}\n`));
    child.on('close', (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Ends everything that still runs, children's children included. */
export function endCommands(): void {
  for (const child of running) endGroup(child);
}

/** For tools that do nothing but run commands: Ctrl+C leaves nothing behind. */
export function endCommandsOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      endCommands();
      process.exit(130);
    });
  }
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It ended in this moment.
  }
}
