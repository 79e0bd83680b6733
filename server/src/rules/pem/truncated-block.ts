import type { PemProblemDetail } from '../../pem/types.ts';
import { rfc7468 } from '../citations.ts';
import type { ArtifactRule, RuleContext } from '../types.ts';
import { reportProblems } from './report-problems.ts';

/** Part of a block is missing: its END line, dashes, or the end of what it encodes. */
export const truncatedBlock: ArtifactRule = {
  id: 'pem/truncated-block',
  title: 'Block is cut off, or its BEGIN or END line is damaged',
  severity: 'error',
  force: 'MUST',
  citation: rfc7468('3'),
  fixable: true,
  scope: 'artifact',
  about: 'damaged',
  check(artifact, _holder, _unit, context) {
    const { label } = artifact.content;
    return reportProblems(artifact, 'truncated-block', ({ detail }) => ({ message: describe(detail, label, context) }));
  },
};

function describe(detail: PemProblemDetail, label: string, { t }: RuleContext): string {
  switch (detail) {
    case 'missing-begin':
      return t(
        'There is no BEGIN line above this END line and its base64. Programs do not find the block ("no start line"); write -----BEGIN {0}----- above it, or copy the whole block again from its source.',
        label,
      );
    case 'cut-end-line':
      return t(
        'This END line is cut off. Programs do not find the end of the block and refuse it; complete it to -----END {0}-----.',
        label,
      );
    case 'short-der':
      return t(
        'This block ends before what it encodes does: part of its base64 is missing. Programs refuse it; copy the whole block again from its source.',
      );
    case 'empty-body':
      return t(
        'There is nothing between this BEGIN line and its END line. Programs refuse the block; copy it again from its source.',
      );
    case 'begin-dashes':
      return t(
        'A BEGIN line starts and ends with exactly five hyphens. Programs skip this block or refuse it; write -----BEGIN {0}-----.',
        label,
      );
    case 'end-dashes':
      return t(
        'An END line starts and ends with exactly five hyphens. Programs do not find the end of this block and refuse it; write -----END {0}-----.',
        label,
      );
    case 'begin-case':
    case 'end-case':
      return t(
        'BEGIN, END and the label are written in capital letters. Programs do not see this line as one of a block and skip or refuse it; write them as {0}.',
        label.toUpperCase(),
      );
    default:
      return t(
        'This block has no END line. Programs refuse it, and everything up to the next END line with it; add -----END {0}-----, or copy the whole block again from its source.',
        label,
      );
  }
}
