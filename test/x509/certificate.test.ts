import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseCertificate, parseTrustedCertificate } from '../../server/src/x509/certificate.ts';
import { getExtension } from '../../server/src/x509/identity.ts';
import type { Certificate, Extension } from '../../server/src/x509/types.ts';
import {
  type CertificateSpec,
  der,
  makeCa,
  makeIntermediate,
  makeLeaf,
  makeSelfSigned,
  trustedCertificatePem,
  uniqueId,
} from '../builders/index.ts';

const ca = makeCa();

function leaf(spec: CertificateSpec = {}): Certificate {
  return parseCertificate(makeLeaf(ca, spec).der);
}

function codes(certificate: Certificate): string[] {
  return certificate.problems.map(({ code }) => code);
}

function extensionOf(certificate: Certificate, name: string): Extension | undefined {
  return certificate.extensions.find((extension) => extension.name === name);
}

describe('a healthy certificate', () => {
  const made = makeLeaf(ca, { name: 'C=US, O=Example, CN=api', dns: ['api.example'], serial: 0x1234 });
  const certificate = parseCertificate(made.der);

  it('reads without a problem', () => {
    expect(certificate.problems).toEqual([]);
    expect(certificate).toMatchObject({
      kind: 'certificate',
      version: 3,
      range: { start: 0, end: made.der.length },
      serialNumber: { hex: '1234', negative: false },
      signatureAlgorithm: { oid: '1.2.840.10045.4.3.2', name: 'ecdsa-with-SHA256' },
      publicKey: { type: 'EC', bits: 256, curve: 'P-256' },
      trustSettings: undefined,
    });
    expect(certificate.subject.text).toBe('CN=api,O=Example,C=US');
    expect(certificate.issuer.text).toBe('CN=Example Root CA');
  });

  it('knows the bytes of what was signed, of the key and of every name', () => {
    const tbs = made.der.subarray(certificate.tbs.start, certificate.tbs.end);
    expect(tbs[0]).toBe(0x30);
    const spki = made.der.subarray(certificate.publicKey.range.start, certificate.publicKey.range.end);
    expect(Buffer.from(spki)).toEqual(Buffer.from(made.key.spki));
    const subject = made.der.subarray(certificate.subject.range.start, certificate.subject.range.end);
    expect(Buffer.from(subject)).toEqual(Buffer.from(made.subject));
    const [name] = getExtension(certificate, 'subjectAltName')?.names ?? [];
    expect(Buffer.from(made.der.subarray((name?.range.start ?? 0) + 2, name?.range.end)).toString()).toBe(
      'api.example',
    );
  });

  it('has the key identifier of its key', () => {
    const key = made.der.subarray(certificate.publicKey.key.content.start, certificate.publicKey.key.content.end);
    const identifier = createHash('sha1').update(key).digest('hex');
    expect(getExtension(certificate, 'subjectKeyIdentifier')?.keyIdentifier).toBe(identifier);
  });
});

describe('serial numbers of any size', () => {
  it.each([
    [0, '00'],
    [-10, '-0a'],
    [-128, '-80'],
    [0x80, '80'],
    [2n ** 200n, `01${'00'.repeat(25)}`],
  ])('%s', (serial, hex) => {
    expect(leaf({ serial }).serialNumber.hex).toBe(hex);
  });

  it('keep their value with redundant octets, which are reported', () => {
    const certificate = leaf({ serial: der.rawInteger(der.fromHex('000001')) });
    expect(certificate.serialNumber.hex).toBe('01');
    expect(codes(certificate)).toEqual(['non-minimal-integer']);
  });
});

describe('versions', () => {
  it('is 1 where it is left out', () => {
    const certificate = parseCertificate(makeSelfSigned({ version: undefined }).der);
    expect(certificate).toMatchObject({ version: 1, extensions: [], problems: [] });
  });

  it('is shown as encoded where there is no such version', () => {
    const certificate = leaf({ version: 6 });
    expect([certificate.version, codes(certificate)]).toEqual([7, ['bad-value']]);
  });

  it('comes with unique identifiers in version 2', () => {
    const certificate = leaf({
      version: 1,
      raw: { uniqueIds: der.concat(uniqueId(1, Uint8Array.of(1)), uniqueId(2, Uint8Array.of(2))) },
    });
    expect(certificate.issuerUniqueId?.unusedBits).toBe(0);
    expect(certificate.subjectUniqueId?.range.end).toBe((certificate.issuerUniqueId?.range.end ?? 0) + 4);
  });
});

