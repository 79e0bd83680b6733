import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../server/src/handshake/diagnose/diagnose.ts';
import { parseDistinguishedName } from '../../server/src/handshake/distinguished-name.ts';
import { matchClientCertificates } from '../../server/src/handshake/matching.ts';
import { buildReport } from '../../server/src/handshake/report/build-report.ts';
import { formatReportAsMarkdown } from '../../server/src/handshake/report/format-markdown.ts';
import { formatReport } from '../../server/src/handshake/report/format-text.ts';
import { spreadOf } from '../../server/src/handshake/report/spread.ts';
import type { ReportExtras } from '../../server/src/handshake/report/types.ts';
import { readSctList } from '../../server/src/handshake/sct-list.ts';
import { checkServedChain, servedPem } from '../../server/src/handshake/served-chain.ts';
import type { Attempt } from '../../server/src/handshake/types.ts';
import { defaultRuleSettings } from '../../server/src/rules/settings.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import { createCertificateService } from '../../server/src/service.ts';
import { english } from '../../server/src/text/localize.ts';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { makeKey, makeLeaf, NOW } from '../builders/index.ts';
import { answered, answers, asks, failed, observe, pki, refused, type Story, served, unanswered } from './observed.ts';

const service = createCertificateService({ ...createNodeRuntime(), now: () => NOW });
const options = { settings: defaultRuleSettings, t: english };

async function report(story: Story, extras: ReportExtras = {}): Promise<string> {
  const evidence = await observe(story);
  return formatReport(evidence, diagnose(evidence, english), english, extras);
}

/** The findings of the rules about a chain as served: `chain/redundant-root 2`. */
async function check(story: Story): Promise<string[]> {
  const findings = await checkServedChain(await observe(story), service, options);
  return findings.map(({ code, index }) => `${code} ${index}`);
}

const withoutAlpn = answered.serverHello && { ...answered.serverHello, alpn: undefined };
const asked = { certificateRequest: asks(pki.root) };

