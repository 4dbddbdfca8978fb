// Gives a request whose body has been read another one, for a handler that wants to read it itself.
import type { IncomingMessage } from 'node:http';

export function replaceBody(request: IncomingMessage, type: string, text: string): void {
  const body = Buffer.from(text);
  async function* iterate() {
    yield body;
  }
  Object.defineProperties(request, {
    readable: { value: true },
    iterator: { value: iterate },
    [Symbol.asyncIterator]: { value: iterate },
  });
  delete request.headers['transfer-encoding'];
  request.headers['content-type'] = type;
  request.headers['content-length'] = String(body.length);
}
