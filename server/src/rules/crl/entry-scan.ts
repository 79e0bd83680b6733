import { readHeader } from '../../asn1/header.ts';
import { toHex } from '../../asn1/hex.ts';
import { Tag } from '../../asn1/reader.ts';
import type { ByteRange } from '../../text/range.ts';
import type { CertificateList } from '../../x509/types.ts';

/** An entry of a list that something is wrong with. */
export interface OddEntry {
  /** Serial number in hex as encoded. */
  readonly serial: string;
  /** The field that is wrong. */
  readonly bytes: ByteRange;
}

/** The first entry of each kind that is wrong; undefined where none is. */
export interface EntryScan {
  /** Revoked after the list was made. */
  late?: OddEntry;
  /** Revoked before revocation lists were standardised (RFC 2459, 1999). */
  early?: OddEntry;
  /** Its reason is `unspecified`, or none that exists. */
  reason?: OddEntry & { readonly code: number };
  /** Its extensions are an empty list. */
  emptyExtensions?: OddEntry;
  /** It has the same extension twice. */
  repeatedExtension?: OddEntry;
  /** Its serial number stood in the list before. */
  repeatedSerial?: OddEntry;
}

const RFC_2459 = 19_990_101_000_000;
const REMOVED_REASON = 7;
const LAST_REASON = 10;

/** Looks at every entry once, header to header: a list may have a hundred thousand. */
export function scanEntries(list: CertificateList, entries: ByteRange): EntryScan {
  const { der } = list;
  const scan: EntryScan = {};
  const seen = new Set<string>();
  const made = digitsOf(der, list.thisUpdate.range);
  for (let at = entries.start; at < entries.end; ) {
    const entry = valueAt(der, at, entries.end);
    scanEntry(der, entry, made, scan, seen);
    at = entry.end;
  }
  return scan;
}

/** One TLV: where it starts, where its content does, and where it ends. */
interface Value extends ByteRange {
  readonly tag: number;
  readonly content: number;
}

function valueAt(der: Uint8Array, start: number, end: number): Value {
  const octet = der[start] ?? 0;
  const first = der[start + 1] ?? 0xff;
  // By far the most: a one-octet tag and a one-octet length.
  if (first < 0x80 && (octet & 0x1f) !== 0x1f && start + 2 + first <= end)
    return { tag: octet, start, content: start + 2, end: start + 2 + first };
  const { tag, content, length } = readHeader(der, start, end);
  return { tag, start, content, end: length < 0 ? end : Math.min(content + length, end) };
}

function scanEntry(der: Uint8Array, entry: Value, made: number, scan: EntryScan, seen: Set<string>): void {
  const number = valueAt(der, entry.content, entry.end);
  const time = valueAt(der, number.end, entry.end);
  const serial = toHex(der, number.content, number.end);
  if (seen.size === seen.add(serial).size) scan.repeatedSerial ??= { serial, bytes: toRange(number) };
  const revoked = digitsOf(der, time);
  if (revoked > made) scan.late ??= { serial, bytes: toRange(time) };
  if (revoked < RFC_2459) scan.early ??= { serial, bytes: toRange(time) };
  if (time.end < entry.end) scanExtensions(der, valueAt(der, time.end, entry.end), serial, scan);
}

function scanExtensions(der: Uint8Array, list: Value, serial: string, scan: EntryScan): void {
  if (list.tag !== Tag.sequence) return;
  if (list.content === list.end) scan.emptyExtensions ??= { serial, bytes: toRange(list) };
  const seen: string[] = [];
  for (let at = list.content; at < list.end; ) {
    const extension = valueAt(der, at, list.end);
    const identifier = valueAt(der, extension.content, extension.end);
    if (isReason(der, identifier)) scanReason(der, extension, serial, scan);
    at = extension.end;
    // Nearly all entries have one extension at most.
    if (at >= list.end && seen.length === 0) return;
    const oid = toHex(der, identifier.content, identifier.end);
    if (seen.includes(oid)) scan.repeatedExtension ??= { serial, bytes: toRange(extension) };
    seen.push(oid);
  }
}

/** cRLReason, 2.5.29.21. */
function isReason(der: Uint8Array, { content, end }: Value): boolean {
  return end - content === 3 && der[content] === 0x55 && der[content + 1] === 0x1d && der[content + 2] === 0x15;
}

/** The reason is the last octet: ENUMERATED inside an OCTET STRING. */
function scanReason(der: Uint8Array, extension: Value, serial: string, scan: EntryScan): void {
  const code = der[extension.end - 1] ?? 0;
  const bytes = { start: extension.end - 3, end: extension.end };
  if (der[bytes.start] !== Tag.enumerated) return;
  if (code === 0 || code === REMOVED_REASON || code > LAST_REASON) scan.reason ??= { serial, bytes, code };
}

function toRange({ start, end }: Value): ByteRange {
  return { start, end };
}

/** A time as the number `YYYYMMDDhhmmss`, good for comparing; NaN where it is none of the two forms of RFC 5280 §5.1.2.4. */
function digitsOf(der: Uint8Array, range: ByteRange): number {
  const { tag, content, end } = valueAt(der, range.start, range.end);
  const length = end - content;
  if (der[end - 1] !== 0x5a || length !== (tag === Tag.utcTime ? 13 : 15)) return Number.NaN;
  let digits = 0;
  for (let at = content; at < end - 1; at++) digits = digits * 10 + (der[at] ?? 0) - 0x30;
  if (tag !== Tag.utcTime) return digits;
  return digits + (digits < 500_000_000_000 ? 20_000_000_000_000 : 19_000_000_000_000);
}
