import { readFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScanReport, VersionScan } from '../../server/src/handshake/scan/types.ts';
import { type ScanOptions, scan } from '../../server/src/tls/scan.ts';
import { NOW } from '../builders/index.ts';
import { freePort } from '../free-port.ts';
import { Delivered } from '../issue/handshakes/delivered.ts';
import { nginxMissing, startNginx } from '../issue/handshakes/nginx.ts';
import { output } from '../issue/handshakes/spawn-ready.ts';
import { run, write } from '../issue/outputs/tools.ts';
import { javaMissing, startJavaServers } from './servers/java-server.ts';
import { opensslMissing, startOpensslServer } from './servers/openssl-server.ts';
import { findInstalled } from './servers/program.ts';
import { listenOn, localTarget } from './servers/target.ts';

const stopping: (() => unknown)[] = [];
afterAll(() => Promise.all(stopping.map((stop) => stop())));

const pki = new Delivered();
beforeAll(() =>
  pki.make({
    kind: 'certificate',
    role: 'server',
    names: ['localhost'],
    keyType: 'rsa-2048',
    authority: { kind: 'development' },
  }),
);

const scanPort = (port: number, more: Partial<ScanOptions> = {}): Promise<ScanReport> =>
  scan(localTarget(port), { signal: new AbortController().signal, now: () => NOW, ...more });

const namesOf = (version: VersionScan | undefined): string[] =>
  version?.kind === 'accepted' ? version.suites.map(({ suite }) => suite.name) : [];
const kinds = ({ versions }: ScanReport): string[] => versions.map(({ version, kind }) => `${version} ${kind}`);

/** IANA names of what a cipher list of OpenSSL stands for, in its order. */
function opensslSuites(list: string): string[] {
  return run('openssl', ['ciphers', '-s', '-tls1_2', '-stdname', list])
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '');
}

async function serveWithNginx(more: string): Promise<number> {
  const port = await freePort();
  const block = `server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${pki.path('fullchain.pem')};
    ssl_certificate_key ${pki.path('key.pem')};
    ${more}
  }`;
  const nginx = await startNginx(pki.path(`nginx-${port}`), block);
  stopping.push(nginx.stop);
  return port;
}

describe.skipIf(nginxMissing || opensslMissing)('nginx', () => {
  it('of TLS 1.2 and 1.3 has the suites that its configuration names, in its order', async () => {
    const list = 'ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM';
    const port = await serveWithNginx(
      `ssl_protocols TLSv1.2 TLSv1.3; ssl_prefer_server_ciphers on; ssl_ciphers ${list};`,
    );
    const report = await scanPort(port);
    expect(kinds(report)).toEqual([
      'TLSv1.3 accepted',
      'TLSv1.2 accepted',
      'TLSv1.1 refused',
      'TLSv1 refused',
      'SSLv3 refused',
    ]);
    // Without ssl_dhparam, nginx has no DHE whatever the list says.
    const expected = opensslSuites(list).filter((name) => name.startsWith('TLS_ECDHE_RSA'));
    expect(namesOf(report.versions[1])).toEqual(expected);
    expect(report.versions[1]).toMatchObject({
      order: 'server',
      groups: expect.arrayContaining([expect.objectContaining({ name: 'x25519' })]),
    });
    expect(namesOf(report.versions[0])).toEqual([
      'TLS_AES_256_GCM_SHA384',
      'TLS_CHACHA20_POLY1305_SHA256',
      'TLS_AES_128_GCM_SHA256',
    ]);
    expect(report).toMatchObject({ time: NOW, ended: undefined });
  });

  it('that allows everything is seen to', async () => {
    const port = await serveWithNginx('ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers ALL:@SECLEVEL=0;');
    const report = await scanPort(port);
    expect(kinds(report).slice(0, 4)).toEqual([
      'TLSv1.3 accepted',
      'TLSv1.2 accepted',
      'TLSv1.1 accepted',
      'TLSv1 accepted',
    ]);
    const rsa = opensslSuites('ALL:@SECLEVEL=0').filter((name) => /^TLS_(?:ECDHE_RSA|RSA|ECDH_anon)_WITH/.test(name));
    expect(namesOf(report.versions[1]).sort()).toEqual(rsa.sort());
    expect(report.versions[2]).toMatchObject({ order: 'client' });
  });
});

const sslscan = findInstalled('sslscan');

