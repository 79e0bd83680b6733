import type { Localize } from '../text/localize.ts';
import { getDisplayName } from '../x509/identity.ts';
import type { Name, PkiObject } from '../x509/types.ts';

const MAX_LENGTH = 80;
/** Control characters and those that turn or hide the text around them: names in certificates are untrusted. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Untrusted text for a message: visible, on one line, at most 80 characters, in quotation marks. */
export function quote(text: string): string {
  const visible = text.replace(invisible, ' ').trim();
  return `"${visible.length > MAX_LENGTH ? `${visible.slice(0, MAX_LENGTH - 1)}…` : visible}"`;
}

/** The display name of a certificate, CRL … in quotation marks. */
export function nameOf(object: PkiObject): string {
  return quote(getDisplayName(object));
}

/** A distinguished name by its common name, or whole, in quotation marks. */
export function shortName(name: Name): string {
  const common = name.rdns.flatMap(({ attributes }) => attributes).findLast(({ type }) => type === 'CN');
  return quote(common?.value ?? name.text);
}

/** What an object is, with its article: `a certificate`, `a private key (PKCS#8)`. */
export function describeObject(object: PkiObject, t: Localize): string {
  switch (object.kind) {
    case 'private-key':
      return t('a private key ({0})', object.format);
    case 'other':
      return object.what;
    default:
      return describeKind(object.kind, t);
  }
}

/** What a kind of object is called, with its article. */
export function describeKind(kind: PkiObject['kind'], t: Localize): string {
  switch (kind) {
    case 'certificate':
      return t('a certificate');
    case 'csr':
      return t('a certificate request');
    case 'crl':
      return t('a certificate revocation list');
    case 'public-key':
      return t('a public key');
    case 'private-key':
      return t('a private key');
    case 'pkcs7':
      return t('a PKCS#7 bundle');
    case 'other':
    case 'unreadable':
      return t('something else');
  }
}
