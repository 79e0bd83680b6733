import type { Artifact } from '../../documents/types.ts';
import type { PemProblem, PemProblemKind } from '../../pem/types.ts';
import { shiftRange } from '../../text/range.ts';
import type { Report } from '../types.ts';

/** What a rule says of one damaged place; its range is the place. */
export type ProblemReport = Omit<Report, 'range'>;

const none: readonly Report[] = [];

/** Reports the damage of one kind, each at its characters. Costs nothing on a block without damage. */
export function reportProblems(
  { content, start }: Artifact,
  kind: PemProblemKind,
  describe: (problem: PemProblem) => ProblemReport,
): readonly Report[] {
  if (content.problems.length === 0) return none;
  return content.problems
    .filter((problem) => problem.kind === kind)
    .map((problem) => ({ ...describe(problem), range: shiftRange(problem.range, start) }));
}

/** Like `reportProblems`, but only the first place of each detail: the same oddity on every line is one thing to fix. */
export function reportFirstProblems(
  { content, start }: Artifact,
  kind: PemProblemKind,
  describe: (problem: PemProblem, count: number) => ProblemReport,
): readonly Report[] {
  if (content.problems.length === 0) return none;
  const found = content.problems.filter((problem) => problem.kind === kind);
  const firsts = found.filter((problem, index) => found.findIndex(({ detail }) => detail === problem.detail) === index);
  return firsts.map((problem) => {
    const count = found.filter(({ detail }) => detail === problem.detail).length;
    return { ...describe(problem, count), range: shiftRange(problem.range, start) };
  });
}
