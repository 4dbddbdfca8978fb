// Sends raw bytes over a socket of its own and reads the answer, if one comes.
import { connect } from 'node:net';
import type { RawRequest } from './mutate.ts';

export interface RawAnswer {
  /** Null: the connection ended without an answer. */
  status: number | null;
  text: string;
  /** No answer and no end of the connection within the limit. */
  stalled: boolean;
}

const limit = 20_000;

export function send(port: number, { head, body, manner }: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    let stalled = false;
    socket.setTimeout(limit, () => {
      stalled = true;
      socket.destroy();
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    // Being cut off is an answer too.
    socket.on('error', () => {});
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      // An interim 100 Continue may stand before it.
      const status = [...text.matchAll(/^HTTP\/1\.1 ([2-5]\d\d)/gm)].at(-1)?.[1];
      resolve({ status: status === undefined ? null : Number(status), text, stalled });
    });
    socket.on('connect', () => {
      const bytes = Buffer.from(head, 'latin1');
      switch (manner) {
        case 'pieces':
          socket.write(bytes.subarray(0, 20));
          setTimeout(() => {
            socket.write(bytes.subarray(20));
            setTimeout(() => socket.write(body), 2);
          }, 2);
          break;
        case 'chunked':
          socket.write(bytes);
          if (body) socket.write(`${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n`);
          socket.write('0\r\n\r\n');
          break;
        case 'broken-chunk':
          socket.write(bytes);
          socket.end(`zz\r\n${body}\r\n0\r\n`);
          break;
        case 'cut':
          socket.write(bytes);
          socket.write(body);
          setTimeout(() => socket.destroy(), 5);
          break;
        case 'garbage':
          socket.end(Buffer.from(`${body}\u0000\u0001 / HTTP/9.9\r\n\r\n${head}`, 'latin1'));
          break;
        case 'whole':
          socket.write(bytes);
          socket.write(body);
      }
    });
  });
}
