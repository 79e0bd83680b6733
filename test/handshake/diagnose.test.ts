import { describe, expect, it } from 'vitest';
import { diagnose } from '../../server/src/handshake/diagnose/diagnose.ts';
import { causes } from '../../server/src/handshake/diagnose/registry.ts';
import { english } from '../../server/src/text/localize.ts';
import {
  authorityInfoAccess,
  DAY,
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makeOcspResponse,
  makePki,
  makeSelfSigned,
  NOW,
  nameConstraints,
  tlsFeature,
} from '../builders/index.ts';
import { alert, answers, asks, failed, observe, pki, refused, type Story, served, unanswered } from './observed.ts';

const other = makePki({ label: 'other' });
const stranger = makeCa({ name: 'O=Elsewhere, CN=Elsewhere Root' });
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const speaks = (text: string): Story =>
  unanswered(
    { ...failed('handshake', 'ERR_SSL_WRONG_VERSION_NUMBER'), bytesReceived: 0 },
    { handshake: { foreignBytes: bytes(text) } },
  );
const serverOf = (spec: Parameters<typeof makeLeaf>[1], rest: Story = {}): Story => ({
  served: [makeLeaf(pki.issuing, { dns: ['api.payments.svc'], key: makeKey('p256', 'story'), ...spec }), pki.issuing],
  ...rest,
});
const clientOf = (spec: Parameters<typeof makeLeaf>[1]) => [
  makeLeaf(pki.issuing, { name: 'orders', roles: ['client'], key: makeKey('p256', 'story client'), ...spec }),
  pki.issuing,
];
const asked = { certificateRequest: asks(pki.root) };
const withClient = { client: [pki.client, pki.issuing], handshake: asked };
const selfSigned = makeSelfSigned({ name: 'api.payments.svc', dns: ['api.payments.svc'] });
const namesake = makeCa({ name: 'O=Payments, CN=Payments Root CA', key: makeKey('p256', 'created anew') });
/** The root, signed by one that was there before it. */
const crossSigned = makeIntermediate(makeCa({ name: 'Old Root', key: makeKey('rsa-1024', 'old root') }), {
  name: 'O=Payments, CN=Payments Root CA',
  key: pki.root.key,
  scheme: 'sha1',
});
const expiredIssuing = makeIntermediate(pki.root, { name: 'Old Issuing', days: [-400, -1] });
const straight = makeLeaf(stranger, { dns: ['api.payments.svc'], key: makeKey('p256', 'straight') });
const constrained = makeIntermediate(pki.root, {
  name: 'Narrow Issuing',
  extensions: [nameConstraints({ dns: ['elsewhere.svc'] })],
});
const nginx = (text: string) => answers(400, `<html><head><title>400 ${text}</title></head></html>`);

