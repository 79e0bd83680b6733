import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDer, decodeObject } from '../../server/src/x509/decode.ts';
import { describeFields } from '../../server/src/x509/fields.ts';
import { formatText } from '../../server/src/x509/text.ts';
import type { DecodeProblem, Field, PkiObject } from '../../server/src/x509/types.ts';
import {
  der,
  dhParametersPem,
  ecParametersPem,
  fromPem,
  keyPem,
  makeCrl,
  makeCsr,
  makeKey,
  makePkcs7,
  makePki,
  openSshKeyPem,
  pem,
  toBase64,
  trustedCertificatePem,
} from '../builders/index.ts';
import { corpusObjects, fuzzBytes } from './corpus.ts';

const pki = makePki();
const rsa = makeKey('rsa-2048');
const ec = makeKey('p256');
const crl = makeCrl(pki.issuing, { revoked: [{ serial: 7 }] });
const csr = makeCsr();

/** One block of each kind: label, bytes, what they are. */
const blocks: readonly (readonly [label: string, bytes: Uint8Array, kind: PkiObject['kind']])[] = [
  ['CERTIFICATE', pki.server.der, 'certificate'],
  ['X509 CERTIFICATE', pki.server.der, 'certificate'],
  ['TRUSTED CERTIFICATE', pki.server.der, 'certificate'],
  ['CERTIFICATE REQUEST', csr.der, 'csr'],
  ['NEW CERTIFICATE REQUEST', csr.der, 'csr'],
  ['X509 CRL', crl.der, 'crl'],
  ['PUBLIC KEY', rsa.spki, 'public-key'],
  ['RSA PUBLIC KEY', pkcs1PublicKey(), 'public-key'],
  ['PRIVATE KEY', rsa.der, 'private-key'],
  ['ENCRYPTED PRIVATE KEY', fromPem(keyPem(ec, 'encrypted-pkcs8')), 'private-key'],
  ['RSA PRIVATE KEY', fromPem(keyPem(rsa, 'pkcs1')), 'private-key'],
  ['EC PRIVATE KEY', fromPem(keyPem(ec, 'sec1')), 'private-key'],
  ['OPENSSH PRIVATE KEY', fromPem(openSshKeyPem()), 'private-key'],
  ['PKCS7', makePkcs7([pki.issuing]).der, 'pkcs7'],
  ['CMS', makePkcs7([pki.issuing]).der, 'pkcs7'],
  ['PKCS #7 SIGNED DATA', makePkcs7([pki.issuing]).der, 'pkcs7'],
  ['EC PARAMETERS', fromPem(ecParametersPem()), 'other'],
  ['DH PARAMETERS', fromPem(dhParametersPem()), 'other'],
];

describe('a block whose label tells the truth', () => {
  it.each(blocks)('%s is read', (label, bytes, kind) => {
    const { object, mislabelled } = decodeObject(label, bytes);
    expect(object.kind).toBe(kind);
    expect(mislabelled).toBe(false);
    expect(object.problems).toEqual([]);
  });

  it('TRUSTED CERTIFICATE shows what it is trusted for', () => {
    const text = trustedCertificatePem(pki.root, {
      trusted: [der.oid('1.3.6.1.5.5.7.3.1')],
      rejected: [der.oid('1.3.6.1.5.5.7.3.4')],
      alias: der.string('utf8', 'Our root'),
    });
    const { object } = decodeObject('TRUSTED CERTIFICATE', fromPem(text));
    expect(object).toMatchObject({
      kind: 'certificate',
      problems: [],
      trustSettings: { alias: 'Our root', trusted: [{ name: 'serverAuth' }], rejected: [{ name: 'emailProtection' }] },
    });
    expect(formatText(object)).toContain('Trusted Uses: serverAuth\nRejected Uses: emailProtection\nAlias: Our root\n');
  });

  it('of other worlds is named, not opened', () => {
    expect(decodeObject('PGP MESSAGE', Uint8Array.of(1, 2)).object).toMatchObject({
      kind: 'other',
      what: 'PGP message',
    });
    expect(decodeObject('DH PARAMETERS', fromPem(dhParametersPem())).object).toMatchObject({ what: 'DH parameters' });
    expect(decodeObject('MY OWN THING', Uint8Array.of(1, 2)).object).toMatchObject({ what: 'my own thing' });
  });

  it('with Proc-Type: 4,ENCRYPTED is an encrypted key, whatever its cipher text looks like', () => {
    const headers = [
      { name: 'Proc-Type', value: '4,ENCRYPTED' },
      { name: 'DEK-Info', value: 'DES-EDE3-CBC,0011223344556677' },
    ];
    const { object, mislabelled } = decodeObject('RSA PRIVATE KEY', pki.server.der, { headers });
    expect(mislabelled).toBe(false);
    expect(object).toMatchObject({
      kind: 'private-key',
      format: 'PKCS#1',
      encryption: 'legacy PEM encryption: DES-EDE3-CBC',
    });
  });
});

