import type { Name } from '../../x509/types.ts';

/** True where a name has no attribute. */
export function isEmptyName({ rdns }: Name): boolean {
  for (const { attributes } of rdns) if (attributes.length > 0) return false;
  return true;
}

/** True where the name's TLV is missing, which is damage and another thing than an empty name. */
export function isMissing({ range }: Name): boolean {
  return range.end === range.start;
}