/** What happened, as a user would tell it; what it is called, the first of several; and what was observed. */
const stories: readonly (readonly [story: string, ids: string, observed: Story])[] = [
  // Before TLS.
  ['a name that has no address', 'name-not-found', unanswered(failed('resolve', 'ENOTFOUND'))],
  ['a DNS server that does not answer', 'name-not-found', unanswered(failed('resolve', 'EAI_AGAIN'))],
  ['nothing on the port', 'connection-refused', unanswered(failed('connect', 'ECONNREFUSED'))],
  ['a firewall that drops packets', 'connection-timeout', unanswered(failed('connect', 'TIMEOUT'))],
  ['the system gives up first', 'connection-timeout', unanswered(failed('connect', 'ETIMEDOUT'))],
  ['no route', 'unreachable', unanswered(failed('connect', 'EHOSTUNREACH'))],
  [
    'no proxy where it should be',
    'connection-refused',
    unanswered(failed('connect', 'ECONNREFUSED'), { target: { proxy: { host: 'proxy', port: 3128 } } }),
  ],
  [
    'a proxy that wants a password',
    'proxy-refused',
    unanswered({ ...failed('proxy', 'PROXY_REFUSED'), preamble: 'HTTP/1.1 407 Proxy Authentication Required' }),
  ],
  ['a proxy that does not get through', 'connection-timeout', unanswered(failed('proxy', 'TIMEOUT'))],
  [
    'a line slipped into STARTTLS',
    'starttls-injection',
    unanswered(failed('starttls', 'DATA_BEFORE_TLS', '250 injected'), { target: { starttls: 'smtp' } }),
  ],
  [
    'a line slipped in where TLS is awaited',
    'starttls-injection',
    { ...speaks('250 injected\r\n'), target: { starttls: 'smtp' } },
  ],
  ['a file without a key', 'client-credentials-unusable', unanswered(failed('credentials', 'KEY_MISSING'))],
  [
    'a mail server without TLS',
    'starttls-refused',
    unanswered({ ...failed('starttls', 'STARTTLS_REFUSED'), preamble: '250 mail' }, { target: { starttls: 'smtp' } }),
  ],
  [
    'STARTTLS asked of a port that begins with TLS',
    'starttls-refused',
    unanswered(failed('starttls', 'TIMEOUT'), { target: { starttls: 'imap' } }),
  ],
  // Something else than TLS, or nothing.
  ['plain HTTP', 'plain-http', speaks('HTTP/1.1 400 Bad Request\r\n')],
  ['HTTP/0.9 of an old server', 'plain-http', speaks('<html><body>bad request')],
  ['an SSH server', 'not-tls', speaks('SSH-2.0-OpenSSH_9.2\r\n')],
  ['a mail server that waits for STARTTLS', 'not-tls', speaks('220 mail.example ESMTP Postfix\r\n')],
  ['MySQL', 'not-tls', speaks('J\0\0\0\n8.0.36\0')],
  ['a silent port', 'silent-port', unanswered(failed('handshake', 'TIMEOUT'))],
  [
    'a handshake that never ends',
    'handshake-never-ends',
    { attempt: { ...failed('handshake', 'TIMEOUT'), bytesReceived: 91 }, served: [] },
  ],
  [
    'a server that drips single bytes',
    'handshake-never-ends',
    unanswered({ ...failed('handshake', 'TIMEOUT'), bytesReceived: 12 }),
  ],
  [
    'ten megabytes of certificates',
    'too-many-bytes',
    { attempt: { ...failed('handshake', 'TOO_MANY_BYTES'), bytesReceived: 1 << 20 }, served: [] },
  ],
  ['a sidecar with STRICT mTLS', 'connection-reset', unanswered(failed('handshake', 'ECONNRESET'))],
  ['a proxy that resets in the middle', 'connection-reset', { attempt: failed('handshake', 'ECONNRESET') }],
  ['a load balancer with nothing behind it', 'connection-closed', unanswered(failed('handshake', 'CLOSED'))],
  ['a server that hangs up in the middle', 'connection-closed', { attempt: failed('handshake', 'CLOSED') }],
  // No agreement.
  ['an unknown server name', 'unrecognized-name', unanswered(failed('handshake', 'ALERT'), refused(112, 'during'))],
  [
    'an IP address without server name',
    'unrecognized-name',
    unanswered(failed('handshake', 'ALERT'), {
      ...refused(112, 'during'),
      target: { host: '10.0.0.7', serverName: undefined },
    }),
  ],
  ['a server of TLS 1.3 only', 'protocol-version', unanswered(failed('handshake', 'ALERT'), refused(70, 'during'))],
  ['a server of TLS 1.0 only', 'protocol-version', unanswered(failed('handshake', 'ERR_SSL_UNSUPPORTED_PROTOCOL'))],
  ['gRPC wanted', 'alpn-mismatch', unanswered(failed('handshake', 'ALERT'), refused(120, 'during'))],
  ['no cipher suite in common', 'no-shared-cipher', unanswered(failed('handshake', 'ALERT'), refused(40, 'during'))],
  ['too little security', 'no-shared-cipher', unanswered(failed('handshake', 'ALERT'), refused(71, 'during'))],
  [
    'SHA-1 in the handshake',
    'signature-too-old',
    { attempt: failed('handshake', 'ERR_SSL_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED') },
  ],
  ['a Diffie-Hellman group of 512 bits', 'key-too-small', { attempt: failed('handshake', 'ERR_SSL_DH_KEY_TOO_SMALL') }],
  [
    'a server without a certificate for the port',
    'handshake-failure',
    unanswered(failed('handshake', 'ALERT'), refused(80, 'during')),
  ],
  ['an alert after the hello, and nothing asked', 'handshake-failure', refused(40, 'during')],
  ['an error that nobody knows', 'connection-failed', { attempt: failed('handshake', 'ERR_SSL_BAD_EXTENSION') }],
  // The client's own files.
  [
    'the key of another certificate',
    'client-key-mismatch',
    unanswered(failed('credentials', 'ERR_OSSL_X509_KEY_VALUES_MISMATCH')),
  ],
  ['a signature that the server cannot verify', 'client-key-mismatch', refused(51, 'after', withClient)],
  ['a client certificate of 1024 bits', 'key-too-small', unanswered(failed('credentials', 'ERR_SSL_EE_KEY_TOO_SMALL'))],
  ['a client certificate with SHA-1', 'signature-too-old', unanswered(failed('credentials', 'ERR_SSL_CA_MD_TOO_WEAK'))],
  ['a wrong password', 'client-credentials-unusable', unanswered(failed('credentials', 'CREDENTIALS_UNREADABLE'))],
  // mTLS: none shown.
  ['none shown to OpenSSL, TLS 1.3', 'client-certificate-required', refused(116, 'after', { handshake: asked })],
  ['none shown to OpenSSL, TLS 1.2', 'client-certificate-required', refused(40, 'during', { handshake: asked })],
  ['none shown to Go', 'client-certificate-required', refused(42, 'after', { handshake: asked })],
  [
    'none shown to nginx',
    'client-certificate-required',
    { attempt: nginx('No required SSL certificate was sent'), handshake: asked },
  ],
  [
    'none shown, and a reset',
    'client-certificate-required',
    { attempt: failed('response', 'ECONNRESET'), handshake: asked },
  ],
  [
    'none shown to Node, which closes',
    'client-certificate-required',
    { attempt: { outcome: { kind: 'closed' } }, handshake: asked },
  ],
  [
    'Apache, which asks for one location only',
    'client-certificate-required',
    {
      ...withClient,
      handshake: { clientCertificates: undefined },
      attempt: answers(403, 'Reason: Cannot perform Post-Handshake Authentication.<br />'),
    },
  ],
  [
    'one given that the client does not send',
    'client-certificate-required',
    refused(116, 'after', { ...withClient, handshake: { ...asked, clientCertificates: [] } }),
  ],
  // mTLS: one shown and refused.
  [
    'of an unknown CA, by alert',
    'client-certificate-unknown-ca',
    refused(48, 'after', { client: [other.client, other.issuing], handshake: asked }),
  ],
  [
    'of another CA, to Go',
    'client-certificate-unknown-ca',
    refused(42, 'after', { client: [makeLeaf(stranger, { roles: ['client'] })], handshake: asked }),
  ],
  [
    'of another CA, to nginx',
    'client-certificate-unknown-ca',
    {
      attempt: nginx('The SSL certificate error'),
      client: [makeLeaf(stranger, { roles: ['client'] })],
      handshake: asked,
    },
  ],
  [
    'expired, by alert',
    'client-certificate-expired',
    refused(45, 'after', { client: clientOf({ days: [-90, -1] }), handshake: asked }),
  ],
  [
    'expired, to Go',
    'client-certificate-expired',
    refused(42, 'after', { client: clientOf({ days: [-90, -1] }), handshake: asked }),
  ],
  [
    'not valid yet',
    'client-certificate-expired',
    refused(42, 'after', { client: clientOf({ days: [10, 20] }), handshake: asked }),
  ],
  ['valid here and expired there', 'clock-skew', refused(45, 'after', withClient)],
  [
    'without clientAuth, by alert',
    'client-certificate-wrong-purpose',
    refused(43, 'after', { client: [pki.server, pki.issuing], handshake: asked }),
  ],
  [
    'without clientAuth, to nginx',
    'client-certificate-wrong-purpose',
    { attempt: nginx('The SSL certificate error'), client: [pki.server, pki.issuing], handshake: asked },
  ],
  ['revoked', 'client-certificate-revoked', refused(44, 'after', withClient)],
  ['refused, nobody says why', 'client-certificate-refused', refused(42, 'after', withClient)],
  ['refused by a policy', 'client-certificate-refused', refused(49, 'after', withClient)],
  ['of a kind that is not taken', 'client-certificate-refused', refused(43, 'after', withClient)],
  // The server's certificate, in a handshake that is complete.
  ['expired', 'server-certificate-expired', serverOf({ days: [-90, -1] })],
  [
    'an expired intermediate',
    'server-certificate-expired',
    { served: [makeLeaf(expiredIssuing, { key: makeKey('p256', 'below old') }), expiredIssuing] },
  ],
  ['valid from next month on', 'server-certificate-not-yet-valid', serverOf({ days: [30, 60] })],
  ['made a minute ahead of our clock', 'clock-skew', serverOf({ notBefore: NOW + 60_000 })],
  [
    'expired by a clock that is wrong here',
    'clock-skew',
    serverOf({ days: [-90, -1] }, { attempt: answers(200, '', NOW - 10 * DAY) }),
  ],
  [
    'expired, and the server knows what time it is',
    'server-certificate-expired',
    serverOf({ days: [-90, -1] }, { attempt: answers(200, '', NOW) }),
  ],
  ['for another name', 'server-certificate-wrong-name', serverOf({ dns: ['www.payments.svc'] })],
  [
    'a workload of a mesh, which has no host names',
    'server-certificate-wrong-name',
    serverOf({ dns: [], uri: ['spiffe://cluster.local/ns/payments/sa/api'] }),
  ],
  [
    'with a common name only',
    'server-certificate-wrong-name',
    { served: [makeLeaf(pki.issuing, { name: 'CN=api.payments.svc', key: makeKey('p256', 'cn') }), pki.issuing] },
  ],
  ['without serverAuth', 'server-certificate-wrong-purpose', serverOf({ roles: ['client'] })],
  ['of 1024 bits', 'server-certificate-weak-key', serverOf({ key: makeKey('rsa-1024', 'small') })],
  ['signed with SHA-1', 'server-certificate-weak-signature', serverOf({ scheme: 'sha1' })],
  [
    'the intermediate not sent, and at hand',
    'server-certificate-missing-intermediate',
    { served: [pki.server], known: [pki.issuing] },
  ],
  [
    'the intermediate not sent, of the same organisation',
    'server-certificate-missing-intermediate',
    { served: [pki.server] },
  ],
  [
    'the intermediate not sent, offered by its CA',
    'server-certificate-missing-intermediate',
    {
      served: [
        makeLeaf(stranger, {
          dns: ['api.payments.svc'],
          key: makeKey('p256', 'aia'),
          extensions: [authorityInfoAccess({ caIssuers: 'http://ca.example/1.crt' })],
        }),
      ],
    },
  ],
  ['a CA that nobody trusts', 'server-certificate-unknown-ca', { served: [straight] }],
  [
    'a CA that lies in the workspace and is not trusted',
    'server-certificate-unknown-ca',
    { served: [straight], known: [stranger] },
  ],
  ['a whole chain, its root not trusted', 'server-certificate-unknown-ca', { served, anchors: [stranger] }],
  [
    'a whole chain with its root, not trusted',
    'server-certificate-unknown-ca',
    { served: [...served, pki.root], anchors: [stranger] },
  ],
  ['self-signed', 'server-certificate-self-signed', { served: [selfSigned] }],
  ['a CA that was created anew', 'server-certificate-ca-changed', { served, anchors: [namesake] }],
  [
    'revoked by its own staple',
    'server-certificate-revoked',
    { staple: makeOcspResponse(pki.issuing, pki.server, { status: { revoked: 1 } }) },
  ],
  [
    'a name that its CA may not give out',
    'server-certificate-invalid',
    { served: [makeLeaf(constrained, { dns: ['api.payments.svc'], key: makeKey('p256', 'narrow') }), constrained] },
  ],
  ['must-staple without a staple', 'staple-missing', serverOf({ extensions: [tlsFeature(5)] })],
];

