import { createServer, type TlsOptions } from 'node:tls';
import type { ClientCredentials, ConnectionReport, Target } from '../../server/src/handshake/types.ts';
import { type ProbeOptions, probe } from '../../server/src/tls/probe.ts';
import { makePki, NOW, type Pki } from '../builders/index.ts';
import { type Listening, listenOn, localTarget } from './servers/target.ts';

/** Both peers of calls to localhost, healthy by the machine's clock: servers here take the time from it. */
export const pki: Pki = makePki({ now: Date.now(), server: { dns: ['localhost'], ip: ['127.0.0.1'] }, label: 'probe' });

/** Certificate and key of the client, as read from files; others' where they are given. */
export function clientFiles(certificate: string = pki.clientChain, key: string = pki.client.keyPem): ClientCredentials {
  return { kind: 'pem', certificate: Buffer.from(certificate), key: Buffer.from(key) };
}

/** What a server of Node needs to serve the chain of `pki`; with `demand`, it takes only clients of its CA. */
export function serving(more: TlsOptions = {}): TlsOptions {
  return { key: pki.server.keyPem, cert: pki.serverChain, ...more };
}

/** Demands a certificate of the root's. */
export const demanding: TlsOptions = { requestCert: true, rejectUnauthorized: true, ca: pki.root.pem };

/** A server that speaks TLS and nothing over it: every connection stays open. */
export function startSilent(more: TlsOptions = {}): Promise<Listening> {
  return listenOn(createServer(serving(more), (socket) => socket.on('error', () => undefined).resume()));
}

/** A server that answers the first words with `hello`. */
export function startGreeting(more: TlsOptions = {}): Promise<Listening> {
  return listenOn(
    createServer(serving(more), (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () =>
        socket.end(
          'HTTP/1.1 200 OK\r\nDate: Thu, 15 Jan 2026 12:00:00 GMT\r\nServer: tests\r\nContent-Length: 5\r\n\r\nhello',
        ),
      );
    }),
  );
}

/** One probe of a port of loopback; the handshake alone is tried once unless options say more. */
export function probePort(
  port: number,
  target: Partial<Target> = {},
  options: Partial<ProbeOptions> = {},
): Promise<ConnectionReport> {
  return probe(localTarget(port, target), { now: () => NOW, clock: () => performance.now(), ...options });
}
