import { describe, expect, it } from 'vitest';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import type { ExtensionValue } from '../../server/src/x509/types.ts';
import * as builders from '../builders/index.ts';

const { der } = builders;
const { context, contextPrimitive, fromHex, fromText, integer, namedBits, octetString, oid, sequence } = der;
const ca = builders.makeCa();

/** The decoded value of one extension in a certificate, with what was reported. */
function decode(spec: builders.ExtensionSpec): {
  value: ExtensionValue | undefined;
  name: string | undefined;
  problems: string[];
} {
  const certificate = parseCertificate(builders.makeLeaf(ca, { extensions: [spec] }).der);
  const extension = certificate.extensions.find((each) => each.oid === spec.oid);
  return { value: extension?.value, name: extension?.name, problems: certificate.problems.map(({ code }) => code) };
}

function valueIn(id: string, value: Uint8Array): ExtensionValue | undefined {
  return decode({ oid: id, value }).value;
}

describe('RFC 5280', () => {
  it('basic constraints, with the default left out or written', () => {
    expect(decode(builders.basicConstraints(true, 3)).value).toEqual({
      kind: 'basicConstraints',
      ca: true,
      pathLength: 3,
    });
    expect(valueIn('2.5.29.19', sequence())).toEqual({ kind: 'basicConstraints', ca: false, pathLength: undefined });
    expect(valueIn('2.5.29.19', sequence(der.boolean(false)))).toMatchObject({ ca: false });
    expect(decode({ oid: '2.5.29.19', value: sequence(der.boolean(true), integer(-1)) }).problems).toEqual([
      'bad-value',
    ]);
  });

  it('key usage and extended key usage', () => {
    expect(decode(builders.keyUsage('digitalSignature', 'decipherOnly')).value).toMatchObject({
      usages: ['digitalSignature', 'decipherOnly'],
    });
    expect(decode(builders.extendedKeyUsage('server', 'any', '1.2.3')).value).toMatchObject({
      purposes: [{ name: 'serverAuth' }, { name: 'anyExtendedKeyUsage' }, { name: '1.2.3', oid: '1.2.3' }],
    });
  });

  it('all kinds of subject alternative names', () => {
    const { value, problems } = decode(
      builders.subjectAltName({
        email: ['a@b.example'],
        dns: ['*.example'],
        directory: ['O=Example, CN=x'],
        uri: ['spiffe://cluster.local/ns/payments/sa/api'],
        ip: ['10.0.0.1', '2001:db8::1', '::', '1::2:0:0:3'],
        registeredId: ['1.2.3.4'],
        others: [
          builders.otherName('1.3.6.1.4.1.311.20.2.3', der.string('utf8', 'alice@corp.example')),
          builders.otherName('1.3.6.1.5.5.7.8.7', der.string('ia5', '_imap.example')),
          builders.otherName('1.3.6.1.5.5.7.8.9', der.string('utf8', '用户@example')),
          builders.otherName('1.3.6.1.5.5.7.8.4', sequence(oid('1.2.3'), octetString(fromHex('0a0b')))),
          builders.otherName('1.2.3.4', integer(5)),
          context(3, sequence()),
          context(5, contextPrimitive(1, fromText('party'))),
        ],
      }),
    );
    expect(problems).toEqual([]);
    expect(value?.kind === 'subjectAltName' && value.names.map(({ kind, value: text }) => `${kind}:${text}`)).toEqual([
      'email:a@b.example',
      'DNS:*.example',
      'DirName:CN=x,O=Example',
      'URI:spiffe://cluster.local/ns/payments/sa/api',
      'IP:10.0.0.1',
      'IP:2001:db8::1',
      'IP:::',
      'IP:1::2:0:0:3',
      'RegisteredID:1.2.3.4',
      'otherName:UPN:alice@corp.example',
      'otherName:SRV:_imap.example',
      'otherName:SmtpUTF8Mailbox:用户@example',
      'otherName:hardwareModuleName:1.2.3 0a0b',
      'otherName:1.2.3.4:020105',
      'X400Name:3000',
      'EDIPartyName:81057061727479',
    ]);
  });

  it('names that are none do not hide the others', () => {
    const { value, problems } = decode(
      builders.subjectAltName({ dns: ['ok.example'], ip: ['#0a0000'], others: [integer(5)] }),
    );
    expect(value).toMatchObject({
      names: [
        { kind: 'DNS' },
        { kind: 'unknown', value: '[7] 87030a0000' },
        { kind: 'unknown', value: 'INTEGER 020105' },
      ],
    });
    expect(problems).toEqual(['bad-value', 'bad-value']);
  });

  it('key identifiers', () => {
    expect(decode(builders.subjectKeyIdentifier(fromHex('0102'))).value).toEqual({
      kind: 'subjectKeyIdentifier',
      keyIdentifier: '0102',
    });
    const issuer = { name: 'CN=Root', serial: fromHex('ff') };
    expect(decode(builders.authorityKeyIdentifier(fromHex('0102'), issuer)).value).toMatchObject({
      keyIdentifier: '0102',
      issuer: [{ kind: 'DirName', value: 'CN=Root' }],
      serialNumber: { hex: '-01' },
    });
  });

  it('policies with their qualifiers', () => {
    const cps = sequence(oid('1.3.6.1.5.5.7.2.1'), der.string('ia5', 'https://cps.example'));
    const reference = sequence(der.string('utf8', 'Example'), sequence(integer(1), integer(2)));
    const notice = sequence(oid('1.3.6.1.5.5.7.2.2'), sequence(reference, der.string('utf8', 'Mind the gap')));
    expect(
      valueIn('2.5.29.32', sequence(sequence(oid('2.23.140.1.2.1'), sequence(cps, notice)), sequence(oid('1.2.3')))),
    ).toMatchObject({
      policies: [
        {
          oid: '2.23.140.1.2.1',
          name: 'CABF domain validated',
          qualifiers: [
            { name: 'CPS', value: 'https://cps.example' },
            { name: 'userNotice', value: 'Example (1, 2); Mind the gap' },
          ],
        },
        { oid: '1.2.3', name: undefined, qualifiers: [] },
      ],
    });
  });

  it('policy mappings, constraints, and inhibited anyPolicy', () => {
    expect(valueIn('2.5.29.33', sequence(sequence(oid('1.2.3'), oid('1.2.4'))))).toEqual({
      kind: 'policyMappings',
      mappings: [{ issuerDomain: '1.2.3', subjectDomain: '1.2.4' }],
    });
    expect(
      valueIn('2.5.29.36', sequence(contextPrimitive(0, Uint8Array.of(0)), contextPrimitive(1, Uint8Array.of(2)))),
    ).toEqual({ kind: 'policyConstraints', requireExplicitPolicy: 0, inhibitPolicyMapping: 2 });
    expect(valueIn('2.5.29.54', integer(4))).toEqual({ kind: 'inhibitAnyPolicy', skipCerts: 4 });
  });

  it('name constraints', () => {
    const { value } = decode(
      builders.nameConstraints(
        { dns: ['.example'], ip: ['#0a000000ff000000'] },
        { email: ['example.com'], directory: ['C=US'] },
      ),
    );
    expect(value).toMatchObject({
      permitted: [{ base: { kind: 'DNS', value: '.example' } }, { base: { kind: 'IP', value: '10.0.0.0/255.0.0.0' } }],
      excluded: [{ base: { kind: 'email', value: 'example.com' } }, { base: { kind: 'DirName', value: 'C=US' } }],
    });
  });

  it('distribution points by URL, by relative name, with reasons and issuer', () => {
    const url = contextPrimitive(6, fromText('http://crl.example'));
    const byUrl = sequence(context(0, context(0, url)), contextPrimitive(1, namedBits([1, 3]).subarray(2)));
    const relative = sequence(
      context(0, context(1, sequence(oid('2.5.4.3'), der.string('utf8', 'CRL1')))),
      context(2, context(4, builders.name('CN=Other'))),
    );
    expect(valueIn('2.5.29.31', sequence(byUrl, relative))).toMatchObject({
      kind: 'crlDistributionPoints',
      points: [
        {
          names: [{ kind: 'URI', value: 'http://crl.example' }],
          relativeName: undefined,
          reasons: ['keyCompromise', 'affiliationChanged'],
        },
        { names: [], relativeName: 'CN=CRL1', crlIssuer: [{ value: 'CN=Other' }] },
      ],
    });
    expect(valueIn('2.5.29.46', sequence(byUrl))).toMatchObject({ kind: 'freshestCRL' });
  });

  it('issuing distribution point of a CRL', () => {
    const yes = Uint8Array.of(0xff);
    expect(valueIn('2.5.29.28', sequence(contextPrimitive(2, yes), contextPrimitive(4, yes)))).toMatchObject({
      onlyContainsUserCerts: false,
      onlyContainsCACerts: true,
      indirectCRL: true,
      onlyContainsAttributeCerts: false,
    });
  });

  it('information access', () => {
    expect(
      decode(builders.authorityInfoAccess({ ocsp: 'http://ocsp.example', caIssuers: 'http://ca.example' })).value,
    ).toMatchObject({
      descriptions: [
        { method: 'OCSP', location: { value: 'http://ocsp.example' } },
        { method: 'caIssuers', location: { value: 'http://ca.example' } },
      ],
    });
  });

  it('CRL and CRL entry extensions', () => {
    expect(valueIn('2.5.29.20', integer(300))).toMatchObject({ kind: 'crlNumber', number: { hex: '012c' } });
    expect(valueIn('2.5.29.27', integer(1))).toMatchObject({ kind: 'deltaCRLIndicator' });
    expect(valueIn('2.5.29.21', der.enumerated(1))).toEqual({ kind: 'crlReason', reason: 'keyCompromise' });
    expect(valueIn('2.5.29.21', der.enumerated(7))).toEqual({ kind: 'crlReason', reason: 'reason 7' });
    expect(valueIn('2.5.29.24', der.generalizedTime('20260101000000Z'))).toMatchObject({
      date: { encoded: '20260101000000Z' },
    });
    expect(valueIn('2.5.29.29', sequence(context(4, builders.name('CN=I'))))).toMatchObject({
      kind: 'certificateIssuer',
    });
  });
});

