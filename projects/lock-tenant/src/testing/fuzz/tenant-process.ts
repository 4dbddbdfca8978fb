// The tenant that is fuzzed, in a process of its own: its end, its log and its memory can be seen.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface TenantProcess {
  readonly port: number;
  /** Another tenant in the same process: it must not notice. */
  readonly neighbour: number;
  /** Lines of the log that tell of an error. */
  readonly errors: readonly string[];
  /** True once the process has ended. */
  readonly ended: boolean;
  /** Bytes in use, after a collection. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

interface Ready {
  port: number;
  neighbour: number;
}

/** @param module where `createTenant` comes from; without it, the sources beside this. */
export async function startTenantProcess(module?: string): Promise<TenantProcess> {
  const script = fileURLToPath(new URL('./tenant-child.ts', import.meta.url));
  const child = fork(script, module === undefined ? [] : [module], {
    execArgv: ['--expose-gc'],
    // Its error stream is for errors: Node warns there of colours that are asked for twice.
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const errors: string[] = [];
  let ended = false;
  child.once('exit', () => (ended = true));
  child.stderr?.on('data', (chunk) => errors.push(String(chunk).trim()));
  const { port, neighbour } = await next<Ready>(child, 'ready');
  child.on('message', (message: Record<string, string>) => {
    if (message['error']) errors.push(message['error']);
  });
  return {
    port,
    neighbour,
    errors,
    get ended() {
      return ended;
    },
    async memory() {
      const answer = next<{ memory: number }>(child, 'memory');
      child.send('memory');
      return (await answer).memory;
    },
    async stop() {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      if (!ended) child.kill();
      if (!ended) await exit;
    },
  };
}

function next<T>(child: ChildProcess, name: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const listen = (message: unknown) => {
      if (typeof message !== 'object' || message === null || !(name in message)) return;
      child.off('message', listen);
      resolve(message as T);
    };
    child.on('message', listen);
    child.once('exit', () => reject(new Error('The process has ended.')));
  });
}
