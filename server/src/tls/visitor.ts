import type { Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import type { Handshake, ObservedError } from '../handshake/types.ts';
import type { Visit } from '../handshake/visit/types.ts';
import { type Chunk, readHandshake } from '../handshake/wire/read-handshake.ts';
import { echo } from './echo.ts';
import { observeError } from './observe-error.ts';
import { SessionSecrets } from './session-secrets.ts';
import { Tap } from './tap.ts';

/** With what the test server shows itself, and whom it lets in. All of it PEM. */
export interface ServerCredentials {
  /** The server's certificate, and those that it sends along. */
  readonly certificate: Uint8Array;
  readonly key: Uint8Array;
  /** CAs of clients. */
  readonly authorities: Uint8Array;
}

/** A connection as far as its handshake. */
export interface Received {
  readonly handshake: Handshake;
  readonly outcome: Visit['outcome'];
  readonly error: ObservedError | undefined;
  /** Goes on with a client that was let in; nothing to do otherwise. */
  serve(visit: Visit): void;
}

/** A handshake, or a silence after it, that lasts longer is ended. Milliseconds. */
const IDLE = 60_000;

/** OpenSSL's word for a client without a certificate. */
const NO_CERTIFICATE = 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE';

/** Shakes hands as the server, and reads what passed. Never rejects. */
export async function receiveVisit(socket: Socket, credentials: ServerCredentials): Promise<Received> {
  const tap = new Tap(socket);
  const secrets = new SessionSecrets();
  tap.on('error', () => undefined);
  const { tls, error, isRefused } = await shakeHands(tap, secrets, credentials);
  const handshake = readHandshake(tap.chunks.map(toOtherSide), (record) => secrets.open(record));
  secrets.forget();
  if (error === undefined) return { handshake, outcome: 'accepted', error, serve: (visit) => echo(tls, visit) };
  return { handshake, outcome: isRefused ? 'refused' : 'failed', error, serve: () => tls.destroy() };
}

/** A tap calls the one that it hears the server: here that is the client. */
function toOtherSide({ from, bytes }: Chunk): Chunk {
  return { from: from === 'server' ? 'client' : 'server', bytes };
}

/** The connection's TLS, where it came so far, and why it goes no further. */
interface Shaken {
  readonly tls: TLSSocket;
  readonly error: ObservedError | undefined;
  /** For the client's certificate, or for having none. */
  readonly isRefused: boolean;
}

function shakeHands(tap: Tap, secrets: SessionSecrets, credentials: ServerCredentials): Promise<Shaken> {
  // A server of its own for each: no session is taken up then, and every client shows its certificate every time.
  const server = createServer({
    cert: Buffer.from(credentials.certificate),
    key: Buffer.from(credentials.key),
    ca: Buffer.from(credentials.authorities),
    requestCert: true,
    rejectUnauthorized: true,
    handshakeTimeout: IDLE,
  });
  server.on('keylog', (line: Buffer) => secrets.take(line));
  return new Promise((resolve) => {
    server.on('secureConnection', (tls) => {
      tls.setTimeout(IDLE);
      resolve({ tls, error: undefined, isRefused: false });
    });
    server.on('tlsClientError', (error, tls) => resolve({ tls, ...refusalOf(error, tls) }));
    server.emit('connection', tap);
  });
}

/** A certificate that OpenSSL does not take ends the connection without a word: the reason stands beside it. */
function refusalOf(error: Error, { authorizationError }: TLSSocket): Omit<Shaken, 'tls'> {
  // The types say `Error`; Node gives OpenSSL's code.
  const code = String(authorizationError ?? '');
  if (code === '') {
    const observed = observeError(error);
    return { error: observed, isRefused: observed.code === NO_CERTIFICATE };
  }
  return { error: { code, message: 'the client’s certificate was not accepted' }, isRefused: true };
}
