import type { Content } from './recognise.ts';

/** What a PEM label says its block holds. */
export interface LabelMeaning {
  /** Undefined where such blocks are named, not opened. */
  readonly content: Content | undefined;
  /** For people: `certificate request`. */
  readonly words: string;
}

const meanings: ReadonlyMap<string, LabelMeaning> = new Map([
  // RFC 7468 §5–§13 and what its parsers are told to accept besides.
  ['CERTIFICATE', { content: 'certificate', words: 'certificate' }],
  ['X509 CERTIFICATE', { content: 'certificate', words: 'certificate' }],
  ['X.509 CERTIFICATE', { content: 'certificate', words: 'certificate' }],
  ['TRUSTED CERTIFICATE', { content: 'certificate', words: 'trusted certificate' }],
  ['CERTIFICATE REQUEST', { content: 'csr', words: 'certificate request' }],
  ['NEW CERTIFICATE REQUEST', { content: 'csr', words: 'certificate request' }],
  ['X509 CRL', { content: 'crl', words: 'certificate revocation list' }],
  ['CRL', { content: 'crl', words: 'certificate revocation list' }],
  ['PKCS7', { content: 'pkcs7', words: 'PKCS#7 bundle' }],
  ['PKCS #7 SIGNED DATA', { content: 'pkcs7', words: 'PKCS#7 bundle' }],
  ['CMS', { content: 'pkcs7', words: 'CMS message' }],
  ['PUBLIC KEY', { content: 'public-key', words: 'public key' }],
  ['RSA PUBLIC KEY', { content: 'rsa-public-key', words: 'RSA public key' }],
  ['PRIVATE KEY', { content: 'pkcs8', words: 'private key' }],
  ['ENCRYPTED PRIVATE KEY', { content: 'encrypted-pkcs8', words: 'encrypted private key' }],
  ['RSA PRIVATE KEY', { content: 'pkcs1', words: 'RSA private key' }],
  ['EC PRIVATE KEY', { content: 'sec1', words: 'EC private key' }],
  ['DSA PRIVATE KEY', { content: 'dsa-private-key', words: 'DSA private key' }],
  ['OPENSSH PRIVATE KEY', { content: 'openssh', words: 'OpenSSH private key' }],
  ['EC PARAMETERS', { content: 'ec-parameters', words: 'EC parameters' }],
  ['DH PARAMETERS', { content: 'parameters', words: 'DH parameters' }],
  ['X9.42 DH PARAMETERS', { content: 'parameters', words: 'X9.42 DH parameters' }],
  ['DSA PARAMETERS', { content: 'parameters', words: 'DSA parameters' }],
  ['ATTRIBUTE CERTIFICATE', { content: 'attribute-certificate', words: 'attribute certificate' }],
  // Of other worlds: named only.
  ['SSH2 PUBLIC KEY', { content: undefined, words: 'SSH2 public key' }],
  ['SSH2 ENCRYPTED PRIVATE KEY', { content: undefined, words: 'SSH2 private key' }],
  ['TSS2 PRIVATE KEY', { content: undefined, words: 'TPM 2.0 private key' }],
  ['PGP PUBLIC KEY BLOCK', { content: undefined, words: 'PGP public key' }],
  ['PGP PRIVATE KEY BLOCK', { content: undefined, words: 'PGP private key' }],
  ['PGP SIGNATURE', { content: undefined, words: 'PGP signature' }],
  ['PGP MESSAGE', { content: undefined, words: 'PGP message' }],
  ['PGP SIGNED MESSAGE', { content: undefined, words: 'PGP signed message' }],
  ['SSH SIGNATURE', { content: undefined, words: 'SSH signature' }],
  ['SSL SESSION PARAMETERS', { content: undefined, words: 'TLS session' }],
  ['OPENVPN STATIC KEY V1', { content: undefined, words: 'OpenVPN static key' }],
  ['AGE ENCRYPTED FILE', { content: undefined, words: 'age encrypted file' }],
]);

/** What the label promises; undefined for one that neither RFC 7468 nor common practice knows. */
export function getLabelMeaning(label: string): LabelMeaning | undefined {
  return meanings.get(label.trim().toUpperCase());
}

/** True where a block of this label may hold secrets even if its bytes are damaged: they must not be kept, shown or logged. */
export function isSecretLabel(label: string): boolean {
  return /PRIVATE KEY|STATIC KEY|SESSION PARAMETERS/i.test(label);
}
