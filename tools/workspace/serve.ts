// The web server of this workspace, on localhost: for stories, examples, benchmarks and the documentation.
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

export interface LocalServer {
  /** Without a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Rejects with EADDRINUSE where the port is taken; 0 takes a free one. */
export async function serve(handler: RequestListener, port = 0): Promise<LocalServer> {
  const server = createServer(handler).listen(port, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      // Browsers keep their connections open.
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/**
 * The files of a folder, as they are now. With `app`, as a web host serves a built app: any path
 * without a dot in its last part is the app's own, and answered with index.html.
 */
export function filesOf(folder: string, { app = false } = {}): RequestListener {
  return sirv(folder, {
    single: app,
    // Where a file stands there compressed as well, that is what is sent.
    gzip: true,
    // Asked for again each time, but not kept out of the browser's back-forward cache.
    setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
  });
}
