// Runs the built server of the app as a process of its own.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Question, Report } from './observer.ts';
import { appPort, buildFolder, type Build } from './places.ts';

export interface AppServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** What it wrote to its console. */
  readonly output: string;
  /** Asks what runs inside it, if that is observed; see `observer.ts`. */
  ask(question: Question): Promise<Report>;
  stop(): Promise<void>;
}

export async function startApp(build: Build, observed = false): Promise<AppServer> {
  const observer = new URL('./observer.ts', import.meta.url).href;
  const child = fork(join(buildFolder(build), 'server', 'server.mjs'), {
    execArgv: observed ? ['--enable-source-maps', `--import=${observer}`] : [],
    // The arguments that Playwright gives its own processes are not for this one.
    env: { ...process.env, PORT: String(appPort), NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const url = `http://localhost:${appPort}`;
  await listening(child, url, () => output);
  return {
    url,
    get output() {
      return output;
    },
    async ask(question) {
      const answer = once(child, 'message');
      child.send(question);
      const [report] = (await answer) as [Report];
      return report;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

function listening(child: ChildProcess, url: string, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (output().includes(url)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The server ended (${code}).\n${output()}`)));
  });
}
