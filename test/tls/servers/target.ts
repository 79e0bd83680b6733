import type { Server, Socket } from 'node:net';
import type { Target } from '../../../server/src/handshake/types.ts';

/** A server of the tests on loopback. */
export function localTarget(port: number, more: Partial<Target> = {}): Target {
  return {
    host: '127.0.0.1',
    port,
    serverName: 'localhost',
    alpn: [],
    versions: { min: 'TLSv1.2', max: 'TLSv1.3' },
    starttls: undefined,
    proxy: undefined,
    http: 'auto',
    ...more,
  };
}

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Ends all its connections too. */
  stop(): Promise<void>;
}

/** Has a server of this process listen on loopback. */
export function listenOn(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve({ port: portOf(server), stop }));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