describe('damage in one place hides nothing in another', () => {
  it('keeps the other extensions beside a malformed one', () => {
    const certificate = leaf({ extensions: [{ oid: '2.5.29.19', critical: true, value: der.integer(5) }] });
    expect(extensionOf(certificate, 'basicConstraints')?.value).toEqual({
      kind: 'malformed',
      reason: 'basicConstraints: expected SEQUENCE, found INTEGER',
      hex: '020105',
    });
    expect(getExtension(certificate, 'subjectAltName')?.names).toHaveLength(1);
    expect(codes(certificate)).toEqual(['unexpected-tag']);
  });

  it('keeps both where an extension is there twice', () => {
    const extra = { oid: '1.2.3.4', value: der.nullValue() };
    const certificate = leaf({ extensions: [extra, extra] });
    expect(certificate.extensions.filter(({ oid }) => oid === '1.2.3.4')).toHaveLength(2);
    expect(codes(certificate)).toEqual(['duplicate-extension']);
  });

  it('says where the two signature algorithms differ', () => {
    const certificate = leaf({
      raw: { tbsAlgorithm: der.sequence(der.oid('1.2.840.113549.1.1.11'), der.nullValue()) },
    });
    expect(certificate.problems).toEqual([
      {
        code: 'algorithm-mismatch',
        range: certificate.innerSignatureAlgorithm.range,
        where: 'tbsCertificate.signature',
        what: 'sha256WithRSAEncryption here, ecdsa-with-SHA256 outside',
      },
    ]);
  });

  it('says that there are bytes after the certificate, and after the last field', () => {
    const { der: bytes } = makeLeaf(ca);
    expect(codes(parseCertificate(der.concat(bytes, Uint8Array.of(0, 0))))).toEqual(['trailing-data']);
    expect(codes(leaf({ raw: { afterExtensions: der.integer(1) } }))).toEqual(['trailing-data']);
  });

  it('shows what is left of a truncated certificate', () => {
    const { der: bytes } = makeLeaf(ca, { name: 'CN=cut' });
    const certificate = parseCertificate(bytes.subarray(0, bytes.length - 100));
    expect(certificate.subject.text).toBe('CN=cut');
    expect(codes(certificate)).toContain('truncated');
  });

  it('says once that this is no certificate at all', () => {
    const certificate = parseCertificate(der.octetString(Uint8Array.of(1)));
    expect(codes(certificate)).toEqual(['unexpected-tag']);
    expect(certificate.subject.text).toBe('');
  });

  it('reads BER, and reports it', () => {
    const { der: bytes } = makeLeaf(ca, { name: 'CN=ber' });
    const inside = bytes.subarray(4);
    const certificate = parseCertificate(der.berIndefinite(0x30, inside));
    expect(certificate.subject.text).toBe('CN=ber');
    expect(codes(certificate)).toEqual(['indefinite-length']);
  });
});

describe('a TRUSTED CERTIFICATE of OpenSSL', () => {
  it('has trust settings behind it', () => {
    const made = makeIntermediate(ca);
    const pem = trustedCertificatePem(made, {
      trusted: [der.oid('1.3.6.1.5.5.7.3.1')],
      rejected: [der.oid('1.3.6.1.5.5.7.3.2')],
      alias: der.string('utf8', 'ours'),
    });
    const bytes = new Uint8Array(Buffer.from(pem.replace(/-----.*-----/g, ''), 'base64'));
    const certificate = parseTrustedCertificate(bytes);
    expect(certificate.problems).toEqual([]);
    expect(certificate.trustSettings).toMatchObject({
      range: { start: made.der.length, end: bytes.length },
      trusted: [{ name: 'serverAuth' }],
      rejected: [{ name: 'clientAuth' }],
      alias: 'ours',
    });
    expect(parseTrustedCertificate(made.der).trustSettings).toBeUndefined();
  });
});
