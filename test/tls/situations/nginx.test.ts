import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAcceptance } from '../../../server/src/handshake/client-acceptance.ts';
import { formatReport } from '../../../server/src/handshake/report/format-text.ts';
import { english } from '../../../server/src/text/localize.ts';
import { freePort } from '../../free-port.ts';
import { nginxMissing, startNginx } from '../../issue/handshakes/nginx.ts';
import { run } from '../../issue/outputs/tools.ts';
import { opensslMissing } from '../servers/openssl-server.ts';
import { Situations } from './bench.ts';
import { type Asking, ask, isReadable } from './situation.ts';
import { makeUnusual } from './unusual-certificates.ts';

const pki = new Situations();
const DAY = 86_400_000;

const pair = (certificate: string, key: string): string =>
  `ssl_certificate ${certificate}; ssl_certificate_key ${key};`;
const own = (): string => pair(pki.pair.path('server/fullchain.pem'), pki.pair.path('server/key.pem'));
const wrong = (defect: string) => (): string =>
  pair(pki.servers.path(`negative-${defect}/fullchain.pem`), pki.servers.path(`negative-${defect}/key.pem`));
const stapled = (name: string) => (): string =>
  `${pair(pki.pair.path(`${name}.pem`), pki.pair.path(`${name}.key`))} ssl_stapling on; ssl_stapling_file ${pki.pair.path(`${name}.der`)};`;
const verify = (how: 'on' | 'optional') => (): string =>
  `${own()} ssl_client_certificate ${pki.pair.path('ca.pem')}; ssl_verify_client ${how};`;

const right = (): Asking => ({ trust: pki.pair.path('ca.pem'), target: { http: 'always' } });
const withClient = (name: string) => (): Asking => ({ ...right(), client: pki.pair.path(name) });
const unasked = (name: string) => (): Asking => ({ ...withClient(name)(), target: { http: 'never' } });
const trusting =
  (path: () => string, more: Asking = {}) =>
  (): Asking => ({ trust: path(), ...more });
const ofServers = (defect: string): (() => Asking) => trusting(() => pki.servers.path(`negative-${defect}/ca.pem`));

interface Situation {
  readonly story: string;
  /** Undefined: nothing is wrong. */
  readonly cause: string | undefined;
  readonly server: () => string;
  readonly asking?: () => Asking;
}

