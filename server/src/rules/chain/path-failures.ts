import type { PathJudgement } from '../../path/types.ts';
import type { PathReason, ReasonCode } from '../../path/validation/reasons.ts';
import type { FailedPath, Purpose } from '../../path/validation/types.ts';
import { getExtension } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';

/** One certificate that breaks a path. */
export interface PathFailure {
  readonly reason: PathReason;
  readonly path: FailedPath;
  /** What the leaf cannot be used for because of it. */
  readonly purposes: readonly Purpose[];
  /** The leaf can still be used for another purpose that it names. */
  readonly partial: boolean;
}

const none: readonly PathFailure[] = [];

/**
 * Why no path holds, as far as it is for this reason, each certificate once. What could not be decided is no failure; nor is it one
 * that a leaf which names no purpose can be used for one of them only.
 */
export function listFailures({ verdicts }: PathJudgement, code: ReasonCode): readonly PathFailure[] {
  const failed = verdicts.flatMap(({ purpose, result }) => {
    const [path] = result.verdict === 'invalid' ? result.failed : [];
    return path === undefined ? [] : [{ purpose, path }];
  });
  const [first] = failed;
  if (first === undefined) return none;
  const partial = failed.length < verdicts.length;
  if (partial && !namesPurposes(first.path.certificates[0])) return none;
  const failures = new Map<Certificate, PathFailure>();
  for (const { purpose, path } of failed) {
    for (const reason of path.reasons) {
      if (reason.code !== code) continue;
      const failure = { reason, path, partial, purposes: [purpose] };
      failures.set(reason.certificate, merge(failures.get(reason.certificate), failure));
    }
  }
  return [...failures.values()];
}

/** Of the same certificate; of two paths and two reasons the first are enough. */
function merge(known: PathFailure | undefined, failure: PathFailure): PathFailure {
  if (known === undefined) return failure;
  return {
    ...known,
    reason: joinPurposes(known.reason, failure.reason),
    purposes: [...new Set([...known.purposes, ...failure.purposes])],
  };
}

/** What is said once for each purpose, said of both. Of everything else the first is enough. */
function joinPurposes(one: PathReason, other: PathReason): PathReason {
  const [purpose = '', ...rest] = one.values;
  const [another = ''] = other.values;
  if (one.code !== 'wrong-purpose' || purpose === another) return one;
  return { ...one, values: [`${purpose}, ${another}`, ...rest] };
}

function namesPurposes(leaf: Certificate | undefined): boolean {
  const purposes = leaf && getExtension(leaf, 'extendedKeyUsage')?.purposes;
  return purposes !== undefined && !purposes.some(({ name }) => name === 'anyExtendedKeyUsage');
}
