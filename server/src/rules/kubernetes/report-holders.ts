import type { Holder, HolderProblem, Unit } from '../../documents/types.ts';
import type { Report } from '../types.ts';

/** Reports what is wrong with the values of a Kubernetes object as wholes, each at its characters. */
export function* reportHolders(
  unit: Unit,
  kinds: readonly HolderProblem['kind'][],
  describe: (problem: HolderProblem, holder: Holder) => string,
): Generator<Report> {
  if (unit.kind !== 'kubernetes') return;
  for (const holder of unit.holders) {
    for (const problem of holder.problems) {
      if (kinds.includes(problem.kind)) yield { range: problem.range, message: describe(problem, holder) };
    }
  }
}
