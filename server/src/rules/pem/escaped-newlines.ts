import { rfc7468 } from '../citations.ts';
import type { ArtifactRule } from '../types.ts';
import { reportFirstProblems } from './report-problems.ts';

/** Line breaks written as `\n`, which whoever should have turned them back did not. */
export const escapedNewlines: ArtifactRule = {
  id: 'pem/escaped-newlines',
  title: 'Line breaks are written as \\n',
  severity: 'error',
  force: 'advice',
  citation: rfc7468('3'),
  fixable: true,
  scope: 'artifact',
  about: 'damaged',
  check(artifact, _holder, _unit, { t }) {
    return reportFirstProblems(artifact, 'escaped-newlines', ({ detail }) => ({
      message: t(
        'Line breaks of this block are written as {0}, as in JSON or an environment variable, and nothing turns them back here. Programs do not find the block ("no start line"); put real line breaks in their place.',
        detail === 'carriage-return' ? '\\r\\n' : '\\n',
      ),
    }));
  },
};
