import { readFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScanReport } from '../../server/src/handshake/scan/types.ts';
import { type ScanOptions, scan } from '../../server/src/tls/scan.ts';
import { NOW } from '../builders/index.ts';
import { freePort } from '../free-port.ts';
import { Delivered } from '../issue/handshakes/delivered.ts';
import { listenOn, localTarget } from './servers/target.ts';

const stopping: (() => unknown)[] = [];
afterAll(() => Promise.all(stopping.map((stop) => stop())));

const pki = new Delivered();
beforeAll(() =>
  pki.make({ kind: 'certificate', role: 'server', names: ['localhost'], authority: { kind: 'development' } }),
);

const scanPort = (port: number, more: Partial<ScanOptions> = {}): Promise<ScanReport> =>
  scan(localTarget(port), { signal: new AbortController().signal, now: () => NOW, ...more });
const kinds = ({ versions }: ScanReport): string[] => versions.map(({ version, kind }) => `${version} ${kind}`);

describe('a scan', () => {
  it('completes no handshake, and never has more connections open than it may', async () => {
    let open = 0;
    let most = 0;
    let handshakes = 0;
    const server = createTlsServer({
      key: readFileSync(pki.path('key.pem')),
      cert: readFileSync(pki.path('fullchain.pem')),
    });
    server.on('secureConnection', () => {
      handshakes += 1;
    });
    server.on('connection', (socket: Socket) => {
      most = Math.max(most, ++open);
      socket.on('close', () => {
        open -= 1;
      });
    });
    server.on('tlsClientError', () => undefined);
    const seen: number[] = [];
    const report = await scanPort(await listen(server), {
      limits: { atOnce: 2 },
      onProgress: (count) => seen.push(count),
    });
    expect(handshakes).toBe(0);
    // The server learns of an end a moment after us.
    expect(most).toBeLessThanOrEqual(4);
    expect(report.connections).toBe(seen.length);
    expect(kinds(report)).toContain('TLSv1.3 accepted');
  });

  it('keeps to the number of connections that it was given', async () => {
    let connections = 0;
    const server = createTlsServer({
      key: readFileSync(pki.path('key.pem')),
      cert: readFileSync(pki.path('fullchain.pem')),
    });
    server.on('connection', () => {
      connections += 1;
    });
    server.on('tlsClientError', () => undefined);
    const report = await scanPort(await listen(server), { limits: { connections: 7 } });
    expect(report).toMatchObject({ connections: 7, ended: 'connections' });
    expect(connections).toBe(7);
  });

  it('ends in its time at a port that says nothing', async () => {
    const report = await scanPort(await listen(createServer()), { limits: { milliseconds: 200 } });
    expect(report.ended).toBe('time');
    expect(kinds(report).every((each) => each.endsWith('unknown'))).toBe(true);
  });

  it('ends when it is called off', async () => {
    const calling = new AbortController();
    const server = createServer(() => calling.abort());
    const report = await scanPort(await listen(server), { signal: calling.signal });
    expect(report.ended).toBe('aborted');
  });

  it('says what kept it from asking', async () => {
    const closed = await scanPort(await freePort());
    expect(closed.versions[0]).toMatchObject({ kind: 'unknown', error: { code: 'ECONNREFUSED' } });
    expect(closed.ended).toBe('errors');
    const http = await scanPort(await listen(createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))));
    expect(http.versions[0]).toMatchObject({ kind: 'unknown', error: { code: 'NOT_TLS' } });
    const resets = await scanPort(
      await listen(createServer((socket) => socket.once('data', () => socket.resetAndDestroy()))),
    );
    expect(resets.versions[0]).toMatchObject({ kind: 'refused', saying: 'reset' });
  });

  it('goes through a proxy', async () => {
    const server = createTlsServer({
      key: readFileSync(pki.path('key.pem')),
      cert: readFileSync(pki.path('fullchain.pem')),
    });
    server.on('tlsClientError', () => undefined);
    const port = await listen(server);
    const asked = new Set<string>();
    const proxy = await listen(createServer((client) => tunnel(client, asked)));
    const report = await scan(localTarget(port, { proxy: { host: '127.0.0.1', port: proxy } }), {
      signal: new AbortController().signal,
      now: () => NOW,
    });
    expect(kinds(report)).toContain('TLSv1.3 accepted');
    expect([...asked]).toEqual([`127.0.0.1:${port}`]);
  });
});

/** CONNECT, as proxies do it. */
function tunnel(client: Socket, asked: Set<string>): void {
  client.once('data', (head: Buffer) => {
    const [, authority = ''] = /^CONNECT (\S+) /.exec(head.toString()) ?? [];
    asked.add(authority);
    const server = connect(Number(authority.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(server).pipe(client);
    });
    server.on('error', () => client.destroy());
    client.on('error', () => server.destroy());
  });
}

async function listen(server: Server): Promise<number> {
  const { port, stop } = await listenOn(server);
  stopping.push(stop);
  return port;
}
