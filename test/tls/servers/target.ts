import { createServer } from 'node:net';
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

/** A port that nobody listens on at this moment, for programs that cannot choose their own. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
