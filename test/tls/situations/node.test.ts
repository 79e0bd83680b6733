import { readFileSync } from 'node:fs';
import { createServer, type TlsOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenOn } from '../servers/target.ts';
import { Situations } from './bench.ts';
import { type Asking, ask, isReadable } from './situation.ts';

const pki = new Situations();
const stopping: (() => Promise<void>)[] = [];
beforeAll(() => pki.make());
afterAll(() => Promise.all(stopping.map((stop) => stop())));

const demand = (): TlsOptions => ({
  ca: readFileSync(pki.pair.path('ca.pem')),
  requestCert: true,
  rejectUnauthorized: true,
});
const right = (): Asking => ({ trust: pki.pair.path('ca.pem') });
const withClient = (name: string) => (): Asking => ({ ...right(), client: pki.pair.path(name) });

interface Situation {
  readonly story: string;
  /** Undefined: nothing is wrong. */
  readonly cause: string | undefined;
  readonly server?: () => TlsOptions;
  readonly asking?: () => Asking;
}

// A Node server refuses a certificate without an alert: it hangs up.
const situations: readonly Situation[] = [
  { story: 'is right', cause: undefined },
  {
    story: 'demands a certificate and gets the right one',
    cause: undefined,
    server: demand,
    asking: withClient('client'),
  },
  { story: 'demands a certificate and gets none', cause: 'client-certificate-required', server: demand },
  {
    story: 'demands a certificate in TLS 1.2 and gets none',
    cause: 'client-certificate-required',
    server: () => ({ ...demand(), maxVersion: 'TLSv1.2' }),
  },
  {
    story: 'gets an expired certificate',
    cause: 'client-certificate-expired',
    server: demand,
    asking: withClient('negative-expired'),
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
    asking: withClient('negative-unknown-ca'),
  },
  {
    story: 'would like a certificate and gets none',
    cause: undefined,
    server: () => ({ ...demand(), rejectUnauthorized: false }),
  },
  {
    story: 'would like a certificate and lets an expired one in',
    cause: 'client-certificate-expired',
    server: () => ({ ...demand(), rejectUnauthorized: false }),
    asking: withClient('negative-expired'),
  },
  {
    story: 'would like a certificate and lets one of another CA in, in TLS 1.2',
    cause: 'client-certificate-unknown-ca',
    server: () => ({ ...demand(), rejectUnauthorized: false, maxVersion: 'TLSv1.2' }),
    asking: withClient('negative-unknown-ca'),
  },
  {
    story: 'would like a certificate and lets one without clientAuth in',
    cause: 'client-certificate-wrong-purpose',
    server: () => ({ ...demand(), rejectUnauthorized: false }),
    asking: withClient('negative-wrong-purpose'),
  },
  {
    story: 'has HTTP/2 alone',
    cause: 'alpn-mismatch',
    server: () => ({ ALPNProtocols: ['h2'] }),
    asking: () => ({ ...right(), target: { alpn: ['http/1.1'] } }),
  },
  {
    story: 'has TLS 1.3 alone',
    cause: 'protocol-version',
    server: () => ({ minVersion: 'TLSv1.3' }),
    asking: () => ({ ...right(), target: { versions: { min: 'TLSv1.2', max: 'TLSv1.2' } } }),
  },
  {
    story: 'is asked under another name',
    cause: 'server-certificate-wrong-name',
    asking: () => ({ ...right(), target: { serverName: 'other.svc' } }),
  },
  {
    story: 'is asked by its address',
    cause: 'server-certificate-wrong-name',
    asking: () => ({ ...right(), target: { serverName: undefined } }),
  },
];

describe('a Node server that', () => {
  it.each(situations)('$story: $cause', async ({ cause, server, asking }) => {
    const folder = pki.pair.path('server');
    const pair = { cert: readFileSync(`${folder}/fullchain.pem`), key: readFileSync(`${folder}/key.pem`) };
    const { port, stop } = await listenOn(createServer({ ...pair, ...server?.() }));
    stopping.push(stop);
    const { causes, diagnoses } = await ask(port, asking?.() ?? right());
    expect(causes).toEqual(cause === undefined ? [] : [cause]);
    expect(diagnoses.filter((each) => !isReadable(each))).toEqual([]);
  });
});
