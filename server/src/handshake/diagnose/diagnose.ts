import type { Localize } from '../../text/localize.ts';
import type { Diagnosis, Evidence } from '../evidence.ts';
import { causes } from './registry.ts';
import type { Cause } from './types.ts';

/** Why the attempt ended as it did, first, and then all that is wrong with the server's certificate. Empty where nothing is. */
export function diagnose(evidence: Evidence, t: Localize): readonly Diagnosis[] {
  const attempt: Diagnosis[] = [];
  const served: Diagnosis[] = [];
  for (const cause of causes) {
    if (cause.about === 'attempt' && attempt.length > 0) continue;
    const found = toDiagnosis(cause, evidence, t);
    if (found !== undefined) (cause.about === 'attempt' ? attempt : served).push(found);
  }
  return [...attempt, ...served];
}

function toDiagnosis(cause: Cause, evidence: Evidence, t: Localize): Diagnosis | undefined {
  const explanation = cause.explain(evidence, t);
  return explanation && { id: cause.id, severity: 'error', ...explanation, says: cause.says };
}
