// Listens on one port of the loopback addresses, or on the one address that was asked for.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  /** Ends open connections too, so that it never waits for an idle browser. */
  close(): Promise<void>;
}

/**
 * Browsers try ::1 and 127.0.0.1 for `localhost`; taking both keeps another program on the same
 * port from answering in our place. Rejects with EADDRINUSE when the port is taken.
 */
export async function listen(
  handler: RequestListener,
  port: number,
  host: string | null,
): Promise<Listening> {
  if (host !== null && host !== 'localhost') {
    const server = await start(handler, port, host);
    return { port: portOf(server), close: () => stop(server) };
  }
  for (let attempt = 0; ; attempt++) {
    const four = await start(handler, port, '127.0.0.1');
    try {
      const six = await start(handler, portOf(four), '::1');
      return {
        port: portOf(four),
        close: async () => void (await Promise.all([stop(four), stop(six)])),
      };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A machine without IPv6.
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') {
        return { port: portOf(four), close: () => stop(four) };
      }
      await stop(four);
      // Asked for any free port, we got one that somebody has on ::1.
      if (port !== 0 || code !== 'EADDRINUSE' || attempt === 9) throw error;
    }
  }
}

function start(handler: RequestListener, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
