import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientCredentials } from '../../../server/src/handshake/types.ts';
import { makeCa, makeLeaf } from '../../builders/index.ts';
import { Delivered } from '../../issue/handshakes/delivered.ts';
import { opensslMissing, startOpensslServer } from '../servers/openssl-server.ts';
import { Situations } from './bench.ts';
import { type Asking, ask, isReadable, readPair } from './situation.ts';

const pki = new Situations();
const stopping: (() => Promise<void>)[] = [];
let oldFashioned: ClientCredentials;
let keystore: Uint8Array;
beforeAll(async () => {
  await pki.make();
  oldFashioned = makeOldFashioned();
  const stored = new Delivered();
  await stored.make(
    { kind: 'certificate', role: 'client', names: ['checkout.svc'], authority: { kind: 'development' } },
    { formats: ['pkcs12'], password: 'right' },
  );
  keystore = readFileSync(stored.path('keystore.p12'));
});
afterAll(() => Promise.all(stopping.map((stop) => stop())));

const right = (): Asking => ({ trust: pki.pair.path('ca.pem') });
const withClient = (name: string) => (): Asking => ({ ...right(), client: pki.pair.path(name) });
const version = (only: 'TLSv1.2' | 'TLSv1.3') => ({ target: { versions: { min: only, max: only } } }) as const;
const demand = () => ['-CAfile', pki.pair.path('ca.pem'), '-Verify', '2', '-verify_return_error'];

interface Situation {
  readonly story: string;
  /** Undefined: nothing is wrong. */
  readonly cause: string | undefined;
  readonly server?: () => readonly string[];
  readonly asking?: () => Asking;
}

const situations: readonly Situation[] = [
  { story: 'is right', cause: undefined },
  {
    story: 'demands a certificate and gets the right one',
    cause: undefined,
    server: demand,
    asking: withClient('client'),
  },
  {
    story: 'demands a certificate and gets none (TLS 1.3: after the handshake)',
    cause: 'client-certificate-required',
    server: demand,
  },
  {
    story: 'demands a certificate and gets none (TLS 1.2)',
    cause: 'client-certificate-required',
    server: demand,
    asking: () => ({ ...right(), ...version('TLSv1.2') }),
  },
  {
    story: 'gets an expired certificate',
    cause: 'client-certificate-expired',
    server: demand,
    asking: withClient('negative-expired'),
  },
  {
    story: 'gets an expired certificate in TLS 1.2',
    cause: 'client-certificate-expired',
    server: demand,
    asking: () => ({ ...withClient('negative-expired')(), ...version('TLSv1.2') }),
  },
  {
    story: 'gets a certificate that is not valid yet',
    cause: 'client-certificate-expired',
    server: demand,
    asking: withClient('negative-not-yet-valid'),
  },
  {
    story: 'gets a certificate without clientAuth',
    cause: 'client-certificate-wrong-purpose',
    server: demand,
    asking: withClient('negative-wrong-purpose'),
  },
  {
    story: 'gets a certificate of another CA',
    cause: 'client-certificate-unknown-ca',
    server: demand,
    asking: () => ({ ...right(), client: pki.strangers.path('client') }),
  },
  {
    story: 'gets a self-signed certificate',
    cause: 'client-certificate-unknown-ca',
    server: demand,
    asking: withClient('negative-self-signed'),
  },
  {
    story: 'gets a revoked certificate',
    cause: 'client-certificate-revoked',
    server: () => [...demand(), '-crl_check', '-CRL', pki.pair.path('negative-revoked/crl.pem')],
    asking: withClient('negative-revoked'),
  },
  {
    story: 'has TLS 1.2 alone',
    cause: 'protocol-version',
    server: () => ['-tls1_2'],
    asking: () => ({ ...right(), ...version('TLSv1.3') }),
  },
  {
    story: 'has TLS 1.3 alone',
    cause: 'protocol-version',
    server: () => ['-tls1_3'],
    asking: () => ({ ...right(), ...version('TLSv1.2') }),
  },
  {
    story: 'has a cipher suite that clients do not have',
    cause: 'no-shared-cipher',
    server: () => ['-tls1_2', '-cipher', 'NULL-SHA256:@SECLEVEL=0'],
  },
  {
    story: 'has a cipher suite that its key does not fit',
    cause: 'no-shared-cipher',
    server: () => ['-tls1_2', '-cipher', 'AES128-SHA256'],
  },
  {
    story: 'does not know the name',
    cause: 'unrecognized-name',
    server: () => [
      '-servername',
      'other.svc',
      '-servername_fatal',
      '-cert2',
      pki.pair.path('server/cert.pem'),
      '-key2',
      pki.pair.path('server/key.pem'),
    ],
  },
  {
    story: 'gets a certificate that is signed with SHA-1',
    cause: 'signature-too-old',
    server: () => ['-CAfile', pki.pair.path('old-ca.pem'), '-Verify', '2', '-verify_return_error'],
    asking: () => ({ ...right(), credentials: oldFashioned }),
  },
  {
    story: 'can sign the handshake with SHA-1 alone',
    cause: 'no-shared-cipher',
    server: () => [
      '-tls1_2',
      '-sigalgs',
      'RSA+SHA1',
      '-cipher',
      'ALL:@SECLEVEL=0',
      '-cert',
      pki.pair.path('cert.pem'),
      '-key',
      pki.pair.path('key.pem'),
    ],
  },
  {
    story: 'is asked with a key that is not the certificate’s',
    cause: 'client-key-mismatch',
    asking: () => ({ ...right(), credentials: mismatched() }),
  },
  {
    story: 'is asked with a keystore that does not open with this password',
    cause: 'client-credentials-unusable',
    asking: () => ({ ...right(), credentials: { kind: 'pkcs12', store: keystore, password: 'wrong' } }),
  },
  {
    story: 'is asked with a certificate of a key too small',
    cause: 'key-too-small',
    asking: withClient('negative-weak-key'),
  },
];

describe.skipIf(opensslMissing)('openssl s_server that', () => {
  it.each(situations)('$story: $cause', async ({ cause, server, asking }) => {
    const own = server?.() ?? [];
    const pair = own.includes('-cert')
      ? []
      : ['-cert', pki.pair.path('server/fullchain.pem'), '-key', pki.pair.path('server/key.pem')];
    const { port, program } = await startOpensslServer('-www', ...pair, ...own);
    stopping.push(program.stop);
    const { causes, diagnoses } = await ask(port, asking?.() ?? right());
    expect(causes).toEqual(cause === undefined ? [] : [cause]);
    expect(diagnoses.filter((each) => !isReadable(each))).toEqual([]);
  });
});

/** The certificate of one client with the key of another. */
function mismatched(): ClientCredentials {
  const [own, other] = [readPair(pki.pair.path('client')), readPair(pki.strangers.path('client'))];
  return own.kind === 'pem' && other.kind === 'pem' ? { ...own, key: other.key } : own;
}

/** A client of an old CA, which signs with SHA-1. */
function makeOldFashioned(): ClientCredentials {
  const now = Date.now();
  const ca = makeCa({ now });
  writeFileSync(pki.pair.path('old-ca.pem'), ca.pem);
  const client = makeLeaf(ca, { now, roles: ['client'], scheme: 'sha1' });
  return { kind: 'pem', certificate: Buffer.from(client.pem), key: Buffer.from(client.keyPem) };
}
