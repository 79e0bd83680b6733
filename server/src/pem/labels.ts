/** Labels of RFC 7468 and of the forms before it; damaged lines are taken for BEGIN or END only with one of these. */
export const KNOWN_LABELS: readonly string[] = [
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'X.509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'ATTRIBUTE CERTIFICATE',
  'CERTIFICATE REQUEST',
  'NEW CERTIFICATE REQUEST',
  'X509 CRL',
  'CRL',
  'PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'DSA PRIVATE KEY',
  'ANY PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'PUBLIC KEY',
  'RSA PUBLIC KEY',
  'PKCS7',
  'PKCS #7 SIGNED DATA',
  'CMS',
  'EC PARAMETERS',
  'DH PARAMETERS',
  'X9.42 DH PARAMETERS',
  'DSA PARAMETERS',
];

const KNOWN = new Set(KNOWN_LABELS);

/** True where the label, in any case of letters, is one that everyone writes. */
export function isKnownLabel(label: string): boolean {
  return KNOWN.has(label.toUpperCase());
}

/** OpenPGP's armor (RFC 9580 §6) looks like PEM and is something else. */
export function isForeignLabel(label: string): boolean {
  return label.startsWith('PGP ');
}
