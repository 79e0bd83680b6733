import { readFileSync } from 'node:fs';
import { connect as connectPlain } from 'node:net';
import { networkInterfaces } from 'node:os';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeVisit } from '../../server/src/handshake/visit/describe-visit.ts';
import type { Visit } from '../../server/src/handshake/visit/types.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import { createCertificateService } from '../../server/src/service.ts';
import { english } from '../../server/src/text/localize.ts';
import { startTestServer, type TestServer } from '../../server/src/tls/test-server.ts';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { Delivered } from '../issue/handshakes/delivered.ts';
import { output } from '../issue/handshakes/spawn-ready.ts';
import { toolMissing } from '../issue/outputs/tools.ts';

const pki = new Delivered();
const read = (name: string): Buffer => readFileSync(pki.path(name));
const development = { kind: 'development' } as const;
const visits: Visit[] = [];
let told: ((visit: Visit) => void) | undefined;
let server: TestServer;

beforeAll(async () => {
  await pki.make({ kind: 'pair', serverNames: ['localhost'], clientNames: ['checkout.svc'], authority: development });
  await pki.make({ kind: 'negative-tests', role: 'client', names: ['checkout.svc'], authority: development });
  const [, base64 = ''] = /BEGIN CERTIFICATE-----([^-]+)/.exec(read('ca.pem').toString()) ?? [];
  server = await startTestServer({
    credentials: {
      certificate: read('server/fullchain.pem'),
      key: read('server/key.pem'),
      authorities: read('ca.pem'),
    },
    judging: {
      anchors: [parseCertificate(Buffer.from(base64, 'base64'))],
      validatePath: createCertificateService(createNodeRuntime()).validatePath,
    },
    port: 0,
    now: () => Date.now(),
    onVisit: (visit) => {
      visits.push(visit);
      told?.(visit);
    },
  });
});
afterAll(() => server.close());

/** What the server reports next. */
const nextVisit = (): Promise<Visit> =>
  new Promise((resolve) => {
    told = resolve;
  });

/** Connects as a client of that folder, says something, and returns what came back. */
function call(folder: string | undefined, message: string, trusted = true): Promise<string> {
  const pair = folder === undefined ? {} : { cert: read(`${folder}/fullchain.pem`), key: read(`${folder}/key.pem`) };
  return new Promise((resolve) => {
    const socket: TLSSocket = connect(
      {
        port: server.port,
        host: '127.0.0.1',
        servername: 'localhost',
        ...(trusted ? { ca: read('ca.pem') } : {}),
        ...pair,
      },
      () => socket.write(message),
    );
    let heard = '';
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.toString();
      if (heard === message) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

describe('the test server', () => {
  it('lets in the client of the pair and sends back what it says', async () => {
    const next = nextVisit();
    expect(await call('client', 'hello')).toBe('hello');
    const visit = await next;
    expect(visit).toMatchObject({ outcome: 'accepted', error: undefined, result: { verdict: 'valid' } });
    expect(visit.handshake.clientHello?.serverName).toBe('localhost');
    expect(describeVisit(visit, english)).toEqual([
      expect.stringMatching(/^Connection \d+ from 127\.0\.0\.1:\d+: accepted\.$/),
      'Negotiated: TLSv1.3, TLS_AES_256_GCM_SHA384, server name "localhost".',
      expect.stringMatching(/^Client certificate 1: "checkout\.svc", issued by ".+", valid from .+ to .+\.$/),
      ...visit.chain.slice(1).map(() => expect.stringMatching(/^Client certificate 2: /)),
    ]);
  });

  it('answers HTTP with what it saw', async () => {
    const answer = await call('client', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      version: 'TLSv1.3',
      serverName: 'localhost',
      clientCertificates: [
        { subject: expect.stringContaining('checkout.svc') },
        { subject: expect.stringContaining('CA') },
      ],
    });
  });

  it('refuses a client without a certificate, and says what to do', async () => {
    const next = nextVisit();
    expect(await call(undefined, 'hello')).toBe('');
    const visit = await next;
    expect(visit).toMatchObject({
      outcome: 'refused',
      chain: [],
      handshake: { alerts: [{ from: 'server', description: 'certificate_required' }] },
    });
    expect(describeVisit(visit, english).at(-1)).toMatch(/sent no certificate/);
  });

  it.each([
    ['expired', /expired on/],
    ['not-yet-valid', /is not valid before/],
    ['wrong-purpose', /may not be used for/],
    ['unknown-ca', /issuer|trust/],
    ['self-signed', /issuer|trust/],
  ])('refuses a client whose certificate is %s, and says why', async (defect, why) => {
    const next = nextVisit();
    await call(`negative-${defect}`, 'hello');
    const visit = await next;
    expect(visit.outcome).toBe('refused');
    expect(visit.chain.length).toBeGreaterThan(0);
    expect(describeVisit(visit, english).at(-1)).toMatch(why);
  });

  it('says that a client in Node hung up on it', async () => {
    const next = nextVisit();
    await call('client', 'hello', false);
    const visit = await next;
    expect(visit.outcome).toBe('failed');
    expect(describeVisit(visit, english).at(-1)).toMatch(/hung up in the handshake without an alert/);
  });

  it.skipIf(toolMissing('curl', '--version'))('says that curl does not trust it', async () => {
    const next = nextVisit();
    await output('curl', ['-sS', `https://127.0.0.1:${server.port}/`]);
    const visit = await next;
    expect(visit.outcome).toBe('failed');
    expect(describeVisit(visit, english).at(-1)).toMatch(/does not trust the CA of this server/);
  });

  it.skipIf(toolMissing('curl', '--version'))('serves curl, with the certificate and without', async () => {
    const trust = [
      '-sS',
      '--cacert',
      pki.path('ca.pem'),
      '--resolve',
      `localhost:${server.port}:127.0.0.1`,
      `https://localhost:${server.port}/`,
    ];
    const pair = ['--cert', pki.path('client/cert.pem'), '--key', pki.path('client/key.pem')];
    expect(await output('curl', [...pair, ...trust])).toMatch(
      /"clientCertificates": \[\s+\{\s+"subject": "CN=checkout\.svc"/,
    );
    expect(await output('curl', trust)).toMatch(/certificate required/i);
  });

  it('listens on the loopback of this machine alone', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ address }) => address !== '127.0.0.1')
      .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address));
    const reached = await Promise.all(outside.map((host) => isReachable(host, server.port)));
    expect(reached).not.toContain(true);
    expect(await isReachable('127.0.0.1', server.port)).toBe(true);
  });

  it('holds nothing of a private key', () => {
    const key = read('client/key.pem').toString().split('\n').slice(1, -2);
    const told = JSON.stringify(visits, (_name, value) => (typeof value === 'bigint' ? String(value) : value));
    for (const line of key) expect(told).not.toContain(line);
  });

  it('does not start with a key that is not the certificate’s', async () => {
    const credentials = {
      certificate: read('server/fullchain.pem'),
      key: read('client/key.pem'),
      authorities: read('ca.pem'),
    };
    const judging = { anchors: [], validatePath: createCertificateService(createNodeRuntime()).validatePath };
    await expect(
      startTestServer({ credentials, judging, port: 0, now: () => 0, onVisit: () => undefined }),
    ).rejects.toThrow(/key values mismatch/i);
  });
});

function isReachable(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectPlain({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