describe('a block whose label lies', () => {
  it.each([
    ['CERTIFICATE', csr.der, 'csr'],
    ['CERTIFICATE', crl.der, 'crl'],
    ['CERTIFICATE', makePkcs7([pki.issuing]).der, 'pkcs7'],
    ['CERTIFICATE', rsa.der, 'private-key'],
    ['CERTIFICATE', rsa.spki, 'public-key'],
    ['CERTIFICATE REQUEST', pki.server.der, 'certificate'],
    ['X509 CRL', pki.server.der, 'certificate'],
    ['PRIVATE KEY', fromPem(keyPem(rsa, 'pkcs1')), 'private-key'],
    ['PRIVATE KEY', fromPem(openSshKeyPem()), 'private-key'],
    ['RSA PRIVATE KEY', rsa.der, 'private-key'],
    ['RSA PRIVATE KEY', fromPem(keyPem(ec, 'sec1')), 'private-key'],
    ['ENCRYPTED PRIVATE KEY', rsa.der, 'private-key'],
    ['PUBLIC KEY', pkcs1PublicKey(), 'public-key'],
    ['RSA PUBLIC KEY', rsa.spki, 'public-key'],
    ['PRIVATE KEY', pki.server.der, 'certificate'],
    ['CERTIFCATE', pki.server.der, 'certificate'],
  ] as const)('%s is read as what it holds: a %3$s', (label, bytes, kind) => {
    const { object, mislabelled } = decodeObject(label, bytes);
    expect(object.kind).toBe(kind);
    expect(mislabelled).toBe(true);
  });
});

describe('damaged bytes', () => {
  it('cut off at the end are still the certificate they were', () => {
    const { object, mislabelled } = decodeObject('CERTIFICATE', pki.server.der.subarray(0, 300));
    expect(mislabelled).toBe(false);
    expect(object).toMatchObject({ kind: 'certificate', subject: { text: expect.stringContaining('CN=') } });
    expect(object.problems.map(({ code }) => code)).toContain('truncated');
  });

  it('of a private key cut off are a private key, and never parameters', () => {
    const { object } = decodeObject('RSA PRIVATE KEY', fromPem(keyPem(rsa, 'pkcs1')).subarray(0, 700));
    expect(object).toMatchObject({ kind: 'private-key', format: 'PKCS#1', bits: 2048 });
  });

  it.each([
    ['CERTIFICATE', new Uint8Array(), 'certificate', 'there are no bytes'],
    ['CERTIFICATE', der.fromText('hello'), 'certificate', 'the bytes are text'],
    ['CERTIFICATE', der.octetString(new Uint8Array(9)), 'certificate', 'expected SEQUENCE'],
    ['PRIVATE KEY', der.sequence(der.nullValue()), 'private key', 'a SEQUENCE that is no private key'],
    ['CERTIFICATE', der.fromText(pem('CERTIFICATE', pki.server.der)), 'certificate', 'PEM text, encoded once more'],
  ] as const)('under %s that are nothing we know are unreadable, and why', (label, bytes, expected, why) => {
    const { object, mislabelled } = decodeObject(label, bytes);
    expect(object).toMatchObject({ kind: 'unreadable', expected });
    expect(mislabelled).toBe(false);
    expect(object.problems.map(({ what }) => what).join('; ')).toContain(why);
  });
});

