import type { Holder, HolderProblem } from '../../documents/types.ts';
import { kubernetesSecretData } from '../citations.ts';
import type { RuleContext, UnitRule } from '../types.ts';
import { reportHolders } from './report-holders.ts';

/** A value under `data` (or a `caBundle`) that the API server cannot decode. */
export const notBase64: UnitRule = {
  id: 'kubernetes/not-base64',
  title: 'Value must be base64 and is not',
  severity: 'error',
  force: 'advice',
  citation: kubernetesSecretData,
  fixable: true,
  scope: 'unit',
  check(unit, _analysis, context) {
    return reportHolders(unit, ['not-base64'], (problem, holder) => describe(problem, holder, context));
  },
};

function describe({ detail }: HolderProblem, { name }: Holder, { t }: RuleContext): string {
  switch (detail) {
    case 'plain-pem':
      return t(
        '{0} must be base64 here and holds the PEM text itself. The API server refuses the object ("illegal base64 data"); encode the value, or move it to stringData where it is a Secret.',
        name,
      );
    case 'white-space':
      return t(
        'There are blanks inside the base64 of {0}. The API server refuses the object ("illegal base64 data"); write the value on one line, or as a block scalar with |.',
        name,
      );
    case 'url-safe':
      return t(
        '{0} uses the URL-safe alphabet of base64 ("-" and "_"). The API server refuses the object ("illegal base64 data"); use "+" and "/".',
        name,
      );
    case 'padding':
      return t(
        'The base64 of {0} has the wrong length or padding ("="): characters are missing or left over. The API server refuses the object ("illegal base64 data"); encode the value again.',
        name,
      );
    default:
      return t(
        'This is not base64. The API server refuses the object ("illegal base64 data"); encode the value of {0} again.',
        name,
      );
  }
}
