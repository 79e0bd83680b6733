import type { Certificate, GeneralName, Name, NameAttribute, Time } from '../x509/types.ts';
import { hasSameNameTwice } from './same-name.ts';

/** What of a certificate may be plain, so that the many rules about oddities of it need not be asked. */
export type PlainPart = 'plain-subject' | 'plain-issuer' | 'plain-dns-names' | 'plain-validity';

const bits: Readonly<Record<PlainPart, number>> = {
  'plain-subject': 1,
  'plain-issuer': 2,
  'plain-dns-names': 4,
  'plain-validity': 8,
};

/** How many bits `readPlainBits` may set. */
export const PLAIN_WIDTH = 4;

/** A part as bits, to be compared with `readPlainBits`; none where left out. */
export function toPlainBits(part: PlainPart | undefined): number {
  return part === undefined ? 0 : bits[part];
}

/** The parts of a certificate that are plain, as bits. */
export function readPlainBits(certificate: Certificate, dnsNames: readonly GeneralName[]): number {
  const { subject, issuer, validity } = certificate;
  const isPlainSubject = isPlainName(subject);
  const isPlainIssuer = hasSameNameTwice(certificate) ? isPlainSubject : isPlainName(issuer);
  return (
    (isPlainSubject ? bits['plain-subject'] : 0) |
    (isPlainIssuer ? bits['plain-issuer'] : 0) |
    (arePlainDnsNames(dnsNames) ? bits['plain-dns-names'] : 0) |
    (isPlainValidity(validity) ? bits['plain-validity'] : 0)
  );
}

/** The letters, digits and signs of PrintableString (X.680 §41.4), by ASCII code. */
const printable = new Uint8Array(128);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?")
  printable[character.charCodeAt(0)] = 1;

/**
 * Whether every component has one attribute, and that is a string of today's types (UTF8String, PrintableString, IA5String), not empty, of characters of PrintableString alone and
 * without blanks at its ends.
 */
function isPlainName({ rdns }: Name): boolean {
  for (const { attributes } of rdns) {
    const [only] = attributes;
    if (only === undefined || attributes.length > 1 || !isPlainAttribute(only)) return false;
  }
  return true;
}

function isPlainAttribute({ value, encoding }: NameAttribute): boolean {
  if (encoding !== 'UTF8String' && encoding !== 'PrintableString' && encoding !== 'IA5String') return false;
  if (value.length === 0 || value.charCodeAt(0) === BLANK || value.charCodeAt(value.length - 1) === BLANK) return false;
  for (let index = 0; index < value.length; index++) if (printable[value.charCodeAt(index)] !== 1) return false;
  return true;
}

const BLANK = 0x20;

/** Letters of the last label are looked for ahead, so that an address is no name. */
const plainDnsName = /^(?:\*\.)?(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/i;
const longLabel = /[^.]{64}/;

/**
 * Whether every DNS name is of at least two labels of letters, digits and single hyphens inside (so none is an A-label), the last one not of digits alone,
 * of lengths that DNS has; `*` may stand before two of them.
 */
function arePlainDnsNames(names: readonly GeneralName[]): boolean {
  for (const { value } of names) if (!isPlainDnsName(value)) return false;
  return true;
}

function isPlainDnsName(value: string): boolean {
  if (value.length > 253 || !plainDnsName.test(value)) return false;
  return value.length < 64 || !longLabel.test(value);
}

/** Whether both dates are written as RFC 5280 §4.1.2.5 demands: to the second, in UTC, as UTCTime before 2050 and as GeneralizedTime from then on. */
function isPlainValidity({ notBefore, notAfter }: Certificate['validity']): boolean {
  return isPlainTime(notBefore) && isPlainTime(notAfter);
}

/** 2050-01-01 in milliseconds since 1970 UTC. */
const YEAR_2050 = Date.UTC(2050, 0);

function isPlainTime({ encoding, encoded, epochMilliseconds }: Time): boolean {
  if (epochMilliseconds === undefined || !encoded.endsWith('Z')) return false;
  return encoding === 'UTCTime'
    ? encoded.length === '260115120000Z'.length
    : encoding === 'GeneralizedTime' && encoded.length === '20500115120000Z'.length && epochMilliseconds >= YEAR_2050;
}
