import { createServer, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { judgeVisit, type VisitJudging } from '../handshake/visit/judge-visit.ts';
import type { Visit } from '../handshake/visit/types.ts';
import { receiveVisit, type ServerCredentials } from './visitor.ts';

export interface TestServerOptions {
  readonly credentials: ServerCredentials;
  /** `anchors` are the CAs of `credentials.authorities`. */
  readonly judging: VisitJudging;
  /** 0: any that is free. */
  readonly port: number;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Told what came of each connection, once it is decided. */
  readonly onVisit: (visit: Visit) => void;
}

export interface TestServer {
  readonly port: number;
  /** Ends all connections too. */
  close(): Promise<void>;
  /** Lets nobody in any more, and resolves when those who are there have left. */
  drain(): Promise<void>;
}

/** Connections at one time; a client under test has few. */
const MAX_CONNECTIONS = 64;

/**
 * Listens on 127.0.0.1 for clients that show a certificate, sends back what they say (to HTTP, what was seen of them), and reports each
 * with what it sent and why it was let in or not. Rejects where the port is taken or OpenSSL does not take the credentials.
 */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const { certificate, key, authorities } = options.credentials;
  // Otherwise found out at the first connection.
  createSecureContext({ cert: Buffer.from(certificate), key: Buffer.from(key), ca: Buffer.from(authorities) });
  const open = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    count += 1;
    void report(socket, count, options);
  });
  server.maxConnections = MAX_CONNECTIONS;
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : options.port);
    });
  });
  const drain = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  const close = (): Promise<void> => {
    const drained = drain();
    for (const socket of open) socket.destroy();
    return drained;
  };
  return { port, close, drain };
}

async function report(socket: Socket, number: number, options: TestServerOptions): Promise<void> {
  const time = options.now();
  const from = `${socket.remoteAddress}:${socket.remotePort}`;
  const seen = await receiveVisit(socket, options.credentials);
  const visit = await judgeVisit({ ...seen, number, time, from }, options.judging);
  seen.serve(visit);
  options.onVisit(visit);
}
