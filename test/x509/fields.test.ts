import { describe, expect, it } from 'vitest';
import { decodeObject } from '../../server/src/x509/decode.ts';
import { describeFields, fieldPathAt } from '../../server/src/x509/fields.ts';
import type { Field, PkiObject } from '../../server/src/x509/types.ts';
import {
  authorityInfoAccess,
  certificatePolicies,
  crlDistributionPoints,
  der,
  fromPem,
  keyPem,
  makeCa,
  makeCrl,
  makeCsr,
  makeKey,
  makeLeaf,
  NOW,
  nameConstraints,
  openSshKeyPem,
  signedCertificateTimestamps,
} from '../builders/index.ts';
import { corpusObjects } from './corpus.ts';

const ca = makeCa({ name: 'C=US, O=Payments + OU=Ops, CN=Payments CA', key: makeKey('rsa-2048') });
const leaf = makeLeaf(ca, {
  name: 'Payments API',
  dns: ['api.payments.svc', 'api'],
  uri: ['spiffe://payments/api'],
  roles: ['server', 'client'],
  extensions: [
    certificatePolicies('2.23.140.1.2.1'),
    crlDistributionPoints('http://crl.payments.svc/ca.crl'),
    authorityInfoAccess({ ocsp: 'http://ocsp.payments.svc' }),
    nameConstraints({ dns: ['payments.svc'] }),
    signedCertificateTimestamps(NOW),
  ],
});

function decode(label: string, bytes: Uint8Array): PkiObject {
  return decodeObject(label, bytes).object;
}

const leafFields = describeFields(decode('CERTIFICATE', leaf.der));

/** Where `text` stands in the bytes, as ASCII. */
function byteOf(bytes: Uint8Array, text: string): number {
  const at = Buffer.from(bytes).indexOf(text, 0, 'latin1');
  expect(at).toBeGreaterThan(0);
  return at;
}

function pathTo(fields: readonly Field[], byte: number): readonly string[] {
  return fieldPathAt(fields, byte).map(({ name, value }) => (value === undefined ? name : `${name}: ${value}`));
}

describe('the bytes under the mouse', () => {
  it.each([
    [
      'api.payments.svc',
      [
        'extensions',
        'subjectAltName: DNS:api.payments.svc, DNS:api, URI:spiffe://payments/api',
        'DNS:api.payments.svc',
      ],
    ],
    ['spiffe://payments/api', ['extensions', expect.stringContaining('subjectAltName'), 'URI:spiffe://payments/api']],
    [
      'http://crl.',
      [
        'extensions',
        expect.any(String),
        'distributionPoint: URI:http://crl.payments.svc/ca.crl',
        'URI:http://crl.payments.svc/ca.crl',
      ],
    ],
    ['http://ocsp.', ['extensions', expect.any(String), 'OCSP: URI:http://ocsp.payments.svc']],
  ])('that spell %s are that name of its extension', (text, expected) => {
    expect(pathTo(leafFields, byteOf(leaf.der, text))).toEqual(expected);
  });

  it('of one name are exactly those of its TLV', () => {
    const at = byteOf(leaf.der, 'api.payments.svc');
    expect(fieldPathAt(leafFields, at).at(-1)?.range).toEqual({ start: at - 2, end: at + 16 });
  });

  it('in a distinguished name are its attribute, below its RDN where that holds several', () => {
    expect(pathTo(leafFields, byteOf(leaf.der, 'Payments CA')).slice(1)).toEqual(['CN: Payments CA']);
    const path = pathTo(leafFields, byteOf(leaf.der, 'Ops'));
    expect(path).toEqual([
      expect.stringMatching(/^issuer: /),
      'relativeDistinguishedName: OU=Ops + O=Payments',
      'OU: Ops',
    ]);
  });

  it('of a time are that time, in UTC', () => {
    const notAfter = leafFields.find(({ name }) => name === 'validity')?.children[1];
    expect(notAfter).toMatchObject({
      name: 'notAfter',
      value: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/),
    });
  });

  it('of an RSA key are modulus or exponent', () => {
    const fields = describeFields(decode('CERTIFICATE', ca.der));
    const spki = fields.find(({ name }) => name === 'subjectPublicKeyInfo');
    const parts = spki?.children[1]?.children;
    expect(spki?.value).toBe('RSA, 2048 bits');
    expect(parts).toMatchObject([
      { name: 'modulus', value: '2048 bits' },
      { name: 'publicExponent', value: '65537' },
    ]);
    const [modulus] = parts ?? [];
    expect(fieldPathAt(fields, modulus?.range.start ?? 0).map(({ name }) => name)).toEqual([
      'subjectPublicKeyInfo',
      'subjectPublicKey',
      'modulus',
    ]);
  });

  it('outside every field, or outside the object, are none', () => {
    expect(fieldPathAt(leafFields, 0)).toEqual([]);
    expect(fieldPathAt(leafFields, leaf.der.length)).toEqual([]);
    expect(fieldPathAt(leafFields, -1)).toEqual([]);
  });
});

