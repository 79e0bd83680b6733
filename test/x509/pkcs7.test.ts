import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFields, fieldPathAt } from '../../server/src/x509/fields.ts';
import { parsePkcs7 } from '../../server/src/x509/pkcs7.ts';
import { der, makeCrl, makePkcs7, makePki } from '../builders/index.ts';
import { opensslMissing } from './openssl.ts';

const pki = makePki();
const crl = makeCrl(pki.root, { revoked: [{ serial: 9 }] });

describe('a PKCS#7 bundle', () => {
  const { der: bytes } = makePkcs7([pki.issuing, pki.root], [crl]);
  const bundle = parsePkcs7(bytes);

  it('gives its certificates and CRLs, each at its place', () => {
    expect(bundle).toMatchObject({ kind: 'pkcs7', contentType: 'signedData', problems: [] });
    expect(bundle.certificates.map(({ certificate }) => certificate.der)).toEqual([pki.issuing.der, pki.root.der]);
    expect(bundle.crls.map(({ crl: list }) => list.revokedCount)).toEqual([1]);
    for (const { range, certificate } of bundle.certificates) {
      expect(bytes.subarray(range.start, range.end)).toEqual(certificate.der);
      expect(certificate.der.buffer).toBe(bytes.buffer);
    }
  });

  it('finds the field inside the second certificate', () => {
    const [, root] = bundle.certificates;
    const at = (root?.range.start ?? 0) + (root?.certificate.validity.notAfter.range.start ?? 0);
    expect(fieldPathAt(describeFields(bundle), at).map(({ name }) => name)).toEqual([
      'certificate',
      'validity',
      'notAfter',
    ]);
  });

  it('may be BER of indefinite length, as older tools write it', () => {
    const indefinite = der.berIndefinite;
    const data = indefinite(0x30, der.oid('1.2.840.113549.1.7.1'));
    const signed = indefinite(
      0x30,
      der.integer(1),
      der.setOf(),
      data,
      indefinite(0xa0, pki.issuing.der, pki.root.der),
      der.setOf(),
    );
    const read = parsePkcs7(indefinite(0x30, der.oid('1.2.840.113549.1.7.2'), indefinite(0xa0, signed)));
    expect(read.certificates.map(({ certificate }) => certificate.subject.text)).toEqual(
      bundle.certificates.map(({ certificate }) => certificate.subject.text),
    );
    expect(read.problems).toEqual([]);
  });

  it('of another content type is named', () => {
    const enveloped = der.sequence(der.oid('1.2.840.113549.1.7.3'), der.context(0, der.sequence()));
    expect(parsePkcs7(enveloped)).toMatchObject({ contentType: 'envelopedData', certificates: [], crls: [] });
  });

  it.skipIf(opensslMissing)('made by openssl crl2pkcs7 is read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'certscope-'));
    try {
      const file = join(folder, 'chain.pem');
      writeFileSync(file, pki.serverChain);
      const made = execFileSync('openssl', ['crl2pkcs7', '-nocrl', '-certfile', file, '-outform', 'DER']);
      expect(parsePkcs7(made)).toMatchObject({ contentType: 'signedData', problems: [] });
      expect(parsePkcs7(made).certificates.length).toBeGreaterThan(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
