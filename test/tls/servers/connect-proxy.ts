import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { type Listening, listenOn } from './target.ts';

/** An HTTP proxy on loopback, and what it was asked. */
export interface ConnectProxy extends Listening {
  /** Each up to the empty line. */
  readonly heads: readonly string[];
}

/** Leads whoever asks to this port of loopback, whatever they ask for. */
export async function startConnectProxy(port: number): Promise<ConnectProxy> {
  const heads: string[] = [];
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (head) => {
      heads.push(head.toString());
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      const onward = connectTcp(port, '127.0.0.1');
      onward.on('error', () => socket.destroy());
      socket.on('close', () => onward.destroy());
      socket.pipe(onward).pipe(socket);
    });
  });
  return { ...(await listenOn(server)), heads };
}
