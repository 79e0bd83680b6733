import type { TLSSocket } from 'node:tls';
import type { Response, Target } from '../handshake/types.ts';
import { version } from '../version.ts';
import { authorityOf } from './proxy.ts';

/** Of a body, as much as says which certificate is missing. */
const MAX_BODY = 4096;
const MAX_HEAD = 16_384;

/** What a request gets to hear: resolves with it, with undefined where the server ends the connection first; rejects with its error. */
export function request(socket: TLSSocket, target: Target): Promise<Response | undefined> {
  return socket.alpnProtocol === 'h2' ? requestHttp2(socket, target) : requestHttp1(socket, target);
}

function hostOf({ serverName, host, port }: Target): string {
  return authorityOf({ host: serverName ?? host, port });
}

function requestHttp1(socket: TLSSocket, target: Target): Promise<Response | undefined> {
  const fields = [`Host: ${hostOf(target)}`, `User-Agent: certscope/${version}`, 'Accept: */*', 'Connection: close'];
  const answer = readAnswer(socket);
  socket.write(`GET / HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n`);
  return answer;
}

/** What the server says, up to where an HTTP answer has said what it is about. */
export function readAnswer(socket: TLSSocket): Promise<Response | undefined> {
  return new Promise((resolve, reject) => {
    let text = '';
    const finish = (): void => resolve(text === '' ? undefined : parseAnswer(text));
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString('latin1');
      if (isEnough(text)) finish();
    });
    socket.once('end', finish);
    socket.once('close', finish);
    socket.once('error', (error) => (text === '' ? reject(error) : finish()));
  });
}

function isEnough(text: string): boolean {
  if (!text.startsWith('HTTP/')) return true;
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return text.length > MAX_HEAD;
  const announced = Number(/^content-length:\s*(\d+)/im.exec(text.slice(0, end))?.[1] ?? 0);
  return text.length - end - 4 >= Math.min(announced, MAX_BODY);
}

/** The head of a SETTINGS frame, which every server of HTTP/2 sends first (RFC 9113 §3.4, §6.5). */
const settingsFrame = /^\0..\x04[\0\x01]\0{4}/s;

/** An HTTP answer, or whatever else came. */
export function parseAnswer(text: string): Response {
  const status = /^HTTP\/\d\.\d (\d{3})/.exec(text)?.[1];
  if (status === undefined) {
    const protocol = settingsFrame.test(text) ? 'h2' : 'unknown';
    return { protocol, status: undefined, date: undefined, server: undefined, body: bytesOf(text) };
  }
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const field = (name: string): string | undefined => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1]?.trim();
  return {
    protocol: 'http/1.1',
    status: Number(status),
    date: parseDate(field('date')),
    server: field('server'),
    body: bytesOf(end < 0 ? '' : text.slice(end + 4)),
  };
}

async function requestHttp2(socket: TLSSocket, target: Target): Promise<Response | undefined> {
  const { connect } = await import('node:http2');
  return new Promise((resolve, reject) => {
    const client = connect(`https://${hostOf(target)}`, { createConnection: () => socket });
    client.on('error', reject);
    client.once('close', () => resolve(undefined));
    const stream = client.request({ ':method': 'GET', ':path': '/', 'user-agent': `certscope/${version}` });
    let body = '';
    stream.on('error', reject);
    stream.once('response', (fields) => {
      const finish = (): void => resolve(ofHttp2(fields, body));
      stream.on('data', (bytes: Buffer) => {
        body += bytes.toString('latin1');
        if (body.length >= MAX_BODY) finish();
      });
      stream.once('end', finish);
    });
  });
}

function ofHttp2(fields: Readonly<Record<string, unknown>>, body: string): Response {
  const text = (name: string): string | undefined => (typeof fields[name] === 'string' ? fields[name] : undefined);
  const status = fields[':status'];
  return {
    protocol: 'h2',
    status: typeof status === 'number' ? status : undefined,
    date: parseDate(text('date')),
    server: text('server'),
    body: bytesOf(body),
  };
}

function parseDate(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text.slice(0, MAX_BODY), 'latin1');
}
