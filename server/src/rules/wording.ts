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
