import type { TLSSocket } from 'node:tls';
import type { Visit } from '../handshake/visit/types.ts';

const isHttp = /^[A-Z]+ \S+ HTTP\/1\.[01]\r\n/;

/** Sends back what a client says; to an HTTP request, once, what was seen of the client. */
export function echo(socket: TLSSocket, visit: Visit): void {
  socket.on('error', () => undefined);
  socket.on('timeout', () => socket.destroy());
  socket.once('data', (first: Buffer) => {
    if (isHttp.test(first.toString('latin1'))) {
      socket.end(toResponse(visit));
      return;
    }
    socket.write(first);
    socket.pipe(socket);
  });
}

function toResponse({ number, chain, handshake: { serverHello, clientHello } }: Visit): string {
  const body = `${JSON.stringify({
    connection: number,
    version: serverHello?.version.name,
    cipherSuite: serverHello?.cipherSuite.name,
    serverName: clientHello?.serverName,
    clientCertificates: chain.map(({ subject, issuer }) => ({ subject: subject.text, issuer: issuer.text })),
  })}\n`;
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
}
