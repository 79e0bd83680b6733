import type { Holder, HolderProblem } from '../../documents/types.ts';
import { kubernetesSecretData } from '../citations.ts';
import type { RuleContext, UnitRule } from '../types.ts';
import { reportHolders } from './report-holders.ts';

/** A value that is base64 once more than its field undoes. */
export const doubleBase64: UnitRule = {
  id: 'kubernetes/double-base64',
  title: 'Value is base64 once too often',
  severity: 'error',
  force: 'advice',
  citation: kubernetesSecretData,
  fixable: true,
  scope: 'unit',
  check(unit, _analysis, context) {
    return reportHolders(unit, ['double-base64'], (problem, holder) => describe(problem, holder, context));
  },
};

function describe({ detail }: HolderProblem, { name }: Holder, { t }: RuleContext): string {
  if (detail === 'plain-field') {
    return t(
      '{0} takes plain text here and holds base64. The API server accepts it, and whoever mounts it finds base64 instead of PEM ("no start line"); write the PEM itself, or move the value to data.',
      name,
    );
  }
  return t(
    '{0} is base64 of base64. The API server accepts it, and whoever mounts it finds base64 instead of PEM ("no start line"); encode the PEM once.',
    name,
  );
}
