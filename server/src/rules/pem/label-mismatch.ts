import { rfc7468 } from '../citations.ts';
import type { ArtifactRule } from '../types.ts';
import { quote } from '../wording.ts';
import { reportProblems } from './report-problems.ts';

/** END names another label than BEGIN. */
export const labelMismatch: ArtifactRule = {
  id: 'pem/label-mismatch',
  title: 'END names another label than BEGIN',
  severity: 'error',
  force: 'MUST',
  citation: rfc7468('2'),
  fixable: true,
  scope: 'artifact',
  about: 'damaged',
  check(artifact, _holder, _unit, { t }) {
    const { label } = artifact.content;
    return reportProblems(artifact, 'label-mismatch', ({ quote: found }) => ({
      message: t(
        'The block begins as {0} and ends as {1}. Programs refuse it ("bad end line", "Header and footer do not match"); give both lines the same label.',
        quote(label),
        quote(found ?? '?'),
      ),
    }));
  },
};