const situations: readonly Situation[] = [
  { story: 'is right', cause: undefined, server: own },
  { story: 'is asked without trust', cause: undefined, server: own, asking: () => ({}) },
  {
    story: 'demands a certificate and gets the right one',
    cause: undefined,
    server: verify('on'),
    asking: withClient('client'),
  },
  { story: 'demands a certificate and gets none', cause: 'client-certificate-required', server: verify('on') },
  { story: 'would like a certificate and gets none', cause: undefined, server: verify('optional') },
  {
    story: 'would like a certificate and gets a wrong one',
    cause: 'client-certificate-expired',
    server: verify('optional'),
    asking: withClient('negative-expired'),
  },
  {
    story: 'gets an expired certificate',
    cause: 'client-certificate-expired',
    server: verify('on'),
    asking: withClient('negative-expired'),
  },
  {
    story: 'gets a certificate that is not valid yet',
    cause: 'client-certificate-expired',
    server: verify('on'),
    asking: withClient('negative-not-yet-valid'),
  },
  {
    story: 'gets a certificate without clientAuth',
    cause: 'client-certificate-wrong-purpose',
    server: verify('on'),
    asking: withClient('negative-wrong-purpose'),
  },
  {
    story: 'gets a certificate of another CA',
    cause: 'client-certificate-unknown-ca',
    server: verify('on'),
    asking: withClient('negative-unknown-ca'),
  },
  {
    story: 'gets a certificate of another CA of the same name, and does not say why',
    cause: 'client-certificate-refused',
    server: verify('on'),
    asking: () => ({ ...right(), client: pki.strangers.path('client') }),
  },
  {
    story: 'speaks HTTP/2 in TLS 1.3, gets the right certificate, and is asked nothing in HTTP',
    cause: undefined,
    server: () => `${verify('on')()} ssl_protocols TLSv1.3;`,
    asking: unasked('client'),
  },
  {
    story: 'speaks HTTP/2, and refuses an expired certificate in HTTP alone, where it is not asked',
    cause: 'client-certificate-expired',
    server: verify('on'),
    asking: unasked('negative-expired'),
  },
  {
    story: 'refuses a certificate without clientAuth in HTTP alone, where it is not asked',
    cause: 'client-certificate-wrong-purpose',
    server: verify('on'),
    asking: () => ({ ...unasked('negative-wrong-purpose')(), target: { http: 'never', alpn: [] } }),
  },
  {
    story: 'refuses a certificate of another CA in HTTP alone, where it is not asked',
    cause: 'client-certificate-unknown-ca',
    server: verify('on'),
    asking: unasked('negative-unknown-ca'),
  },
  {
    story: 'has a Diffie-Hellman group of 1024 bits',
    cause: 'key-too-small',
    server: () =>
      `${pair(pki.pair.path('cert.pem'), pki.pair.path('key.pem'))} ssl_protocols TLSv1.2; ssl_ciphers DHE:@SECLEVEL=0; ssl_dhparam ${pki.pair.path('dh1024.pem')};`,
  },
  {
    story: 'gets a revoked certificate, and does not say why',
    cause: 'client-certificate-refused',
    server: () => `${verify('on')()} ssl_crl ${pki.pair.path('negative-revoked/crl.pem')};`,
    asking: withClient('negative-revoked'),
  },
  {
    story: 'has TLS 1.2 alone',
    cause: 'protocol-version',
    server: () => `${own()} ssl_protocols TLSv1.2;`,
    asking: () => ({ target: { versions: { min: 'TLSv1.3', max: 'TLSv1.3' } } }),
  },
  {
    story: 'has TLS 1.2 alone, and is asked for that',
    cause: undefined,
    server: () => `${own()} ssl_protocols TLSv1.2;`,
    asking: right,
  },
  {
    story: 'has TLS 1.3 alone',
    cause: 'protocol-version',
    server: () => `${own()} ssl_protocols TLSv1.3;`,
    asking: () => ({ target: { versions: { min: 'TLSv1.2', max: 'TLSv1.2' } } }),
  },
  {
    story: 'has cipher suites for a key that it does not have',
    cause: 'no-shared-cipher',
    server: () => `${own()} ssl_protocols TLSv1.2; ssl_ciphers AES128-SHA256;`,
  },
  {
    story: 'has an expired certificate',
    cause: 'server-certificate-expired',
    server: wrong('expired'),
    asking: ofServers('expired'),
  },
  {
    story: 'has a certificate that is not valid yet',
    cause: 'server-certificate-not-yet-valid',
    server: wrong('not-yet-valid'),
    asking: () => ({ ...ofServers('not-yet-valid')(), target: { http: 'always' } }),
  },
  {
    story: 'has a certificate for another name',
    cause: 'server-certificate-wrong-name',
    server: wrong('wrong-name'),
    asking: ofServers('wrong-name'),
  },
  {
    story: 'has the certificate of a client',
    cause: 'server-certificate-wrong-purpose',
    server: wrong('wrong-purpose'),
    asking: ofServers('wrong-purpose'),
  },
  {
    story: 'has a certificate of a CA that nobody knows',
    cause: 'server-certificate-unknown-ca',
    server: wrong('unknown-ca'),
    asking: ofServers('unknown-ca'),
  },
  {
    story: 'has a self-signed certificate',
    cause: 'server-certificate-self-signed',
    server: wrong('self-signed'),
    asking: ofServers('self-signed'),
  },
  {
    story: 'has a key of RSA 1024',
    cause: 'server-certificate-weak-key',
    server: () => `${wrong('weak-key')()} ssl_ciphers DEFAULT:@SECLEVEL=0;`,
    asking: ofServers('weak-key'),
  },
  {
    story: 'has a CA of the right name with another key',
    cause: 'server-certificate-ca-changed',
    server: own,
    asking: trusting(() => pki.strangers.path('ca.pem')),
  },
  {
    story: 'sends the intermediate',
    cause: undefined,
    server: () => pair(pki.layered.path('fullchain.pem'), pki.layered.path('key.pem')),
    asking: trusting(() => pki.layered.path('ca.pem')),
  },
  {
    story: 'forgets the intermediate',
    cause: 'server-certificate-missing-intermediate',
    server: () => pair(pki.layered.path('cert.pem'), pki.layered.path('key.pem')),
    asking: () => ({ trust: pki.layered.path('ca.pem'), known: [pki.layered.path('chain.pem')] }),
  },
  {
    story: 'staples that all is good',
    cause: undefined,
    server: stapled('stapled-good'),
    asking: trusting(() => pki.pair.path('stapled-good-ca.pem')),
  },
  {
    story: 'staples its own revocation',
    cause: 'server-certificate-revoked',
    server: stapled('stapled-revoked'),
    asking: trusting(() => pki.pair.path('stapled-revoked-ca.pem')),
  },
  {
    story: 'has promised a staple and sends none',
    cause: 'staple-missing',
    server: () => pair(pki.pair.path('unstapled.pem'), pki.pair.path('unstapled.key')),
    asking: trusting(() => pki.pair.path('unstapled-ca.pem')),
  },
  {
    story: 'has a certificate that is signed with SHA-1',
    cause: 'server-certificate-weak-signature',
    server: () => `${pair(pki.pair.path('old.pem'), pki.pair.path('old.key'))} ssl_ciphers DEFAULT:@SECLEVEL=0;`,
    asking: trusting(() => pki.pair.path('old-ca.pem')),
  },
  {
    story: 'has a name that its CA may not sign for',
    cause: 'server-certificate-invalid',
    server: () => pair(pki.pair.path('stray.pem'), pki.pair.path('stray.key')),
    asking: trusting(() => pki.pair.path('stray-ca.pem')),
  },
  {
    story: 'turns away names that it does not serve',
    cause: 'unrecognized-name',
    server: () => 'ssl_reject_handshake on;',
  },
  {
    story: 'is offered a protocol that it does not have',
    cause: 'alpn-mismatch',
    server: own,
    asking: () => ({ target: { alpn: ['imap'] } }),
  },
  {
    story: 'is asked by somebody whose clock is a week behind',
    cause: 'clock-skew',
    server: () => pair(pki.pair.path('young.pem'), pki.pair.path('young.key')),
    asking: () => ({ trust: pki.pair.path('young-ca.pem'), clockAhead: -7 * DAY, target: { http: 'always' } }),
  },
  {
    story: 'is asked by somebody whose clock is years ahead',
    cause: 'clock-skew',
    server: own,
    asking: () => ({ ...right(), clockAhead: 1200 * DAY }),
  },
];