describe('a DER file', () => {
  it.each(blocks.filter(([label]) => label !== 'DH PARAMETERS'))(
    'holding what %s holds is known by content',
    (_, bytes, kind) => {
      expect(decodeDer(bytes).object.kind).toBe(kind);
    },
  );

  it('may be a key store or something else with a name', () => {
    expect(decodeDer(Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2)).object).toMatchObject({
      what: 'Java key store',
    });
    expect(decodeDer(der.fromText('\0\0\0\u000bssh-ed25519')).object).toMatchObject({ what: 'OpenSSH public key' });
    const pfx = der.sequence(
      der.integer(3),
      der.sequence(der.oid('1.2.840.113549.1.7.1'), der.context(0, der.nullValue())),
    );
    expect(decodeDer(pfx).object).toMatchObject({ what: 'PKCS#12 key store' });
  });
});

describe('any bytes', () => {
  const labels = [
    ...blocks.map(([label]) => label),
    'DSA PRIVATE KEY',
    'ATTRIBUTE CERTIFICATE',
    'PGP MESSAGE',
    'DER',
    '',
  ];
  const label = fc.constantFrom(...labels);
  const seed = fc.constantFrom(...blocks.map(([, bytes]) => bytes));

  it('under any label are read without an exception, every range within them', () => {
    fc.assert(fc.property(label, fc.uint8Array({ maxLength: 300 }), readEverything));
  });

  it('that were an object until they were damaged are, too', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 });
    const damaged = fc.tuple(seed, edits, fc.nat()).map(([bytes, changes, cut]) => {
      const copy = bytes.slice(0, cut % 3 === 0 ? cut % bytes.length : bytes.length);
      for (const [at, value] of changes) if (copy.length > 0) copy[at % copy.length] = value;
      return copy;
    });
    fc.assert(fc.property(label, damaged, readEverything), { numRuns: 500 });
  });

  it('that fuzzers found against other parsers are, too', () => {
    for (const bytes of fuzzBytes()) {
      readEverything('CERTIFICATE', bytes);
      readEverything('', bytes);
    }
  });
});

describe('public objects', () => {
  const certificates = corpusObjects('cert');
  // What stands there under CERTIFICATE and is something else: a request in traefik's documentation, a certificate whose
  // length bytes were lost (zcrypto), base64 of plain text and of half a certificate (istio).
  const odd = ['traefik/', 'zcrypto/data/test/certificates/fpki.go', 'istio/security/'];

  it.skipIf(certificates.length === 0)('are known for what they are by their label and by content', () => {
    const surprises = [
      ...certificates.map((object) => ({ ...object, label: 'CERTIFICATE', kind: 'certificate' })),
      ...corpusObjects('csr').map((object) => ({ ...object, label: 'CERTIFICATE REQUEST', kind: 'csr' })),
      ...corpusObjects('crl').map((object) => ({ ...object, label: 'X509 CRL', kind: 'crl' })),
    ].filter(({ label, der: bytes, kind }) => {
      readEverything(label, bytes);
      const { object, mislabelled } = decodeObject(label, bytes);
      return object.kind !== kind || mislabelled || decodeDer(bytes).object.kind !== kind;
    });
    expect(
      surprises.map(({ origin }) => origin).filter((origin) => !odd.some((start) => origin.startsWith(start))),
    ).toEqual([]);
    expect(surprises).toHaveLength(5);
  });
});

/** Decodes, describes and formats; checks that no range leaves the bytes. */
function readEverything(label: string, bytes: Uint8Array): void {
  for (const { object } of [decodeObject(label, bytes), decodeDer(bytes)]) {
    for (const problem of object.problems) expectWithin(problem, bytes);
    visit(describeFields(object), bytes);
    formatText(object);
    if (object.kind === 'private-key') object.publicKey(() => undefined);
  }
}

function visit(fields: readonly Field[], bytes: Uint8Array): void {
  for (const field of fields) {
    expectWithin(field, bytes);
    visit(field.children, bytes);
  }
}

function expectWithin({ range }: Field | DecodeProblem, bytes: Uint8Array): void {
  if (range.start < 0 || range.start > range.end || range.end > bytes.length) {
    expect.fail(`${range.start}–${range.end} of ${bytes.length} bytes: ${toBase64(bytes)}`);
  }
}

function pkcs1PublicKey(): Uint8Array {
  return new Uint8Array(rsa.publicKey.export({ type: 'pkcs1', format: 'der' }));
}