describe('a report', () => {
  it('of mutual TLS that works, in sections', async () => {
    const text = await report({ client: [pki.client, pki.issuing], handshake: asked, attempt: answers(200) });
    expect(text.split('\n').filter((_, index, lines) => /^[─═]+$/.test(lines[index + 1] ?? ''))).toEqual([
      'Connection to api.payments.svc:8443, 2026-01-15 12:00 UTC',
      'Result',
      'Negotiated',
      'Chain as served',
      'Client certificate',
      'Timing',
      'The same with other tools',
    ]);
    expect(text).toContain('✓ The handshake is complete, and the certificate of the server holds.');
    expect(text).toContain('✓ The server accepted the client certificate.');
    expect(text).toContain('key exchange: X25519MLKEM768 (hybrid, withstands quantum computers)');
    expect(text).toContain('✓ The path holds, up to the trusted Payments Root CA.');
    expect(text).toContain('The server asks for one of these CAs:\n  CN=Payments Root CA,O=Payments');
    expect(text).toContain('With the client certificate: accepted, answered HTTP 200');
  });

  const without = { clientCertificate: 'none', outcome: { kind: 'accepted', shownBy: 'data' } } as const;
  const bare = async (attempt: Partial<Attempt>): Promise<Attempt> => ({
    ...(await observe({ handshake: asked, attempt })).report.attempt,
    ...without,
  });
  const mutual: Story = { client: [pki.client, pki.issuing], handshake: asked };

  it('does not call a certificate accepted that the server would do without', async () => {
    const both = answers(200);
    const text = await report({ ...mutual, attempt: both, withoutCertificate: await bare(both) });
    expect(text).toContain('lets clients in without a certificate as well: whether it takes this one does not show.');
    expect(text).not.toContain('accepted the client certificate');
  });

  it('calls it accepted where the server refuses whoever has none, in HTTP or in TLS', async () => {
    const inHttp = {
      ...mutual,
      attempt: answers(200),
      withoutCertificate: await bare(answers(400, 'No required SSL')),
    };
    const refusal = { ...(await bare({})), ...failed('handshake', 'ALERT') };
    for (const story of [inHttp, { ...mutual, withoutCertificate: refusal }])
      expect(await report(story)).toContain('✓ The server accepted the client certificate.');
  });

  it('says of a request that nobody answered that nothing is known, whatever was answered without the certificate', async () => {
    for (const without of [{}, answers(400, 'No required SSL certificate was sent'), failed('response', 'TIMEOUT')]) {
      const story: Story = { ...mutual, target: { http: 'always' } };
      const text = await report({ ...story, withoutCertificate: { ...(await bare(without)), ...without } });
      expect(text).toContain('shows only in HTTP, and the request was not answered.');
    }
  });

  it('takes no ticket for acceptance where nobody could try without the certificate', async () => {
    const handshake = { ...asked, serverHello: withoutAlpn };
    const attempt = { outcome: { kind: 'accepted', shownBy: 'ticket' } } as const;
    const text = await report({
      ...mutual,
      handshake,
      attempt,
      withoutCertificate: { ...(await bare({})), ...failed('connect', 'ECONNREFUSED') },
    });
    expect(text).toContain('shows only in HTTP, and no request was made.');
  });

  it('tells a refusal in HTTP from an answer of the same status', async () => {
    const refusal = answers(400, 'No required SSL certificate was sent');
    const text = await report({ ...mutual, attempt: answers(400, 'no q'), withoutCertificate: await bare(refusal) });
    expect(text).toContain('With the client certificate: accepted, answered HTTP 400');
    expect(text).toContain('Without a client certificate: refused in HTTP, with status 400');
    expect(text).toContain('✓ The server accepted the client certificate.');
  });

  it('asks nothing of HTTP where a mail server lets everyone in', async () => {
    const handshake = { ...asked, serverHello: withoutAlpn };
    const story: Story = { ...mutual, handshake, target: { starttls: 'smtp', alpn: [] } };
    const text = await report({ ...story, withoutCertificate: await bare({}) });
    expect(text).toContain('lets clients in without a certificate as well');
    expect(text).not.toContain('HTTP');
  });

  it('begins with it that the server closed the connection right after the handshake', async () => {
    const text = await report({ attempt: { outcome: { kind: 'closed' } } });
    expect(text).toContain(
      '! The handshake is complete, and then the server closed the connection without a word.\n  It may have',
    );
    expect(text).toContain('✓ The certificate of the server holds.');
    expect(text).not.toContain('✓ The handshake');
  });

  it('says below its headline what was asked for otherwise than usual, and nothing of what is usual', async () => {
    const below = async (target: NonNullable<Story['target']>, extras: ReportExtras = {}): Promise<readonly string[]> =>
      (await report({ target }, extras)).split('\n\n', 1).join().split('\n').slice(2);
    expect(await below({ http: 'always' })).toEqual([]);
    expect(await below({ starttls: 'smtp', alpn: [] })).toEqual(['STARTTLS: smtp']);
    expect(await below({ host: '10.0.0.7', serverName: undefined })).toEqual([]);
    expect(
      await below(
        {
          serverName: undefined,
          alpn: [],
          versions: { min: 'TLSv1', max: 'TLSv1.2' },
          proxy: { host: 'proxy.corp', port: 3128 },
        },
        { timeoutSeconds: 3 },
      ),
    ).toEqual([
      'server name (SNI): none',
      'offered by ALPN: none',
      'offered versions: TLSv1 to TLSv1.2',
      'through the proxy: proxy.corp:3128',
      'time limit of each phase: 3 s',
    ]);
    const evidence = await observe({ target: { http: 'never' } });
    expect(formatReportAsMarkdown(evidence, [], english)).toMatch(/^# .*\n\n- HTTP request\\: none\n\n## /);
  });

  it('of a failure says cause, evidence, remedy, what others say, and where to read on', async () => {
    const text = await report(refused(116, 'after', { handshake: asked }));
    expect(text).toContain(
      [
        '✗ The server requires a client certificate (mTLS), and none was sent.',
        '  When the handshake was complete, the server sent the TLS alert certificate_required (116).',
        "  → Give a certificate and key that a CA of the server's list has issued.",
        '  OpenSSL says: tlsv13 alert certificate required',
      ].join('\n'),
    );
    expect(text).toMatch(/\/docs\/connect\/client-certificate-required\.md$/m);
    expect(text).toContain('Without a client certificate: refused with the alert certificate_required');
  });

  it('of a connection that works and has a flaw says both', async () => {
    const text = await report({ target: { alpn: ['h2'] }, handshake: { serverHello: withoutAlpn } });
    expect(text).toMatch(/✓ The handshake is complete.*\n\n! The server chose no application protocol/);
  });

  it('of a port where nothing is has no empty sections', async () => {
    const evidence = await observe(unanswered({ ...failed('connect', 'ECONNREFUSED'), phases: [] }));
    const sections = buildReport({ evidence, diagnoses: diagnose(evidence, english), extras: {}, t: english });
    expect(sections.map(({ id }) => id)).toEqual(['diagnosis', 'commands']);
  });

  it('names the certificates of the workspace that fit', async () => {
    const candidates = [pki.client, pki.issuing].map(({ der }, index) => ({
      certificate: parseCertificate(der),
      place: `certs/${index}.pem`,
      keyPlace: 'certs/client.key',
    }));
    const evidence = await observe({ handshake: asked });
    const { validatePath } = service;
    const matches = await matchClientCertificates(asked.certificateRequest, candidates, {
      now: NOW,
      t: english,
      validatePath,
    });
    expect(formatReport(evidence, [], english, { matches })).toContain(
      'Certificates at hand that fit:\n  orders (certs/0.pem)\n    key: certs/client.key',
    );
  });

  it('gives median and spread of several handshakes', async () => {
    const evidence = await observe();
    const phases = (milliseconds: number) => [{ phase: 'handshake' as const, start: 0, milliseconds }];
    const repeated = { ...evidence, report: { ...evidence.report, repeats: [phases(30), phases(8.04)] } };
    expect(formatReport(repeated, [], english)).toContain('TLS: 12 ms (median of 3, from 8.0 to 30)');
    expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, least: 1, greatest: 4 });
    expect(spreadOf([])).toBeUndefined();
  });
});

