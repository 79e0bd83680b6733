import type { Artifact } from '../../documents/types.ts';
import type { PemProblemDetail } from '../../pem/types.ts';
import { rfc7468 } from '../citations.ts';
import type { ArtifactRule, Report, RuleContext, Severity } from '../types.ts';
import { type ProblemReport, reportFirstProblems } from './report-problems.ts';

/**
 * White space that readers refuse. An error where OpenSSL (nginx, Node, curl) refuses it, a warning where some other reader
 * does, a hint where all of OpenSSL 3, Go, Java and rustls read it and only RFC 7468 would have it otherwise.
 */
export const whitespace: ArtifactRule = {
  id: 'pem/whitespace',
  title: 'White space or line breaks that strict readers refuse',
  severity: 'error',
  citation: rfc7468('2'),
  fixable: true,
  scope: 'artifact',
  check(artifact, _holder, _unit, context) {
    const reports = reportFirstProblems(artifact, 'whitespace', ({ detail }) => describe(detail, context));
    return isIndented(artifact, context) ? [...reports, reportIndented(artifact, context)] : reports;
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

function describe(detail: PemProblemDetail, context: RuleContext): ProblemReport {
  const severity = severities[detail];
  return { message: describeDetail(detail, context), ...(severity === undefined ? {} : { severity }) };
}

/** Where it is not an error. */
const severities: Readonly<Partial<Record<PemProblemDetail, Severity>>> = {
  'irregular-indentation': 'warning',
  'mixed-line-endings': 'hint',
  'leading-blank-line': 'hint',
  'trailing-blanks': 'hint',
  'inner-blanks': 'hint',
  'long-line': 'hint',
};

function describeDetail(detail: PemProblemDetail, { t }: RuleContext): string {
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
      return t(
        'Lines of this block are indented differently. Readers that want BEGIN and END at the margin (OpenSSL, Go) do not find them; remove the indentation.',
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