describe('the fields', () => {
  it('of a certificate stand in encoded order', () => {
    expect(leafFields.map(({ name }) => name)).toEqual([
      'version',
      'serialNumber',
      'signature',
      'issuer',
      'validity',
      'subject',
      'subjectPublicKeyInfo',
      'extensions',
      'signatureAlgorithm',
      'signatureValue',
    ]);
  });

  it('of an extension begin with its OID and whether it is critical', () => {
    const constraints = describeFields(decode('CERTIFICATE', ca.der))
      .flatMap(({ children }) => children)
      .find(({ name }) => name === 'basicConstraints');
    expect(constraints?.children).toMatchObject([
      { name: 'extnID', value: '2.5.29.19' },
      { name: 'critical', value: 'TRUE' },
    ]);
  });

  it('of list-like extensions are their items', () => {
    const extensions = leafFields.find(({ name }) => name === 'extensions')?.children ?? [];
    const items = extensions.flatMap(({ children }) => children.map(({ name, value }) => value ?? name));
    expect(items).toEqual(expect.arrayContaining(['serverAuth', 'clientAuth', 'permitted DNS:payments.svc']));
    expect(items).toEqual(expect.arrayContaining([expect.stringMatching(/^2\.23\.140\.1\.2\.1 \(/)]));
    expect(items).toEqual(expect.arrayContaining([expect.stringMatching(/^2026-01-15T12:00:00\.000Z, log /)]));
  });

  it('of a request are its subject, key and what it asks for', () => {
    const { der: bytes } = makeCsr({ name: 'Payments API', dns: ['api.payments.svc'] });
    const path = pathTo(describeFields(decode('CERTIFICATE REQUEST', bytes)), byteOf(bytes, 'api.payments.svc'));
    expect(path).toEqual([
      'attributes: extensionRequest',
      'extensionRequest: subjectAltName',
      'subjectAltName: DNS:api.payments.svc',
      'DNS:api.payments.svc',
    ]);
  });

  it('of a revocation list lead to the entry, however many there are', () => {
    const revoked = Array.from({ length: 3000 }, (_, index) => ({ serial: index + 1, reason: 1 }));
    const { der: bytes } = makeCrl(ca, { revoked });
    const object = decode('X509 CRL', bytes);
    const at = object.kind === 'crl' ? (object.revokedAt(2499)?.serialNumber.range.start ?? 0) : 0;
    expect(pathTo(describeFields(object), at)).toEqual([
      'revokedCertificates: 3000 entries',
      'revokedCertificate: 09c4',
      'userCertificate: 09c4',
    ]);
  });

  it('of a bare public key are the same as inside a certificate, and of PKCS#1 its numbers', () => {
    const key = makeKey('rsa-2048');
    const pkcs1 = new Uint8Array(key.publicKey.export({ type: 'pkcs1', format: 'der' }));
    expect(describeFields(decode('PUBLIC KEY', key.spki))).toMatchObject([{ name: 'subjectPublicKeyInfo' }]);
    const [bare] = describeFields(decode('RSA PUBLIC KEY', pkcs1));
    expect(bare).toMatchObject({ name: 'RSAPublicKey', range: { start: 0, end: pkcs1.length } });
    expect(bare?.children).toMatchObject([
      { name: 'modulus' },
      { name: 'publicExponent', range: { end: pkcs1.length } },
    ]);
  });

  it.each([
    ['PRIVATE KEY', makeKey('p256').der],
    ['RSA PRIVATE KEY', fromPem(keyPem(makeKey('rsa-2048'), 'pkcs1'))],
    ['OPENSSH PRIVATE KEY', fromPem(openSshKeyPem())],
    ['CERTIFICATE', makeKey('p256').der],
    ['CERTIFICATE', der.fromText('no certificate')],
  ])('of a private key or of what is not decoded are none: %s', (label, bytes) => {
    expect(describeFields(decode(label, bytes))).toEqual([]);
  });
});

describe('public certificates', () => {
  const objects = corpusObjects('cert');

  it.skipIf(objects.length === 0)(
    'have their siblings in order and their children inside, so that every byte finds its field',
    () => {
      for (const { origin, der: bytes } of objects) {
        const object = decode('CERTIFICATE', bytes);
        // The lists of damaged ones may be out of order; what they cost is one wrong path, never an exception.
        if (object.problems.length > 0) continue;
        expectOrdered(describeFields(object), 0, bytes.length, origin);
      }
    },
  );
});

function expectOrdered(fields: readonly Field[], start: number, end: number, origin: string): void {
  let position = start;
  for (const { name, range, children } of fields) {
    expect(range.start, `${origin} ${name}`).toBeGreaterThanOrEqual(position);
    expect(range.end, `${origin} ${name}`).toBeLessThanOrEqual(end);
    expectOrdered(children, range.start, range.end, origin);
    position = range.end;
  }
}
