import { oid, type StringType, sequence, setOf, string } from './der.ts';

/** Attribute types by the names RFC 4514 and OpenSSL give them. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  street: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  title: '2.5.4.12',
  GN: '2.5.4.42',
  UID: '0.9.2342.19200300.100.1.1',
  DC: '0.9.2342.19200300.100.1.25',
  emailAddress: '1.2.840.113549.1.9.1',
};

/** One attribute; `type` is a short name (`CN`) or an OID in dots. `raw` replaces the whole value TLV. */
export interface NamePart {
  readonly type: string;
  readonly value: string;
  readonly encoding?: StringType;
  readonly raw?: Uint8Array;
}

/**
 * How a test writes a name: a common name (`Payments CA`), attributes in encoded order (`C=US, O=Example + OU=Ops, CN=api`, no escapes; inside an RDN in DER order),
 * a list of RDNs of one or several attributes, or the finished DER.
 */
export type NameSpec = string | readonly (NamePart | readonly NamePart[])[] | Uint8Array;

/** DER of a Name (RFC 5280 §4.1.2.4). */
export function name(spec: NameSpec): Uint8Array {
  if (spec instanceof Uint8Array) return spec;
  const rdns = typeof spec === 'string' ? parseName(spec) : spec;
  return sequence(...rdns.map((rdn) => setOf(...[rdn].flat().map(attribute))));
}

function parseName(text: string): NamePart[][] {
  if (text === '') return [];
  if (!/^[\w.]+\s*=/.test(text)) return [[{ type: 'CN', value: text }]];
  return text.split(',').map((rdn) => rdn.split('+').map(parsePart));
}

function parsePart(text: string): NamePart {
  const equals = text.indexOf('=');
  return { type: text.slice(0, equals).trim(), value: text.slice(equals + 1).trim() };
}

function attribute(part: NamePart): Uint8Array {
  const value = part.raw ?? string(part.encoding ?? usualEncoding(part.type), part.value);
  return sequence(oid(ATTRIBUTES[part.type] ?? part.type), value);
}

function usualEncoding(type: string): StringType {
  if (type === 'C' || type === 'serialNumber') return 'printable';
  return type === 'DC' || type === 'emailAddress' ? 'ia5' : 'utf8';
}
