import { once } from 'node:events';
import { createSecureServer } from 'node:http2';
import { connect as connectTcp, createServer as createTcpServer, type Socket } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import type { ConnectionReport, Phase } from '../../server/src/handshake/types.ts';
import { keyPem, makeOcspResponse, PASSPHRASE } from '../builders/index.ts';
import { clientFiles, demanding, pki, probePort, serving, startGreeting, startSilent } from './probing.ts';
import { type Listening, listenOn } from './servers/target.ts';

const stopping: Listening[] = [];
afterAll(() => Promise.all(stopping.map(({ stop }) => stop())));

/** Ends with the tests. */
async function during(starting: Promise<Listening>): Promise<number> {
  const listening = await starting;
  stopping.push(listening);
  return listening.port;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const served = ({ attempt }: ConnectionReport): string[] => attempt.handshake.certificates.map(({ der }) => hex(der));
const phasesOf = ({ attempt }: ConnectionReport): Phase[] => attempt.phases.map(({ phase }) => phase);
const alertsOf = ({ attempt }: ConnectionReport): string[] =>
  attempt.handshake.alerts
    .filter(({ level }) => level === 'fatal')
    .map(({ from, description }) => `${from} ${description}`);

const chain = [pki.server, pki.issuing].map(({ der }) => hex(der));
const versions = ['TLSv1.2', 'TLSv1.3'] as const;

describe.each(versions)('a server of %s', (version) => {
  const only: TlsOptions = { minVersion: version, maxVersion: version };

  it('is seen with what it chose, and with the chain exactly as served', async () => {
    const port = await during(startSilent(only));
    const report = await probePort(port);
    expect(report.attempt.outcome.kind).toBe('accepted');
    expect(served(report)).toEqual(chain);
    const { serverHello, signatureScheme, problems, certificateRequest } = report.attempt.handshake;
    expect(serverHello?.version.name).toBe(version);
    expect(serverHello?.cipherSuite.name).toMatch(/^TLS_.*(GCM|POLY1305)/);
    expect(serverHello?.group?.name).toMatch(/x25519/i);
    expect(signatureScheme?.name).toBe('ecdsa_secp256r1_sha256');
    expect(certificateRequest).toBeUndefined();
    expect(problems).toEqual([]);
    expect(phasesOf(report)).toEqual(['connect', 'handshake']);
  });

  it('that demands a client certificate names its CAs, takes the right one, and is seen to refuse none', async () => {
    const port = await during(startGreeting({ ...only, ...demanding, ALPNProtocols: ['http/1.1'] }));
    const report = await probePort(port, { alpn: ['http/1.1'] }, { credentials: clientFiles() });
    const { attempt, withoutCertificate } = report;
    expect(attempt.outcome).toEqual({ kind: 'accepted', shownBy: 'data' });
    expect(attempt.response).toMatchObject({ protocol: 'http/1.1', status: 200, server: 'tests' });
    expect(attempt.phases.map(({ phase }) => phase)).toEqual(['connect', 'handshake', 'response']);
    expect(attempt.response?.date).toBe(Date.UTC(2026, 0, 15, 12));
    expect(attempt.handshake.certificateRequest?.authorities.map(hex)).toEqual([hex(pki.root.subject)]);
    expect(attempt.handshake.certificateRequest?.signatureSchemes.map(({ name }) => name)).toContain('ed25519');
    expect(attempt.handshake.clientCertificates?.map(hex)).toEqual([hex(pki.client.der), hex(pki.issuing.der)]);
    expect(withoutCertificate?.clientCertificate).toBe('none');
    expect(withoutCertificate?.outcome.kind).toBe('failed');
    expect(withoutCertificate?.handshake.clientCertificates).toEqual([]);
    const isTls13 = version === 'TLSv1.3';
    expect(withoutCertificate?.handshake.alerts.at(-1)).toMatchObject({
      description: isTls13 ? 'certificate_required' : 'handshake_failure',
      afterHandshake: isTls13,
    });
  });

  it('that closes on a stranger without a word is seen to close', async () => {
    const stranger = pki.server;
    const port = await during(
      startSilent({ ...only, requestCert: true, rejectUnauthorized: true, ca: pki.client.pem }),
    );
    const credentials = clientFiles(stranger.pem, stranger.keyPem);
    const { attempt } = await probePort(port, {}, { credentials, compare: false });
    // In TLS 1.2, Node may do so with the last words of the handshake unsent.
    const { outcome } = attempt;
    expect(outcome.kind === 'failed' ? outcome.error.code : outcome.kind).toMatch(/^closed$/i);
    expect(attempt.handshake.alerts.filter(({ level }) => level === 'fatal')).toEqual([]);
  });

  it('staples what OCSP says', async () => {
    const staple = makeOcspResponse(pki.issuing, pki.server, { now: Date.now() });
    const server = createServer(serving(only), (socket) => socket.resume());
    server.on('OCSPRequest', (_certificate, _issuer, respond) => respond(null, Buffer.from(staple)));
    const report = await probePort(await during(listenOn(server)));
    expect(report.attempt.handshake.certificates.map(({ ocsp }) => ocsp && hex(ocsp))).toEqual([
      hex(staple),
      undefined,
    ]);
  });

  it('takes up a session in a second handshake', async () => {
    const port = await during(startSilent(only));
    const { resumption } = await probePort(port);
    expect(resumption?.kind).toBe('resumed');
    expect(resumption?.attempt?.handshake.certificates).toEqual([]);
  });

  it('finds no protocol that it knows', async () => {
    const port = await during(startSilent({ ...only, ALPNProtocols: ['postgresql'] }));
    const report = await probePort(port, { alpn: ['h2'] });
    expect(alertsOf(report)).toEqual(['server no_application_protocol']);
    expect(report.attempt.outcome).toMatchObject({ kind: 'failed', phase: 'handshake' });
  });
});

describe('a handshake of TLS 1.3', () => {
  it.each(['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'])(
    'is read through %s',
    async (suite) => {
      const port = await during(startSilent({ ciphers: suite, minVersion: 'TLSv1.3' }));
      const report = await probePort(port);
      expect(report.attempt.handshake.serverHello?.cipherSuite.name).toBe(suite);
      expect(served(report)).toEqual(chain);
      expect(report.attempt.handshake.tickets.length).toBeGreaterThan(0);
    },
  );

  it('that had to begin again says so', async () => {
    const port = await during(startSilent({ ecdhCurve: 'P-521' }));
    const { serverHello } = (await probePort(port)).attempt.handshake;
    expect(serverHello).toMatchObject({ retried: true, group: { name: 'secp521r1' } });
  });

  it('shows which name was asked for', async () => {
    const port = await during(startSilent());
    expect((await probePort(port)).attempt.handshake.clientHello?.serverName).toBe('localhost');
    const nameless = await probePort(port, { serverName: undefined });
    expect(nameless.attempt.handshake.clientHello?.serverName).toBeUndefined();
  });
});

it('asks over HTTP/2 where the server chose that', async () => {
  const server = createSecureServer(serving(), (_request, response) => {
    response.statusCode = 403;
    response.end('no entrance');
  });
  const { attempt } = await probePort(await during(listenOn(server)), { alpn: ['h2', 'http/1.1'] });
  expect(attempt.response).toMatchObject({ protocol: 'h2', status: 403 });
  expect(Buffer.from(attempt.response?.body ?? []).toString()).toBe('no entrance');
});

describe('the keys of the client', () => {
  it('may lie encrypted', async () => {
    const port = await during(startSilent(demanding));
    const key = keyPem(pki.client.key, 'encrypted-pkcs8');
    const credentials = { ...clientFiles(pki.clientChain, key), password: PASSPHRASE };
    expect((await probePort(port, {}, { credentials })).attempt.outcome.kind).toBe('accepted');
  });

  it.each([
    ['belongs to another certificate', pki.server.keyPem, 'ERR_OSSL_X509_KEY_VALUES_MISMATCH'],
    ['is none', 'hello', 'KEY_MISSING'],
    ['cannot be read', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'ERR_OSSL_UNSUPPORTED'],
    ['is encrypted, and no password is given', keyPem(pki.client.key, 'encrypted-pkcs8'), 'PASSWORD_MISSING'],
  ])('that %s is said before anything is sent', async (_what, key, code) => {
    let connections = 0;
    const port = await during(listenOn(createTcpServer(() => (connections += 1))));
    const report = await probePort(port, {}, { credentials: clientFiles(pki.clientChain, key) });
    expect(report.attempt.outcome).toMatchObject({ kind: 'failed', phase: 'credentials', error: { code } });
    expect(connections).toBe(0);
  });

  it('are wiped from memory as soon as they are loaded', async () => {
    const port = await during(startSilent());
    const credentials = clientFiles();
    const report = await probePort(port, {}, { credentials });
    expect(credentials.kind === 'pem' && credentials.key.every((byte) => byte === 0)).toBe(true);
    const body = pki.client.keyPem.split('\n').slice(1, 3).join('');
    expect(Buffer.from(JSON.stringify(report)).includes(body)).toBe(false);
  });
});

describe('the number of connections', () => {
  const counting = async (): Promise<{ readonly port: number; readonly count: () => number }> => {
    let count = 0;
    const server = createServer(serving(demanding), (socket) => socket.on('error', () => undefined).resume());
    server.on('connection', () => (count += 1));
    return { port: await during(listenOn(server)), count: () => count };
  };

  it('is one with the certificate, one without, one that resumes, and the repeats', async () => {
    const { port, count } = await counting();
    const steps: string[] = [];
    const onProgress = (step: string): void => void steps.push(step);
    const report = await probePort(port, {}, { credentials: clientFiles(), repeat: 3, onProgress });
    expect(report.repeats).toHaveLength(2);
    expect(report.repeats.flat().filter(({ phase }) => phase === 'handshake')).toHaveLength(2);
    expect(steps).toEqual(['attempt', 'without-certificate', 'resumption', 'repeat', 'repeat']);
    expect(count()).toBe(5);
  });

  it('is one where nothing else is asked', async () => {
    const { port, count } = await counting();
    await probePort(port, {}, { credentials: clientFiles(), compare: false, resume: false });
    expect(count()).toBe(1);
  });
});

describe('an HTTP proxy', () => {
  /** Connects whoever asks to `port`, or answers with a status. */
  const startProxy = async (answer: string, port?: number): Promise<{ port: number; heads: string[] }> => {
    const heads: string[] = [];
    const proxy = createTcpServer((socket: Socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (head) => {
        heads.push(head.toString());
        socket.write(`HTTP/1.1 ${answer}\r\nX-Proxy: tests\r\n\r\n`);
        if (port !== undefined) socket.pipe(connectTcp(port, '127.0.0.1').on('error', () => undefined)).pipe(socket);
      });
    });
    return { port: await during(listenOn(proxy)), heads };
  };
  const through = (port: number) => ({ host: 'api.payments.test', proxy: { host: '127.0.0.1', port } });

  it('gets the name to resolve, and leads to the server', async () => {
    const proxy = await startProxy('200 Connection established', await during(startSilent()));
    const authorization = `Basic ${Buffer.from('dev:geheim').toString('base64')}`;
    const report = await probePort(8443, through(proxy.port), { proxyAuthorization: authorization, resume: false });
    expect(report.attempt.outcome.kind).toBe('accepted');
    expect(phasesOf(report)).toEqual(['connect', 'proxy', 'handshake']);
    expect(report.attempt.preamble).toBe('HTTP/1.1 200 Connection established\n');
    expect(proxy.heads[0]).toMatch(
      /^CONNECT api\.payments\.test:8443 HTTP\/1\.1\r\nHost: api\.payments\.test:8443\r\n/,
    );
    expect(proxy.heads[0]).toContain(`Proxy-Authorization: ${authorization}`);
    expect(JSON.stringify(report)).not.toContain(authorization);
  });

  it('that refuses is quoted', async () => {
    const proxy = await startProxy('407 Proxy Authentication Required');
    const { attempt } = await probePort(8443, through(proxy.port));
    expect(attempt.outcome).toEqual({
      kind: 'failed',
      phase: 'proxy',
      error: { code: 'PROXY_REFUSED', message: 'HTTP/1.1 407 Proxy Authentication Required' },
    });
  });
});

describe('calling off', () => {
  it('ends a handshake that waits', async () => {
    const controller = new AbortController();
    const server = createTcpServer((socket) => socket.once('data', () => controller.abort()));
    const port = await during(listenOn(server));
    const { attempt, resumption } = await probePort(port, {}, { signal: controller.signal });
    expect(attempt.outcome).toMatchObject({ kind: 'failed', phase: 'handshake', error: { code: 'ABORTED' } });
    expect(resumption).toBeUndefined();
  });

  it('leaves no connection open', async () => {
    const controller = new AbortController();
    const closed: Promise<unknown>[] = [];
    const server = createTcpServer((socket) => {
      closed.push(once(socket, 'close'));
      socket.resume();
      controller.abort();
    });
    await probePort(await during(listenOn(server)), {}, { signal: controller.signal });
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
  });
});
