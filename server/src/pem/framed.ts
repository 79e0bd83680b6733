import { isKnownLabel } from './labels.ts';
import type { Marker } from './marker.ts';
import { prefixOf } from './plausible.ts';

/** What people and templates write where a block belongs, on a line of its own. */
const PLACEHOLDER = /^(?:[.…*_xX-]+|[A-Z][A-Z0-9_ -]*|[<([{$%«].*|.*(?:\.\.\.|…))$/;
/** Characters of the first line that are looked at. */
const WINDOW = 200;

/**
 * Two whole lines of one well-known label, each alone on its line, frame a block whatever stands between them: a reader takes them for one
 * and fails at what it finds. Placeholders are left alone.
 */
export function isFramed(text: string, begin: Marker, terminator: Marker | undefined): boolean {
  if (terminator === undefined || terminator.kind !== 'end' || terminator.label !== begin.label) return false;
  if (!isWhole(begin) || !isWhole(terminator)) return false;
  if (!isAlone(text, begin) || !isAlone(text, terminator)) return false;
  const [first = ''] = text
    .slice(begin.end, Math.min(terminator.start, begin.end + WINDOW))
    .trim()
    .split(/[\r\n]/);
  return first !== '' && !PLACEHOLDER.test(first.trim());
}

function isWhole(marker: Marker): boolean {
  return marker.dashesRight && marker.caseRight && isKnownLabel(marker.label);
}

function isAlone(text: string, { start, end }: Marker): boolean {
  return prefixOf(text, start).trim() === '' && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + WINDOW));
}