describe('beyond RFC 5280', () => {
  it('signed certificate timestamps', () => {
    const { value, problems } = decode(builders.signedCertificateTimestamps(1_700_000_000_000, 2 ** 48 + 5));
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      scts: [
        { version: 0, logId: '01'.repeat(32), timestamp: 1_700_000_000_000, signatureAlgorithm: 'ecdsa-with-SHA256' },
        { timestamp: 2 ** 48 + 5 },
      ],
    });
  });

  it.each([
    ['an SCT that reaches beyond the list', '0004ffff0000'],
    ['an SCT that is too short', '000400020000'],
  ])('%s is malformed', (_, hex) => {
    expect(valueIn('1.3.6.1.4.1.11129.2.4.2', octetString(fromHex(hex)))).toMatchObject({ kind: 'malformed' });
  });

  it('must-staple, poison, no check', () => {
    expect(decode(builders.tlsFeature(5)).value).toEqual({ kind: 'tlsFeature', features: [5], mustStaple: true });
    expect(valueIn('1.3.6.1.4.1.11129.2.4.3', der.nullValue())).toEqual({ kind: 'precertificatePoison' });
    expect(valueIn('1.3.6.1.5.5.7.48.1.5', der.nullValue())).toEqual({ kind: 'text', lines: ['yes'] });
  });

  it.each([
    ['2.16.840.1.113730.1.1', namedBits([0, 5]), ['SSL client', 'SSL CA']],
    ['2.16.840.1.113730.1.13', der.string('ia5', 'made by us'), ['made by us']],
    ['1.3.6.1.4.1.311.20.2', der.string('bmp', 'WebServer'), ['WebServer']],
    ['1.3.6.1.4.1.311.21.1', integer(0x20001), ['V1.2']],
    [
      '1.3.6.1.4.1.311.21.7',
      sequence(oid('1.2.3'), integer(100), integer(3)),
      ['template 1.2.3', 'major version 100', 'minor version 3'],
    ],
    ['1.3.6.1.4.1.311.21.10', sequence(sequence(oid('1.3.6.1.5.5.7.3.1'))), ['serverAuth']],
    ['1.3.6.1.4.1.311.21.2', octetString(fromHex('aabb')), ['aabb']],
    ['2.5.29.16', sequence(contextPrimitive(1, fromText('20300101000000Z'))), ['not after 20300101000000Z']],
    ['2.5.29.73', sequence(oid('2.16.840.1.101.3.4.3.18')), ['ML-DSA-65']],
    [
      '1.3.6.1.5.5.7.1.3',
      sequence(sequence(oid('0.4.0.1862.1.1')), sequence(oid('0.4.0.1862.1.6'), sequence(oid('0.4.0.1862.1.6.3')))),
      ['QcCompliance: EU qualified certificate', 'QcType: web authentication'],
    ],
  ])('%s is shown as text', (id, value, lines) => {
    expect(decode({ oid: id, value })).toMatchObject({ value: { kind: 'text', lines }, problems: [] });
  });

  it('shows what nobody knows as OID and bytes', () => {
    expect(decode({ oid: '1.2.3.4.5', value: fromHex('abcdef') })).toEqual({
      value: { kind: 'unknown', hex: 'abcdef' },
      name: '1.2.3.4.5',
      problems: [],
    });
  });

  it('cuts very long unknown values, and says so', () => {
    const value = valueIn('1.2.3.4.5', new Uint8Array(600));
    expect(value).toEqual({ kind: 'unknown', hex: `${'00'.repeat(512)}… (88 more bytes)` });
  });

  it('reports bytes after a value that can be read', () => {
    expect(decode({ oid: '2.5.29.14', value: der.concat(octetString(fromHex('01')), Uint8Array.of(0)) })).toMatchObject(
      {
        value: { kind: 'subjectKeyIdentifier', keyIdentifier: '01' },
        problems: ['trailing-data'],
      },
    );
  });

  it('takes an empty value as malformed', () => {
    expect(valueIn('2.5.29.15', new Uint8Array())).toMatchObject({
      kind: 'malformed',
      reason: 'keyUsage: expected BIT STRING, found nothing',
    });
  });
});
