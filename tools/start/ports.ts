// Whether a port of this machine is free, and the sentence for when it is not.
import { connect, createServer } from 'node:net';

const loopback = ['127.0.0.1', '::1'];

/** On both loopback addresses: `localhost` may mean either. */
export async function isPortFree(port: number): Promise<boolean> {
  const free = await Promise.all(loopback.map((host) => canListen(port, host)));
  if (!free.every(Boolean)) return false;
  // macOS lets a loopback address be taken while another program listens on all addresses. Not asked
  // on Windows, where a refused connection takes two seconds.
  if (process.platform === 'win32') return true;
  const answered = await Promise.all(loopback.map((host) => answers(port, host)));
  return !answered.some(Boolean);
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 cannot listen there, and nobody else can.
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'EADDRINUSE'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.setTimeout(1000, () => end(false));
  });
}

export interface WantedPort {
  readonly port: number;
  /** Who wants it, as in "the demo". */
  readonly owner: string;
  /** The option of `npm start` that chooses another. */
  readonly option: string;
}

/** A sentence for each port that is taken, which says what to do; above them a guess where all are. */
export async function portProblems(wanted: readonly WantedPort[]): Promise<string[]> {
  const free = await Promise.all(wanted.map(({ port }) => isPortFree(port)));
  const [first] = wanted;
  // One that is taken may be anybody's; several are hardly by chance.
  const guess =
    first && wanted.length > 1 && !free.some(Boolean)
      ? [`Is ${first.owner} already running? Look at http://localhost:${first.port}. Else:`]
      : [];
  const sentences = wanted
    .filter((_, index) => !free[index])
    .map(
      ({ port, owner, option }) =>
        `Port ${port} is in use, and ${owner} needs it: stop the program that uses it, or choose another port with "npm start -- --${option} ${port + 10}".`,
    );
  return [...guess, ...sentences];
}