describe('every cause is told, and no other', () => {
  it.each(stories)('%s: %s', async (_story, id, observed) => {
    const found = diagnose(await observe(observed), english);
    expect(found.map((each) => each.id)).toEqual([id]);
    const sentences = found.flatMap(({ cause, evidence, remedy }) => [cause, evidence, remedy]);
    for (const sentence of sentences) expect(sentence).toMatch(/^\S.*[.!)]$/s);
    expect(sentences.join(' ')).not.toMatch(/\{\d\}|undefined|NaN/);
  });

  it('each cause of the registry has a story', () => {
    const told = new Set(stories.map(([, id]) => id));
    expect(causes.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });
});

describe('what is well', () => {
  it.each<[string, Story]>([
    ['mutual TLS', withClient],
    ['a server that does not ask', {}],
    ['a server that asks and does without', { handshake: asked }],
    ['a root that is sent along', { served: [...served, pki.root] }],
    ['a certificate of one day', serverOf({ days: [-0.5, 0.5] })],
    ['a self-signed certificate that is trusted', { served: [selfSigned], anchors: [selfSigned] }],
    ['a server that knows no ALPN', { target: { alpn: ['http/1.1'] } }],
    ['HTTP 403 to somebody who may not', { ...withClient, attempt: answers(403, 'forbidden', NOW) }],
    ['a good staple', { staple: makeOcspResponse(pki.issuing, pki.server) }],
    ['an old root sent along, cross-signed with SHA-1, that nobody needs', { served: [...served, crossSigned] }],
    ['a close_notify at the end', { handshake: { alerts: [{ ...alert(0, 'after'), level: 'warning' }] } }],
  ])('%s', async (_story, observed) => {
    expect(diagnose(await observe(observed), english)).toEqual([]);
  });

  it('nothing was to be trusted: nothing is said of the chain', async () => {
    const evidence = await observe({ served: [straight] });
    const untested = { ...evidence, chain: { ...evidence.chain, result: undefined } };
    expect(diagnose(untested, english)).toEqual([]);
  });

  it('the user stopped the test', async () => {
    expect(diagnose(await observe(unanswered(failed('connect', 'ABORTED'))), english)).toEqual([]);
  });
});

