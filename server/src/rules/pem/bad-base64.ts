import type { PemProblem } from '../../pem/types.ts';
import { rfc4648 } from '../citations.ts';
import type { ArtifactRule, Report, RuleContext } from '../types.ts';
import { quote } from '../wording.ts';
import { type ProblemReport, reportProblems } from './report-problems.ts';

/** Characters between BEGIN and END that are no base64, or base64 that does not come out even. */
export const badBase64: ArtifactRule = {
  id: 'pem/bad-base64',
  title: 'Block holds characters or padding that base64 does not allow',
  severity: 'error',
  force: 'MUST',
  citation: rfc4648('4'),
  fixable: true,
  scope: 'artifact',
  about: 'damaged',
  check(artifact, _holder, _unit, context) {
    const reports = reportProblems(artifact, 'bad-base64', (problem) => describe(problem, context));
    return reports.length > MAX_PLACES ? summarize(reports, context) : reports;
  },
};

/** Beyond this the block as a whole is of another kind (quoted, URL-safe, not base64 at all). */
const MAX_PLACES = 5;

function summarize(reports: readonly Report[], { t }: RuleContext): Report[] {
  return reports.slice(0, 1).map((first) => ({
    ...first,
    message: `${first.message} ${t('The block has {0} such places.', reports.length)}`,
  }));
}

function describe({ detail, quote: found }: PemProblem, { t }: RuleContext): ProblemReport {
  switch (detail) {
    case 'wrong-padding':
      return {
        message: t(
          'The padding ("=") at the end of this base64 does not fit its length: characters are missing or left over. OpenSSL and Go refuse the block; copy it again from its source.',
        ),
      };
    case 'data-after-padding':
      return {
        message: t(
          'Base64 ends at its padding ("="), and more follows here: two values run together. Programs refuse the block; give each a block of its own.',
        ),
      };
    case 'trailing-bits':
      // OpenSSL, Go and Java all take it: nothing fails, but the block is not what its maker wrote.
      return {
        message: t(
          'The last base64 character carries bits that belong to no byte. Most programs ignore them; the block was probably edited by hand.',
        ),
        severity: 'hint',
      };
    default:
      return {
        message: t(
          '{0} is not base64. Programs refuse the block ("bad base64 decode"); remove it, or copy the block again from its source.',
          quote(found ?? ''),
        ),
      };
  }
}
