import type { Artifact } from '../../documents/types.ts';
import type { PemProblem, PemProblemDetail } from '../../pem/types.ts';
import { rfc7468 } from '../citations.ts';
import type { ArtifactRule, Report, RuleContext } from '../types.ts';
import { type ProblemReport, reportFirstProblems } from './report-problems.ts';
import { describeWhitespace } from './whitespace-wording.ts';

/**
 * White space that readers refuse: an error where OpenSSL (nginx, Node, curl), Go or Java do, a hint where all of them read
 * it and only RFC 7468 would have it otherwise.
 */
export const whitespace: ArtifactRule = {
  id: 'pem/whitespace',
  title: 'White space or line breaks that strict readers refuse',
  severity: 'error',
  force: 'advice',
  citation: rfc7468('2'),
  fixable: true,
  scope: 'artifact',
  check(artifact, _holder, _unit, context) {
    const reports = reportFirstProblems(artifact, 'whitespace', (problem) => describe(problem, artifact, context));
    // A whole block moved to the right is how YAML writes it; in a PEM file nobody takes the blanks away again.
    if (artifact.content.indented && context.document.languageId === 'pem') return [reportIndented(artifact, context)];
    // Where something is refused, what is merely untidy is not worth saying.
    return reports.some(({ severity }) => severity !== 'hint')
      ? reports.filter(({ severity }) => severity !== 'hint')
      : reports;
  },
};

function reportIndented({ start, content }: Artifact, { t }: RuleContext): Report {
  return {
    range: { start: start + content.beginLine.start, end: start + content.beginLine.end },
    severity: 'error',
    message: t(
      'This BEGIN line does not start at the margin. OpenSSL, Go and Java do not find the block ("no start line"); remove the blanks before its lines.',
    ),
  };
}

function describe({ detail, range }: PemProblem, { start }: Artifact, context: RuleContext): ProblemReport {
  const isHarmless =
    detail === 'irregular-indentation'
      ? !context.document.text.startsWith('-----END', start + range.end)
      : harmless.has(detail);
  return { message: describeWhitespace(detail, isHarmless, context.t), ...(isHarmless ? { severity: 'hint' } : {}) };
}

/** What OpenSSL 3, Go and Java were seen to read all the same. */
const harmless: ReadonlySet<PemProblemDetail> = new Set([
  'mixed-line-endings',
  'leading-blank-line',
  'trailing-blanks',
  'inner-blanks',
  'long-line',
]);
