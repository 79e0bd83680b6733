import type { TextRange } from '../text/range.ts';
import { isDash } from './alphabet.ts';
import type { ReadHeaders } from './headers.ts';
import type { Marker } from './marker.ts';
import type { PemProblem, PemProblemDetail, PemProblemKind } from './types.ts';

const MAX_QUOTE = 40;
const GLUED = /[ \t\u00A0\u200B\uFEFF]{0,64}[-\u2010-\u2015\u2212]{0,64}[ \t]{0,8}BEGIN[ \t-]/iy;

/** The parts of a block whose lines are judged; offsets of the text. */
interface MarkedExtent {
  readonly start: number;
  readonly begin: Marker;
  readonly read: ReadHeaders;
  readonly body: TextRange;
  readonly end: Marker | undefined;
  readonly stump: TextRange | undefined;
}

/** What is wrong with the BEGIN and END lines and with the headers. Ranges are offsets of the text. */
export function diagnoseMarkers(text: string, extent: MarkedExtent): PemProblem[] {
  const { begin, end, read } = extent;
  const problems = diagnoseForm(begin, 'begin-dashes', 'begin-case');
  if (extent.start < begin.start) {
    problems.push(problem('whitespace', 'invisible-character', { start: extent.start, end: begin.start }));
  }
  const missing = read.missingBlankLine;
  if (missing !== undefined && missing.end <= extent.body.end) {
    problems.push(problem('whitespace', 'missing-blank-line', missing));
  }
  return end === undefined
    ? [...problems, missingEnd(extent)]
    : [...problems, ...diagnoseEnd(text, begin, end, extent.body)];
}

function missingEnd(extent: MarkedExtent): PemProblem {
  if (extent.stump !== undefined) return problem('truncated-block', 'cut-end-line', extent.stump);
  const { begin, body } = extent;
  if (body.end <= begin.end) return problem('truncated-block', 'missing-end', rangeOf(begin));
  return problem('truncated-block', 'missing-end', { start: body.end - 4, end: body.end });
}

function diagnoseEnd(text: string, begin: Marker, end: Marker, body: TextRange): PemProblem[] {
  const range = rangeOf(end);
  if (!end.closed && isDash(text.charCodeAt(end.start))) return [problem('truncated-block', 'cut-end-line', range)];
  const problems = diagnoseForm(end, 'end-dashes', 'end-case');
  if (end.label.toUpperCase() !== begin.label.toUpperCase()) {
    problems.push({ ...problem('label-mismatch', 'different-label', range), quote: end.label.slice(0, MAX_QUOTE) });
  }
  if (isGlued(text, end.end)) problems.push(problem('glued-blocks', 'same-line', range));
  if (text.slice(body.start, body.end).trim() === '')
    problems.push(problem('truncated-block', 'empty-body', rangeOf(begin)));
  return problems;
}

function diagnoseForm(marker: Marker, dashes: PemProblemDetail, wrongCase: PemProblemDetail): PemProblem[] {
  const range = rangeOf(marker);
  if (!marker.dashesRight) return [problem('truncated-block', dashes, range)];
  if (!marker.caseRight) return [problem('truncated-block', wrongCase, range)];
  return marker.blanksRight ? [] : [problem('whitespace', 'marker-blanks', range)];
}

function isGlued(text: string, at: number): boolean {
  const pattern = new RegExp(GLUED);
  pattern.lastIndex = at;
  return pattern.test(text);
}

function rangeOf(marker: Marker): TextRange {
  return { start: marker.start, end: marker.end };
}

function problem(kind: PemProblemKind, detail: PemProblemDetail, range: TextRange): PemProblem {
  return { kind, detail, range };
}
