import { HYPHEN, isBlank, isDash, isLineBreak, SPACE } from './alphabet.ts';
import { isForeignLabel, isKnownLabel } from './labels.ts';

/** A BEGIN or END line (the part of a line from its first to its last dash), whole or damaged. */
export interface Marker {
  readonly kind: 'begin' | 'end';
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** Exactly five ASCII hyphens on both sides. */
  readonly dashesRight: boolean;
  readonly caseRight: boolean;
  /** No blanks but single ones inside the label. */
  readonly blanksRight: boolean;
  /** Dashes follow the label. */
  readonly closed: boolean;
}

/** Characters on both sides of a marker's keyword that may decide what it is. */
export const MARKER_REACH = 512;

const DASHES = 5;
const MAX_DASHES = 64;
const MAX_LABEL = 80;
const MAX_BLANKS = 4;
const KEYWORD = /BEGIN|END/gi;

/** Finds markers from `from` on. `floor` is where the previous block ended: its dashes are not ours. */
export function findMarker(text: string, from: number, floor: number, expected?: string): Marker | undefined {
  const keyword = new RegExp(KEYWORD);
  keyword.lastIndex = from;
  for (let match = keyword.exec(text); match !== null; match = keyword.exec(text)) {
    const marker = markerAt(text, match.index, match[0], floor, expected);
    if (marker !== undefined) return marker;
  }
  return undefined;
}

/** Finds the next BEGIN line. */
export function findBegin(text: string, from: number, floor: number): Marker | undefined {
  const clean = cleanBeginAt(text, skipLineBreaks(text, from));
  if (clean !== undefined) return clean;
  const keyword = /BEGIN/gi;
  keyword.lastIndex = from;
  for (let match = keyword.exec(text); match !== null; match = keyword.exec(text)) {
    const marker = markerAt(text, match.index, match[0], floor, undefined);
    if (marker !== undefined) return marker;
  }
  return undefined;
}

function skipLineBreaks(text: string, from: number): number {
  let at = from;
  while (at < from + 4 && isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

/** The ordinary case without any search: `-----BEGIN X-----` at the start of a line. */
function cleanBeginAt(text: string, start: number): Marker | undefined {
  if (!text.startsWith('-----BEGIN ', start)) return undefined;
  const marker = markerAt(text, start + DASHES, 'BEGIN', start, undefined);
  return marker?.dashesRight === true ? marker : undefined;
}

/** The marker whose keyword stands at `at`; undefined where the text around it does not make it one. */
function markerAt(
  text: string,
  at: number,
  keyword: string,
  floor: number,
  expected: string | undefined,
): Marker | undefined {
  const dashesEnd = skipBlanksBack(text, at, floor);
  const start = skipDashesBack(text, dashesEnd, floor);
  const label = readLabel(text, at + keyword.length, expected);
  if (label === undefined) return undefined;
  const kind = keyword.length === 3 ? 'end' : 'begin';
  const shared = start === at && at === floor && isDash(text.charCodeAt(at - 1));
  const marker: Marker = {
    kind,
    start: start === dashesEnd ? at : start,
    end: label.end,
    label: label.text,
    dashesRight: (shared || isFive(text, start, dashesEnd)) && isFive(text, label.dashes, label.end),
    caseRight:
      keyword === keyword.toUpperCase() && !(label.text !== label.text.toUpperCase() && isKnownLabel(label.text)),
    blanksRight: dashesEnd === at && label.blanksRight,
    closed: label.end > label.dashes,
  };
  return isBelievable(text, marker, start === dashesEnd && !shared, expected) ? marker : undefined;
}

/** A clean line is one whatever its label; a damaged one only with a label that belongs there. */
function isBelievable(text: string, marker: Marker, bare: boolean, expected: string | undefined): boolean {
  if (isForeignLabel(marker.label)) return false;
  const whole = marker.dashesRight && marker.caseRight && marker.blanksRight;
  if (whole) return true;
  if (!belongs(marker, expected)) return false;
  if (!bare) return true;
  return startsLine(text, marker.start) && (marker.closed || endsLine(text, marker.end));
}

function belongs(marker: Marker, expected: string | undefined): boolean {
  if (isKnownLabel(marker.label)) return true;
  if (expected === undefined || marker.kind === 'begin') return false;
  const label = marker.label.toUpperCase();
  return marker.closed ? label === expected.toUpperCase() : expected.toUpperCase().startsWith(label);
}

function startsLine(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && start - at < MAX_DASHES && isBlank(text.charCodeAt(at - 1))) at--;
  return (
    at === 0 || isLineBreak(text.charCodeAt(at - 1)) || (text.charAt(at - 1) === 'n' && text.charAt(at - 2) === '\\')
  );
}

function endsLine(text: string, end: number): boolean {
  return end >= text.length || isLineBreak(text.charCodeAt(end)) || text.charAt(end) === '\\';
}

function skipBlanksBack(text: string, from: number, floor: number): number {
  let at = from;
  while (at > floor && from - at < MAX_BLANKS && isBlank(text.charCodeAt(at - 1))) at--;
  return at > floor && isDash(text.charCodeAt(at - 1)) ? at : from;
}

function skipDashesBack(text: string, from: number, floor: number): number {
  let at = from;
  while (at > floor && from - at < MAX_DASHES && isDash(text.charCodeAt(at - 1))) at--;
  return at;
}

function isFive(text: string, start: number, end: number): boolean {
  if (end - start !== DASHES) return false;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== HYPHEN) return false;
  return true;
}

interface ReadLabel {
  readonly text: string;
  /** Where the dashes after it begin and end. */
  readonly dashes: number;
  readonly end: number;
  readonly blanksRight: boolean;
}

/** RFC 7468 §3: printable characters; a hyphen only between two others. */
function readLabel(text: string, from: number, expected: string | undefined): ReadLabel | undefined {
  const first = text.charCodeAt(from);
  if (!isBlank(first) && !isDash(first)) return undefined;
  let at = from;
  while (isLabelCharacter(text, at, from)) at++;
  const raw = text.slice(from, at);
  const label = raw.trim();
  if (at - from > MAX_LABEL) return undefined;
  const end = endOfDashes(text, at);
  if (end === at && !endsLine(text, at)) return undefined;
  if (end === at && label === '' && expected === undefined) return undefined;
  return {
    text: label.replace(/\s+/g, ' '),
    dashes: at,
    end: end === at ? from + raw.trimEnd().length : end,
    blanksRight: raw === ` ${label}` && !/\s\s|\t/.test(label),
  };
}

function isLabelCharacter(text: string, at: number, from: number): boolean {
  const code = text.charCodeAt(at);
  if (at - from > MAX_LABEL || text.charAt(at) === '\\') return false;
  if (code === HYPHEN) return at > from + 1 && isInside(text.charCodeAt(at - 1)) && isInside(text.charCodeAt(at + 1));
  return (code >= SPACE && code < 127) || code === 9;
}

/** A character that may stand beside a hyphen within a label. */
function isInside(code: number): boolean {
  return code > SPACE && code < 127 && code !== HYPHEN;
}

/** All dashes; only the first five where the next BEGIN is glued on. */
function endOfDashes(text: string, from: number): number {
  let end = from;
  while (end - from < MAX_DASHES && isDash(text.charCodeAt(end))) end++;
  const glued = /^BEGIN/i.test(text.slice(end, end + DASHES));
  return glued ? Math.min(end, from + DASHES) : end;
}
