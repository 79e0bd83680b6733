import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import type { FetchedIssuer } from '../../server/src/handshake/issuers/types.ts';
import { fetchIssuer, MAX_ISSUER_BYTES } from '../../server/src/tls/fetch-issuer.ts';
import { freePort } from '../free-port.ts';
import { pki, serving, startGreeting } from './probing.ts';
import { type Listening, listenOn } from './servers/target.ts';

const stopping: Listening[] = [];
afterAll(() => Promise.all(stopping.map(({ stop }) => stop())));

async function serve(answer: RequestListener): Promise<string> {
  const listening = await listenOn(createServer(answer));
  stopping.push(listening);
  return `http://127.0.0.1:${listening.port}/issuing.cer`;
}

const { signal } = new AbortController();
const fetched = (url: string, deadline?: number): Promise<FetchedIssuer> => fetchIssuer(url, { signal, deadline });

describe('asking for an issuer', () => {
  it('gets the bytes, and says nothing of who asks', async () => {
    let seen: readonly string[] = [];
    const url = await serve((request, response) => {
      seen = [`${request.method} ${request.url}`, ...Object.keys(request.headers).sort()];
      response.end(pki.issuing.der);
    });
    expect(await fetched(url)).toEqual({ kind: 'bytes', bytes: new Uint8Array(pki.issuing.der) });
    expect(seen).toEqual(['GET /issuing.cer', 'accept', 'connection', 'host']);
  });

  it('follows no redirect', async () => {
    let visits = 0;
    const url = await serve((_request, response) => {
      visits++;
      response.writeHead(301, { location: '/elsewhere' }).end();
    });
    expect(await fetched(url)).toEqual({ kind: 'status', status: 301, location: '/elsewhere' });
    expect(visits).toBe(1);
  });

  it.each([404, 204, 500])('takes no answer of %i', async (status) => {
    const url = await serve((_request, response) => response.writeHead(status).end());
    expect(await fetched(url)).toEqual({ kind: 'status', status, location: undefined });
  });

  it('hangs up on more than a megabyte', async () => {
    const url = await serve((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await fetched(url)).toEqual({ kind: 'too-large', limit: MAX_ISSUER_BYTES });
  });

  it('does not wait for ever: for a first byte, nor for a last one', async () => {
    const silent = await serve(() => undefined);
    expect(await fetched(silent, 150)).toEqual({ kind: 'failed', code: 'TIMEOUT' });
    const dripping = await serve((_request, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await fetched(dripping, 150)).toEqual({ kind: 'failed', code: 'TIMEOUT' });
  });

  it('says what the system says', async () => {
    expect(await fetched(`http://127.0.0.1:${await freePort()}/`)).toEqual({ kind: 'failed', code: 'ECONNREFUSED' });
    const garbage = await listenOn(createTcpServer((socket) => socket.end('220 mail ESMTP\r\n')));
    stopping.push(garbage);
    expect(await fetched(`http://127.0.0.1:${garbage.port}/`)).toMatchObject({ kind: 'failed' });
    expect(await fetched('http://[bad/')).toMatchObject({ kind: 'failed' });
  });

  it('trusts no https server that nobody vouches for', async () => {
    const listening = await startGreeting(serving());
    stopping.push(listening);
    expect(await fetched(`https://localhost:${listening.port}/`)).toMatchObject({ kind: 'failed' });
  });

  it('ends when it is told to', async () => {
    const abort = new AbortController();
    const url = await serve(() => abort.abort());
    expect(await fetchIssuer(url, { signal: abort.signal })).toMatchObject({ kind: 'failed' });
  });
});
