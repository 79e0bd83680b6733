import { publicKeyBytes } from '../../path/validation/verify-signed.ts';
import type { Certificate } from '../../x509/types.ts';
import { fingerprint } from '../fingerprint.ts';
import type { IssuingHost } from '../host.ts';
import type { RenewTask } from '../tasks.ts';
import type { KeyMaterial } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { mergeSuccessors } from './exchange-chain.ts';
import { exchangeKey } from './held-keys.ts';
import { replaceKey, requireKey } from './renewed-key.ts';
import type { Successors } from './types.ts';

/** The keys of the new certificates. */
export interface ChosenKeys {
  /** That of the successor of a certificate; undefined where the old one stays and is not needed to sign. */
  keyOf(old: Certificate): KeyMaterial | undefined;
  /** What takes the place of the old ones in files. */
  readonly successors: Successors;
}

/** A key for each old one: certificates that shared a key go on sharing one. `password`: of those that are encrypted. Throws a Refusal. */
export async function chooseKeys(
  { key: wanted }: RenewTask,
  candidates: readonly Candidate[],
  password: string | undefined,
  host: IssuingHost,
): Promise<ChosenKeys> {
  const idOf = (certificate: Certificate): string => fingerprint(host.crypto, publicKeyBytes(certificate));
  const renewed = candidates.map(({ certificate }) => certificate);
  const keys = new Map<string, KeyMaterial>();
  const tables: Successors[] = [];
  for (const candidate of candidates) {
    const id = idOf(candidate.certificate);
    if (wanted === 'same') {
      if (candidate.signatory === undefined) keys.set(id, requireKey(candidate, host));
    } else if (!keys.has(id)) {
      const fresh = await replaceKey(candidate, renewed, host);
      keys.set(id, fresh);
      tables.push(await exchangeKey(candidate.held, fresh, password, host));
    }
  }
  return { keyOf: (old) => keys.get(idOf(old)), successors: mergeSuccessors(tables) };
}
