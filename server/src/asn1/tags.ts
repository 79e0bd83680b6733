/** Identifier octets (X.690 §8.1.2) of the universal types that certificates use; constructed bit included where DER sets it. */
export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** `DerNode.tag` of a node that is not there. */
export const absentTag = -1;

/** Identifier octet of the primitive context-specific tag `[number]` (number below 31): IMPLICIT over a primitive type. */
export function contextTag(number: number): number {
  return 0x80 | number;
}

/** Identifier octet of the constructed context-specific tag `[number]` (number below 31): EXPLICIT, or IMPLICIT over SEQUENCE/SET. */
export function contextConstructed(number: number): number {
  return 0xa0 | number;
}

const universalNames: Readonly<Record<number, string>> = {
  0: 'end-of-contents',
  1: 'BOOLEAN',
  2: 'INTEGER',
  3: 'BIT STRING',
  4: 'OCTET STRING',
  5: 'NULL',
  6: 'OBJECT IDENTIFIER',
  9: 'REAL',
  10: 'ENUMERATED',
  12: 'UTF8String',
  16: 'SEQUENCE',
  17: 'SET',
  18: 'NumericString',
  19: 'PrintableString',
  20: 'TeletexString',
  21: 'VideotexString',
  22: 'IA5String',
  23: 'UTCTime',
  24: 'GeneralizedTime',
  25: 'GraphicString',
  26: 'VisibleString',
  27: 'GeneralString',
  28: 'UniversalString',
  30: 'BMPString',
};

const classNames = ['UNIVERSAL ', 'APPLICATION ', '', 'PRIVATE '];

/** The tag in the standard's notation: `INTEGER`, `[0]`, `[APPLICATION 3]`; `nothing` for an absent node. */
export function describeTag(tag: number): string {
  if (tag === absentTag) return 'nothing';
  const octet = tag & 0xff;
  const number = tag > 0xff ? Math.floor(tag / 256) : octet & 0x1f;
  const universal = octet < 0x40 ? universalNames[number] : undefined;
  if (universal === undefined) return `[${classNames[octet >> 6] ?? ''}${number}]`;
  const composed = number === 16 || number === 17;
  const constructed = (octet & 0x20) !== 0;
  if (composed === constructed) return universal;
  return constructed ? `constructed ${universal}` : `primitive ${universal}`;
}
