import type { CryptoProvider, SignatureVerdict } from '../../runtime/types.ts';
import type { Certificate, CertificateList } from '../../x509/types.ts';
import { verifySigned } from './verify-signed.ts';

/** Whether the key of this SubjectPublicKeyInfo made the signature. Never rejects. */
export type VerifyWithKey = (
  signed: Certificate | CertificateList,
  spki: Uint8Array,
  crypto: CryptoProvider,
) => Promise<SignatureVerdict>;

interface KnownVerdict {
  readonly spki: Uint8Array;
  readonly verdict: Promise<SignatureVerdict>;
}

/** Keys remembered for one object; more only stand in hostile sets of namesakes. */
const MAX_KEYS = 64;

/**
 * Remembers verdicts by the identity of what is signed and the bytes of the key. An object that nobody holds any more takes its
 * verdicts with it.
 */
export function rememberVerdicts(): VerifyWithKey {
  // A list and not a map in the map: nearly every object has one key, and weak maps are what makes collecting slow.
  const known = new WeakMap<Certificate | CertificateList, KnownVerdict[]>();
  return (signed, spki, crypto) => {
    const verdicts = known.get(signed) ?? [];
    const found = verdicts.find((each) => isSameKey(each.spki, spki));
    if (found !== undefined) return found.verdict;
    const verdict = verifySigned(signed, spki, crypto);
    if (verdicts.length === 0) known.set(signed, verdicts);
    if (verdicts.length === MAX_KEYS) verdicts.shift();
    verdicts.push({ spki, verdict });
    return verdict;
  };
}

function isSameKey(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  // From the end: keys of one kind begin alike.
  for (let index = one.length - 1; index >= 0; index--) if (one[index] !== other[index]) return false;
  return true;
}
