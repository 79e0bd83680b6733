import type { CertificateDocument, Holder } from '../../documents/types.ts';
import type { TextRange } from '../../text/range.ts';

/** The smallest edit that makes the holder hold the PEM text; undefined where nothing changes. */
export function holderEdit(
  holder: Holder,
  text: string,
  document: CertificateDocument,
): { readonly range: TextRange; readonly newText: string } | undefined {
  const old = document.text.slice(holder.valueRange.start, holder.valueRange.end);
  const next = holder.source.encode(text);
  if (old === next) return undefined;
  const prefix = commonPrefix(old, next);
  const suffix = commonSuffix(old, next, prefix);
  return {
    range: { start: holder.valueRange.start + prefix, end: holder.valueRange.end - suffix },
    newText: next.slice(prefix, next.length - suffix),
  };
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function commonSuffix(a: string, b: string, prefix: number): number {
  const most = Math.min(a.length, b.length) - prefix;
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