describe.skipIf(nginxMissing || opensslMissing)('nginx that', () => {
  const ports = new Map<string, number>();
  let stop: (() => Promise<void>) | undefined;
  afterAll(() => stop?.());

  beforeAll(async () => {
    await pki.make();
    run('openssl', ['dhparam', '-dsaparam', '-out', pki.pair.path('dh1024.pem'), '1024']);
    makeUnusual((name) => pki.pair.path(name));
    const blocks: string[] = [];
    for (const { story, server } of situations) {
      const port = await freePort();
      ports.set(story, port);
      blocks.push(`server { listen 127.0.0.1:${port} ssl http2; ${server()} location / { return 200 "hello"; } }`);
    }
    const plain = await freePort();
    ports.set('plain', plain);
    const nginx = await startNginx(
      pki.pair.path('nginx'),
      [...blocks, `server { listen 127.0.0.1:${plain}; }`].join('\n'),
    );
    stop = nginx.stop;
  });

  it.each(situations)('$story: $cause', async ({ story, cause, asking }) => {
    const { causes, diagnoses } = await ask(ports.get(story) ?? 0, asking?.() ?? right());
    expect(causes).toEqual(cause === undefined ? [] : [cause]);
    expect(diagnoses.filter((each) => !isReadable(each))).toEqual([]);
  });

  it.each([
    ['demands a certificate and gets the right one', 'handshake', 'client'],
    ['demands a certificate and gets the right one', 'handshake', 'negative-expired'],
    ['speaks HTTP/2 in TLS 1.3, gets the right certificate, and is asked nothing in HTTP', 'ticket', 'client'],
    [
      'speaks HTTP/2 in TLS 1.3, gets the right certificate, and is asked nothing in HTTP',
      'ticket',
      'negative-unknown-ca',
    ],
  ] as const)('%s (%s) is not said to take %s, whose handshake it lets pass', async (story, shownBy, name) => {
    const port = ports.get(story) ?? 0;
    for (const alpn of [['h2'], ['http/1.1'], []]) {
      const { evidence, diagnoses } = await ask(port, { ...withClient(name)(), target: { http: 'never', alpn } });
      const text = formatReport(evidence, diagnoses, english, {});
      expect(evidence.report.attempt.outcome).toEqual({ kind: 'accepted', shownBy });
      expect(text).toContain('shows only in HTTP, and no request was made.');
      expect(text).not.toMatch(/accepted/);
      expect(diagnoses.map(({ severity }) => severity)).toEqual(name === 'client' ? [] : ['warning']);
    }
    const { evidence } = await ask(port, withClient(name)());
    expect(findAcceptance(evidence.report)).toBe(name === 'client' ? 'shown' : undefined);
  });

  it('has no TLS on this port: plain-http', async () => {
    expect((await ask(ports.get('plain') ?? 0, right())).causes).toEqual(['plain-http']);
  });
});