describe('what a server says of itself', () => {
  const hostile = makeLeaf(pki.issuing, { name: 'CN=evil\u001b[31m```\u202e', dns: ['api.payments.svc'] });

  it('turns no terminal red and writes no second line', async () => {
    const text = await report({ served: [hostile, pki.issuing] });
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });

  it('breaks out of no code block in Markdown', async () => {
    const evidence = await observe({ served: [hostile, pki.issuing] });
    const text = formatReportAsMarkdown(evidence, [], english);
    const fences = text.match(/^`{3,}(?:text)?$/gm) ?? [];
    expect(fences.length % 2).toBe(0);
    expect(text).toMatch(/^````text$/m);
    expect(text).toMatch(/^# Connection to /);
  });
});

describe('the chain as served, under the rules of files', () => {
  it('is clean where it is in order', async () => {
    expect(await check({})).toEqual([]);
    expect(servedPem(await observe())).toBe(pki.serverChain);
  });

  it('has the root sent needlessly, the wrong order, the same certificate twice', async () => {
    expect(await check({ served: [...served, pki.root] })).toEqual(['chain/redundant-root 2']);
    expect(await check({ served: [pki.server, pki.issuing, pki.issuing] })).toEqual(['chain/duplicate-certificate 2']);
    const [root, issuing, leaf] = await check({ served: [pki.issuing, pki.server] });
    expect([root, issuing, leaf].join(' ')).toContain('chain/wrong-order 0');
  });

  it('is not said twice where path validation has said it', async () => {
    const story = { served: [makeLeaf(pki.issuing, { dns: ['api.payments.svc'], days: [-90, -1] }), pki.issuing] };
    expect(await check(story)).toEqual(['validity/expired 0']);
    const findings = await checkServedChain(await observe(story), service, options);
    const text = await report(story, { findings });
    expect(text).toContain('✗ "api.payments.svc" expired on 2026-01-14 12:00 UTC. (RFC 5280 §4.1.2.5)');
    expect(text).not.toContain('validity/expired');
  });

  it('lacks an issuer only where none is trusted either', async () => {
    expect(await check({ served: [pki.server] })).toEqual(['chain/missing-issuer 0']);
    expect(await check({ served: [pki.server], anchors: [pki.issuing] })).toEqual([]);
    const expired = makeLeaf(pki.issuing, { dns: ['api.payments.svc'], days: [-90, -1] });
    expect(await check({ served: [expired], anchors: [pki.issuing] })).toEqual(['validity/expired 0']);
  });
});

describe('whether what is deployed is what lies in the workspace', () => {
  const names = { dns: ['api.payments.svc'] };
  const renewed = makeLeaf(pki.issuing, { ...names, days: [-1, 365], key: makeKey('p256', 'renewed') });
  const older = makeLeaf(pki.issuing, { ...names, days: [-300, 65], key: makeKey('p256', 'older') });
  const elsewhere = makeLeaf(pki.issuing, { dns: ['www.payments.svc'], key: makeKey('p256', 'www') });

  it.each([
    ['it is', [pki.server, renewed], '✓ The certificate of the server is the one in certs/ca.pem.'],
    [
      'a renewed one lies here',
      [renewed],
      '! A newer certificate for these names, valid until 2027-01-15 12:00 UTC, lies in certs/ca.pem; the server does not use it.',
    ],
    [
      'an older one lies here',
      [older],
      '· Another certificate for these names, valid until 2026-03-21 12:00 UTC, lies in certs/ca.pem.',
    ],
  ])('%s', async (_story, known, line) => {
    const lines = (await report({ known })).split('\n').filter((each) => each.includes('certs/ca.pem'));
    expect(lines).toEqual([line]);
  });

  it('a certificate for other names has nothing to do with it', async () => {
    expect(await report({ known: [elsewhere, pki.issuing] })).not.toContain('certs/ca.pem');
  });
});

describe('whatever a server names as its CAs', () => {
  it('is read without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (der) => {
        const name = parseDistinguishedName(der);
        expect(typeof (name?.text ?? '')).toBe('string');
        expect(readSctList(der).every((sct) => sct.length <= der.length)).toBe(true);
      }),
    );
    expect(parseDistinguishedName(pki.root.subject)?.text).toBe('CN=Payments Root CA,O=Payments');
    expect(parseDistinguishedName(Uint8Array.of(0x30, 5))).toBeUndefined();
    expect(readSctList(Uint8Array.of(0, 7, 0, 2, 1, 2, 0, 1, 9)).map((sct) => [...sct])).toEqual([[1, 2], [9]]);
  });
});
