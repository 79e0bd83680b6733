import type { PkiObject } from '../x509/types.ts';

/** The label of RFC 7468 for an object; undefined for private keys, which are never written out, and for what has none. */
export function pemLabelOf(object: PkiObject): string | undefined {
  switch (object.kind) {
    case 'certificate':
      return 'CERTIFICATE';
    case 'csr':
      return 'CERTIFICATE REQUEST';
    case 'crl':
      return 'X509 CRL';
    case 'public-key':
      return 'PUBLIC KEY';
    case 'pkcs7':
      return 'PKCS7';
    case 'private-key':
    case 'other':
    case 'unreadable':
      return undefined;
  }
}
