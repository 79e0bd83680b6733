import { DerReader } from '../asn1/reader.ts';
import { parseName } from '../x509/name.ts';
import type { Name } from '../x509/types.ts';

/** A Name that stands alone, as CAs are named in a CertificateRequest; undefined where the bytes are none. */
export function parseDistinguishedName(der: Uint8Array): Name | undefined {
  const reader = new DerReader(der);
  const name = parseName(reader, reader.root('name'), 'name');
  return name.problems.length === 0 && reader.problems.length === 0 ? name : undefined;
}
