import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Delivered } from '../../issue/handshakes/delivered.ts';
import { type JavaServerKind, javaMissing, startJavaServers } from '../servers/java-server.ts';
import { type Asking, ask, isReadable } from './situation.ts';

const pki = new Delivered();
const development = { kind: 'development' } as const;
const stopping: (() => Promise<void>)[] = [];

const kinds = {
  need: 'need:TLSv1.3,TLSv1.2',
  want: 'want:TLSv1.3,TLSv1.2',
  none: 'none:TLSv1.3,TLSv1.2',
  old: 'none:TLSv1.2',
} as const satisfies Readonly<Record<string, JavaServerKind>>;

interface Situation {
  readonly story: string;
  /** Undefined: nothing is wrong. */
  readonly cause: string | undefined;
  /** Folder of the client's certificate. */
  readonly client?: string;
  readonly server: keyof typeof kinds;
  readonly target?: Asking['target'];
}

const tls12 = { versions: { min: 'TLSv1.2', max: 'TLSv1.2' } } as const;
const tls13 = { versions: { min: 'TLSv1.3', max: 'TLSv1.3' } } as const;

const situations: readonly Situation[] = [
  { story: 'is right', cause: undefined, server: 'none' },
  { story: 'demands a certificate and gets the right one', cause: undefined, client: 'client', server: 'need' },
  { story: 'demands a certificate and gets none', cause: 'client-certificate-required', server: 'need' },
  {
    story: 'demands a certificate in TLS 1.2 and gets none',
    cause: 'client-certificate-required',
    server: 'need',
    target: tls12,
  },
  { story: 'would like a certificate and gets none', cause: undefined, server: 'want' },
  {
    story: 'gets an expired certificate',
    cause: 'client-certificate-expired',
    client: 'negative-expired',
    server: 'need',
  },
  {
    story: 'gets a certificate without clientAuth',
    cause: 'client-certificate-wrong-purpose',
    client: 'negative-wrong-purpose',
    server: 'need',
  },
  {
    story: 'gets a certificate of another CA',
    cause: 'client-certificate-unknown-ca',
    client: 'negative-unknown-ca',
    server: 'need',
  },
  {
    story: 'gets a certificate of another CA in TLS 1.2',
    cause: 'client-certificate-unknown-ca',
    client: 'negative-unknown-ca',
    server: 'need',
    target: tls12,
  },
  { story: 'has TLS 1.2 alone', cause: 'protocol-version', server: 'old', target: tls13 },
];

describe.skipIf(javaMissing)('a Java server that', () => {
  let ports: ReadonlyMap<JavaServerKind, number> = new Map();
  beforeAll(async () => {
    const password = 'changeit';
    await pki.make(
      { kind: 'pair', serverNames: ['localhost'], clientNames: ['checkout.svc'], authority: development },
      { formats: ['pem', 'pkcs12', 'truststore'], password },
    );
    await pki.make({ kind: 'negative-tests', role: 'client', names: ['checkout.svc'], authority: development });
    const stores = { keys: pki.path('server/keystore.p12'), trust: pki.path('server/truststore.p12') };
    const started = await startJavaServers(pki.folder, stores, Object.values(kinds));
    stopping.push(started.program.stop);
    ports = started.ports;
  });
  afterAll(() => Promise.all(stopping.map((stop) => stop())));

  it.each(situations)('$story: $cause', async ({ cause, client, server, target = {} }) => {
    const asking = { trust: pki.path('ca.pem'), target, ...(client === undefined ? {} : { client: pki.path(client) }) };
    const { causes, diagnoses } = await ask(ports.get(kinds[server]) ?? 0, asking);
    expect(causes).toEqual(cause === undefined ? [] : [cause]);
    expect(diagnoses.filter((each) => !isReadable(each))).toEqual([]);
  });
});
