import type { TLSSocket } from 'node:tls';
import { visitToJson } from '../handshake/visit/to-json.ts';
import type { Visit } from '../handshake/visit/types.ts';
import { english } from '../text/localize.ts';

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

function toResponse(visit: Visit): string {
  const body = `${JSON.stringify(visitToJson(visit, english), undefined, 2)}\n`;
  const fields = ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close'];
  return `HTTP/1.1 200 OK\r\n${fields.join('\r\n')}\r\n\r\n${body}`;
}
