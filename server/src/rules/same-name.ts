import type { Certificate } from '../x509/types.ts';

/** True where issuer and subject are the same bytes, as in nearly all certificates that signed themselves: neither name is decoded to see it. */
export function hasSameNameTwice({ der, issuer: { range: one }, subject: { range: other } }: Certificate): boolean {
  const length = one.end - one.start;
  if (length !== other.end - other.start) return false;
  for (let index = 0; index < length; index++) {
    if (der[one.start + index] !== der[other.start + index]) return false;
  }
  return true;
}