describe('two faults at once', () => {
  it('why the attempt ended comes first, then all that is wrong with the certificate', async () => {
    const observed = refused(116, 'after', {
      ...serverOf({ days: [-90, -1], dns: ['www.payments.svc'] }),
      handshake: asked,
    });
    const found = diagnose(await observe(observed), english).map(({ id }) => id);
    expect(found).toEqual([
      'client-certificate-required',
      'server-certificate-expired',
      'server-certificate-wrong-name',
    ]);
  });
});

describe('a client certificate with a fault that nobody refused', () => {
  const shown = { attempt: answers(200), handshake: asked };
  const letIn = async (story: Story, without: Story = {}): Promise<readonly (readonly string[])[]> => {
    const { attempt } = (await observe({ ...shown, ...without })).report;
    const found = diagnose(await observe({ ...shown, ...story, withoutCertificate: attempt }), english);
    return found.map(({ id, severity, evidence }) => [id, severity, evidence]);
  };

  it('is a warning where the server lets everyone in', async () => {
    const evidence = expect.stringContaining('as it lets in clients without a certificate');
    const stories = [
      ['client-certificate-expired', clientOf({ days: [-90, -1] })],
      ['client-certificate-expired', clientOf({ days: [10, 20] })],
      ['client-certificate-wrong-purpose', clientOf({ roles: ['server'] })],
      ['client-certificate-unknown-ca', [makeLeaf(stranger, { roles: ['client'] })]],
    ] as const;
    for (const [id, client] of stories) expect(await letIn({ client })).toEqual([[id, 'warning', evidence]]);
  });

  it('is one where the server takes it and no client without one; a CA that it does not name, it then knows', async () => {
    const demands = refused(116, 'after');
    expect(await letIn({ client: clientOf({ days: [-90, -1] }) }, demands)).toEqual([
      ['client-certificate-expired', 'warning', 'This server let it in all the same; others refuse it.'],
    ]);
    expect(await letIn({ client: [makeLeaf(stranger, { roles: ['client'] })] }, demands)).toEqual([]);
  });

  it('is none where the connection failed for another reason', async () => {
    const found = await letIn({ client: clientOf({ days: [-90, -1] }), attempt: failed('handshake', 'TIMEOUT') });
    expect(found.map(([id]) => id)).toEqual(['handshake-never-ends']);
  });
});

