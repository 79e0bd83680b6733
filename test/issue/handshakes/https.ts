import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';

/** The status line of an answer, or the code of the error that the handshake ended with. */
export function get(options: ConnectionOptions, host = 'api.payments.svc'): Promise<string> {
  return new Promise((resolve) => {
    const socket: TLSSocket = connect({ servername: host, ...options }, () => {
      socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    });
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
  });
}

/** PEM files of a folder as Node takes them. */
export function material(folder: string, chain = 'fullchain.pem'): { cert: Buffer; key: Buffer; ca: Buffer } {
  return {
    cert: readFileSync(`${folder}/${chain}`),
    key: readFileSync(`${folder}/key.pem`),
    ca: readFileSync(`${folder}/ca.pem`),
  };
}

/** A server on a socket file that greets whoever comes through. */
export function listen(options: Parameters<typeof createServer>[0], path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(options, (_request, response) => response.end('hello'));
    server.on('error', reject);
    server.listen(path, () => resolve(server));
  });
}
