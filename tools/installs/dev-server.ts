// `ng serve` of an outside app, until it is stopped.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface DevServer {
  readonly url: string;
  stop(): Promise<void>;
}

const limitSeconds = 180;
const running = new Set<DevServer>();

/** Starts it with the Angular CLI that the app has installed. Resolves when the app is built and answers. */
export async function ngServe(folder: string, port: number): Promise<DevServer> {
  const script = join(folder, 'node_modules', '@angular', 'cli', 'bin', 'ng.js');
  const args = [script, 'serve', '--host=localhost', `--port=${port}`, '--no-hmr'];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, NG_CLI_ANALYTICS: 'false', NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = `http://localhost:${port}`;
  const ended = once(child, 'exit');
  const server: DevServer = {
    url,
    async stop() {
      running.delete(server);
      child.kill();
      await ended;
    },
  };
  running.add(server);
  let output = '';
  let limit: NodeJS.Timeout | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`ng serve ${why}\n${output}`));
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(`${url}/`)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => fail('ended.'));
    limit = setTimeout(() => fail('did not get ready.'), limitSeconds * 1000);
  }).finally(() => clearTimeout(limit));
  try {
    await ready;
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** Ends those that still run, when everything is to end. */
export function stopDevServers(): void {
  for (const server of running) void server.stop();
}
