import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { decodeDer, decodeObject } from '../../server/src/x509/decode.ts';
import { formatText } from '../../server/src/x509/text.ts';
import {
  der,
  fromPem,
  keyPem,
  makeCa,
  makeCrl,
  makeCsr,
  makeKey,
  makeLeaf,
  makePkcs7,
  makePki,
} from '../builders/index.ts';
import { corpusObjects } from './corpus.ts';
import { opensslMissing } from './openssl.ts';

const pki = makePki();

function textOf(label: string, bytes: Uint8Array): string {
  return formatText(decodeObject(label, bytes).object);
}

describe('the decoded text', () => {
  it('of a certificate reads as that of openssl', () => {
    const leaf = makeLeaf(pki.issuing, { dns: ['api.payments.svc'], roles: ['server'], serial: 4096 });
    const text = textOf('CERTIFICATE', leaf.der);
    expect(text.split('\n').slice(0, 5)).toEqual([
      'Certificate:',
      '    Data:',
      '        Version: 3 (0x2)',
      '        Serial Number: 4096 (0x1000)',
      '        Signature Algorithm: ecdsa-with-SHA256',
    ]);
    expect(text).toContain('            X509v3 Subject Alternative Name:\n                DNS:api.payments.svc\n');
    expect(text).toContain('            X509v3 Extended Key Usage:\n                TLS Web Server Authentication\n');
    expect(text).toMatch(/^ {12}Not After : [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} GMT$/m);
  });

  it('of a request, a revocation list and a bundle follows openssl too', () => {
    expect(textOf('CERTIFICATE REQUEST', makeCsr().der)).toMatch(
      /^Certificate Request:\n {4}Data:\n {8}Version: 1 \(0x0\)\n {8}Subject: CN = api/,
    );
    const crl = textOf('X509 CRL', makeCrl(pki.issuing, { revoked: [{ serial: 255, reason: 1 }] }).der);
    expect(crl).toContain('Revoked Certificates:\n    Serial Number: FF\n        Revocation Date: ');
    expect(crl).toContain('            X509v3 CRL Reason Code:\n                keyCompromise\n');
    const bundle = textOf('PKCS7', makePkcs7([pki.issuing, pki.root]).der);
    expect(bundle.startsWith('PKCS#7 signedData: 2 certificates, 0 CRLs\n\nCertificate:\n')).toBe(true);
  });

  it('of a private key is its header and nothing else', () => {
    const key = makeKey('rsa-2048');
    expect(textOf('PRIVATE KEY', key.der)).toBe(
      'Private-Key: (2048 bit)\n    Format: PKCS#8\n    Type: RSA\n    Encryption: none\n',
    );
    const encrypted = fromPem(keyPem(key, 'encrypted-pkcs8'));
    expect(textOf('ENCRYPTED PRIVATE KEY', encrypted)).toMatch(
      /^Private-Key:\n {4}Format: encrypted PKCS#8\n {4}Encryption: PBES2: .*\n$/,
    );
  });

  it('cannot be forged by a name: line breaks and marks that reorder text are escaped', () => {
    const name = 'CN=api\u202e\nX509v3 Basic Constraints: critical\n    CA:TRUE';
    const text = textOf('CERTIFICATE', makeCa({ name }).der);
    expect(text).toContain('api\\u{202e}\\u{a}X509v3');
    expect(text).not.toContain('\u202e');
    expect(text.split('\n').some((line) => line.startsWith('X509v3 Basic'))).toBe(false);
  });

  it('ends with what is wrong with the encoding', () => {
    const text = textOf('CERTIFICATE', der.concat(pki.root.der, Uint8Array.of(0, 0)));
    expect(text).toMatch(/\nEncoding Problems:\n {4}certificate: 2 bytes after .* \(bytes \d+–\d+\)\n$/);
  });

  it('of a list of 100,000 is cut, and says so', () => {
    const revoked = Array.from({ length: 1001 }, (_, index) => ({ serial: index + 1 }));
    expect(textOf('X509 CRL', makeCrl(pki.issuing, { revoked }).der)).toContain('    … and 1 more\n');
  });
});

describe('the decoded text of public objects', () => {
  // Where openssl pads with a blank, and where our words differ on purpose.
  const compared = /^\s*(Version|Issuer|Subject|Validity|Not Before|Not After |Data|Certificate|X509v3 [A-Z][^:]*):/;
  const samples = corpusObjects('cert').filter((_, index) => index % 40 === 0);

  it.skipIf(samples.length === 0 || opensslMissing)('has the lines of openssl in the same order', () => {
    const differing = samples.filter(({ der: bytes }) => {
      const theirs = opensslText(bytes);
      return theirs !== undefined && outline(theirs) !== outline(formatText(decodeDer(bytes).object));
    });
    expect(differing.map(({ origin }) => origin)).toEqual([]);
  });

  function outline(text: string): string {
    const lines = text.split('\n').filter((line) => compared.test(line));
    return lines.map((line) => line.trimEnd()).join('\n');
  }
});

/** Undefined where openssl refuses. */
function opensslText(bytes: Uint8Array): string | undefined {
  try {
    const options = ['-inform', 'DER', '-noout', '-text', '-nameopt', 'oneline,-esc_msb,utf8'];
    return execFileSync('openssl', ['x509', ...options], { input: bytes, stdio: 'pipe' }).toString();
  } catch {
    return undefined;
  }
}