describe.skipIf(nginxMissing || sslscan === undefined)('sslscan', () => {
  it.each([
    ['modern', 'ssl_protocols TLSv1.3;'],
    ['usual', 'ssl_protocols TLSv1.2 TLSv1.3; ssl_prefer_server_ciphers on;'],
    ['old', 'ssl_protocols TLSv1 TLSv1.1 TLSv1.2; ssl_ciphers DEFAULT:@SECLEVEL=0; ssl_prefer_server_ciphers on;'],
  ])('finds the same suites in the same order on a %s nginx', async (_kind, settings) => {
    const port = await serveWithNginx(settings);
    const xml = await output(sslscan ?? '', ['--no-colour', '--no-heartbleed', '--xml=-', `127.0.0.1:${port}`]);
    const theirs = Array.from(
      xml.matchAll(/<cipher [^>]*sslversion="(TLSv1\.\d)"[^>]* id="0x([0-9A-F]+)"/g),
      ([, version, id]) => `${version} ${id}`,
    );
    const { versions } = await scanPort(port);
    const ours = versions.flatMap((found) =>
      found.kind === 'accepted'
        ? found.suites.map(
            ({ suite }) =>
              `${found.version === 'TLSv1' ? 'TLSv1.0' : found.version} ${suite.code.toString(16).toUpperCase().padStart(4, '0')}`,
          )
        : [],
    );
    expect(theirs.length).toBeGreaterThan(0);
    expect(ours).toEqual(theirs);
  });
});

describe.skipIf(opensslMissing)('openssl s_server', () => {
  const start = async (...args: readonly string[]): Promise<number> => {
    const files = ['-cert', pki.path('fullchain.pem'), '-key', pki.path('key.pem')];
    const { port, program } = await startOpensslServer(...files, ...args);
    stopping.push(program.stop);
    return port;
  };

  it('of TLS 1.3 alone', async () => {
    const report = await scanPort(await start('-tls1_3', '-groups', 'P-384:X25519'));
    expect(kinds(report).slice(0, 2)).toEqual(['TLSv1.3 accepted', 'TLSv1.2 refused']);
    expect(report.versions[0]).toMatchObject({ groups: expect.toSatisfy((groups: unknown[]) => groups.length === 2) });
  });

  it('with Diffie-Hellman over a prime of its own, whose size is told', async () => {
    const port = await start('-tls1_2', '-cipher', 'DHE-RSA-AES128-GCM-SHA256');
    const [, tls12] = (await scanPort(port)).versions;
    expect(tls12).toMatchObject({
      suites: [{ suite: { name: 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256' }, primeBits: expect.any(Number) }],
    });
  });
});

describe.skipIf(javaMissing)('a Java server', () => {
  it('of old is seen to speak SSL 3.0', async () => {
    const stores = new Delivered();
    const password = 'changeit';
    await stores.make(
      {
        kind: 'pair',
        serverNames: ['localhost'],
        clientNames: ['a.svc'],
        keyType: 'rsa-2048',
        authority: { kind: 'development' },
      },
      { formats: ['pkcs12', 'truststore'], password },
    );
    const lax = write(stores.folder, 'lax.properties', 'jdk.tls.disabledAlgorithms=\njdk.tls.legacyAlgorithms=\n');
    const files = { keys: stores.path('server/keystore.p12'), trust: stores.path('server/truststore.p12') };
    const { ports, program } = await startJavaServers(
      stores.folder,
      files,
      ['none:SSLv3,TLSv1'],
      [`-Djava.security.properties=${lax}`],
    );
    stopping.push(program.stop);
    const report = await scanPort(ports.get('none:SSLv3,TLSv1') ?? 0);
    expect(kinds(report)).toEqual([
      'TLSv1.3 refused',
      'TLSv1.2 refused',
      'TLSv1.1 refused',
      'TLSv1 accepted',
      'SSLv3 accepted',
    ]);
    expect(namesOf(report.versions[4])).toContain('TLS_RSA_WITH_AES_128_CBC_SHA');
  });
});

it('of a Node server has each curve, also those that its own key is not on', async () => {
  const ec = new Delivered();
  await ec.make({
    kind: 'certificate',
    role: 'server',
    names: ['localhost'],
    keyType: 'ecdsa-p256',
    authority: { kind: 'development' },
  });
  const server = createTlsServer({
    key: readFileSync(ec.path('key.pem')),
    cert: readFileSync(ec.path('fullchain.pem')),
    maxVersion: 'TLSv1.2',
    ecdhCurve: 'P-256:X25519:P-384',
    honorCipherOrder: false,
  });
  const report = await scanPort(await listen(server));
  const [, tls12] = report.versions;
  expect(tls12?.kind === 'accepted' && tls12.groups.map(({ name }) => name).sort()).toEqual([
    'secp256r1',
    'secp384r1',
    'x25519',
  ]);
});

async function listen(server: Server): Promise<number> {
  const { port, stop } = await listenOn(server);
  stopping.push(stop);
  return port;
}
