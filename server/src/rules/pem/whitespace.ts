import type { Artifact } from '../../documents/types.ts';
import type { PemProblem, PemProblemDetail } from '../../pem/types.ts';
import { rfc7468 } from '../citations.ts';
import type { ArtifactRule, Report, RuleContext } from '../types.ts';
import { type ProblemReport, reportFirstProblems } from './report-problems.ts';

/**
 * White space that readers refuse: an error where OpenSSL (nginx, Node, curl), Go or Java do, a hint where all of them read
 * it and only RFC 7468 would have it otherwise.
 */
export const whitespace: ArtifactRule = {
  id: 'pem/whitespace',
  title: 'White space or line breaks that strict readers refuse',
  severity: 'error',
  citation: rfc7468('2'),
  fixable: true,
  scope: 'artifact',
  check(artifact, _holder, _unit, context) {
    const reports = reportFirstProblems(artifact, 'whitespace', (problem) => describe(problem, artifact, context));
    if (isIndented(artifact, context)) return [reportIndented(artifact, context)];
    // Where something is refused, what is merely untidy is not worth saying.
    return reports.some(({ severity }) => severity !== 'hint')
      ? reports.filter(({ severity }) => severity !== 'hint')
      : reports;
  },
};

/** A whole block moved to the right is how YAML writes it; in a PEM file nobody takes the blanks away again. */
function isIndented({ start, content }: Artifact, { document }: RuleContext): boolean {
  if (document.languageId !== 'pem' || content.label === 'DER') return false;
  const before = document.text.charAt(start - 1);
  return (
    (before === ' ' || before === '\t') &&
    /(?:^|[\r\n])[ \t]+$/.test(document.text.slice(Math.max(0, start - 80), start))
  );
}

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
  return { message: describeDetail(detail, isHarmless, context), ...(isHarmless ? { severity: 'hint' } : {}) };
}

/** What OpenSSL 3, Go and Java were seen to read all the same. */
const harmless: ReadonlySet<PemProblemDetail> = new Set([
  'mixed-line-endings',
  'leading-blank-line',
  'trailing-blanks',
  'inner-blanks',
  'long-line',
]);

function describeDetail(detail: PemProblemDetail, isHarmless: boolean, { t }: RuleContext): string {
  switch (detail) {
    case 'bare-carriage-return':
      return t(
        'Lines of this block end with a carriage return alone. OpenSSL and Go do not see them as lines and find no block ("no start line"); use line feeds.',
      );
    case 'no-line-break':
      return t(
        'BEGIN and END must stand on lines of their own, without base64 beside them. OpenSSL, Go and Java refuse the block ("no start line", "bad end line"); put the base64 on lines between them.',
      );
    case 'marker-blanks':
      return t(
        'Blanks inside a BEGIN or END line: it must be written as five hyphens, the word, one blank, the label and five hyphens. Programs do not find the block ("no start line"); remove the blanks.',
      );
    case 'blank-line':
      return t(
        'A blank line inside a block: OpenSSL, and so nginx, Node and curl, takes it for the end of headers and refuses the block; remove it.',
      );
    case 'invisible-character':
      return t(
        'An invisible character (a no-break or zero-width space, or a byte order mark) stands here, as text copied from web pages and chats has it. Java and Go refuse the block, OpenSSL in most places; remove it.',
      );
    case 'missing-blank-line':
      return t('A blank line must part the headers from the base64. OpenSSL refuses the key; add one.');
    case 'irregular-indentation':
      return isHarmless
        ? t(
            'Lines of this block are indented differently. OpenSSL, Go and Java read the block all the same; remove the indentation.',
          )
        : t(
            'This END line does not start at the margin. OpenSSL and Go do not find the end of the block ("bad end line"); remove the blanks before it.',
          );
    case 'leading-blank-line':
      return t(
        'A blank line follows BEGIN. OpenSSL, Go and Java read the block all the same; writers must not leave one (RFC 7468).',
      );
    case 'inner-blanks':
    case 'trailing-blanks':
      return t(
        'Blanks stand among or after the base64. OpenSSL, Go and Java read the block all the same; writers must not leave any (RFC 7468).',
      );
    case 'long-line':
      return t(
        "A line of more than 76 characters. Today's OpenSSL, Go and Java read the block all the same, older OpenSSL does not; base64 is broken after 64 characters (RFC 7468).",
      );
    default:
      return t(
        'Lines of this block end differently, some with CRLF. OpenSSL, Go and Java read the block all the same; use one kind.',
      );
  }
}
