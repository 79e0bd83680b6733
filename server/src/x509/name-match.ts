import type { NameAttribute, Rdn } from './types.ts';

/** Equal for two names exactly when they match by RFC 5280 §7.1. Every part carries its length, so that none can imitate another. */
export function nameMatchKey(rdns: readonly Rdn[]): string {
  let key = '';
  for (const rdn of rdns) {
    const first = rdn.attributes[0];
    const part = rdn.attributes.length === 1 && first !== undefined ? attributeKey(first) : setKey(rdn);
    key += `${part.length}:${part}`;
  }
  return key;
}

/** The attributes of an RDN are a set: their order does not matter. */
function setKey(rdn: Rdn): string {
  const keys = rdn.attributes.map(attributeKey).sort();
  return keys.map((key) => `${key.length}:${key}`).join('');
}

function attributeKey(attribute: NameAttribute): string {
  const folded = attribute.encoding === 'other' ? attribute.value : foldString(attribute.value);
  return `${attribute.oid}=${folded}`;
}

/** RFC 4518 string preparation: NFKC, case folded, leading, trailing and repeated white space insignificant. */
export function foldString(value: string): string {
  if (isPlain(value)) return value.toLowerCase();
  return (
    value
      .normalize('NFKC')
      // By way of upper case, so that ß and ss, σ and ς fold together.
      .toUpperCase()
      .toLowerCase()
      .normalize('NFKC')
      // RFC 4518 §2.2: characters mapped to nothing, then all kinds of white space mapped to one space.
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .replace(/[\s\u0085]+/g, ' ')
      .replace(/\p{Cc}/gu, '')
      .trim()
  );
}

/** Printable ASCII without spaces at the ends or side by side: nothing to prepare but the case. */
function isPlain(value: string): boolean {
  let afterSpace = true;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || (code === 0x20 && afterSpace)) return false;
    afterSpace = code === 0x20;
  }
  return !afterSpace || value.length === 0;
}