describe('what is said', () => {
  const say = async (observed: Story) => diagnose(await observe(observed), english)[0];

  it('names the place of an intermediate that is at hand', async () => {
    expect((await say({ served: [pki.server], known: [pki.issuing] }))?.evidence).toContain('certs/ca.pem');
  });

  it('sends whoever calls a workload of a mesh to its sidecars', async () => {
    const said = await say(serverOf({ dns: [], uri: ['spiffe://cluster.local/ns/payments/sa/api'] }));
    expect(said?.remedy).toContain('through a sidecar or gateway of the mesh');
  });

  it('gives the words of OpenSSL without the numbers around them', async () => {
    const message = '409DC4C6:error:0A0000F4:SSL routines:read_transition:unexpected message:ssl/statem_clnt.c:499:';
    const said = await say({ attempt: failed('handshake', 'ERR_SSL_UNEXPECTED_MESSAGE', message) });
    expect(said?.evidence).toContain('says "unexpected message" (ERR_SSL_UNEXPECTED_MESSAGE)');
    const short = await say({
      attempt: failed('credentials', 'ERR_OSSL_X', 'error:05800074:x509 certificate routines::no start line'),
    });
    expect(short?.evidence).toContain('says "no start line" (ERR_OSSL_X)');
  });

  it('shows bytes that are no text as what they are', async () => {
    expect((await say(speaks('\u0000\u0001\u0002\u00ff')))?.evidence).toBe(
      'It sent 4 bytes that are no text (00 01 02 ff).',
    );
    const long = await say(speaks(`\u0000\u0000\u0000\u0005${'\u0007J'.repeat(10)}\u0000\u0000`));
    expect(long?.evidence).toBe(
      'It sent 26 bytes that are no text (00 00 00 05 07 4a 07 4a 07 4a 07 4a 07 4a 07 4a …).',
    );
    expect((await say(speaks(' \r\n')))?.evidence).toBe('It sent 3 bytes that are no text (20 0d 0a).');
  });

  it('speaks of certificates of the workspace only where there is one', async () => {
    const none = await say(refused(116, 'after', { handshake: asked }));
    expect(none?.remedy).toBe("Give a certificate and key that a CA of the server's list has issued.");
    const some = await say(refused(116, 'after', { handshake: asked, known: [pki.client] }));
    expect(some?.remedy).toContain('the report names those of the workspace that fit');
  });

  it('names what opens a keystore or key without its password', async () => {
    const said = await say(unanswered(failed('credentials', 'PASSWORD_MISSING')));
    expect(said?.cause).toContain('no password was given');
    expect(said?.evidence).not.toContain('TLS library');
    expect(said?.remedy).toMatch(/--password-env or --password-file.*the editor asks/);
  });

  it('sends SMTP to STARTTLS', async () => {
    expect((await say(speaks('220 mail.example ESMTP\r\n')))?.remedy).toContain('test with STARTTLS smtp');
  });

  it('shows what a server said on one line, control characters replaced', async () => {
    const said = await say(speaks('\u001b[31mHELLO\r\n\u0007there'));
    expect(said?.evidence).toBe('It sent "[31mHELLO there" in plain text.');
  });

  it('tells certificate_required from bad_certificate and handshake_failure', async () => {
    const evidence = async (code: number) => (await say(refused(code, 'after', { handshake: asked })))?.evidence;
    expect(await evidence(116)).toContain('certificate_required (116)');
    expect(await evidence(42)).toContain('bad_certificate (42)');
    expect(await evidence(40)).toContain('handshake_failure (40)');
  });
});
