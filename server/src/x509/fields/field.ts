import { type DerNode, DerReader, defaultDerLimits } from '../../asn1/reader.ts';
import type { ByteRange } from '../../text/range.ts';
import type { AlgorithmIdentifier, BitString, Field, Ranged, Time } from '../types.ts';

const maxValueLength = 300;

/** A field; `value` is shortened to one line's worth. */
export function field(
  name: string,
  value: string | undefined,
  range: ByteRange,
  children: readonly Field[] = [],
): Field {
  return { name, value: value === undefined ? undefined : shorten(value), range, children };
}

/** An item of a list has no name of its own in the standard: it is called what it is (`DNS:api.payments.svc`). */
export function item(value: string, range: ByteRange, children: readonly Field[] = []): Field {
  return { name: shorten(value), value: undefined, range, children };
}

/** A field whose children are made when first looked at. */
export function lazyField(
  name: string,
  value: string | undefined,
  range: ByteRange,
  describeChildren: () => readonly Field[],
): Field {
  let children: readonly Field[] | undefined;
  return {
    name,
    value: value === undefined ? undefined : shorten(value),
    range,
    get children(): readonly Field[] {
      children ??= describeChildren();
      return children;
    },
  };
}

/** `2026-11-26 18:23:00 UTC`, or the characters as encoded where they are no time. */
export function timeField(name: string, time: Time): Field {
  const date = new Date(time.epochMilliseconds ?? Number.NaN);
  const isTime = !Number.isNaN(date.getTime());
  return field(
    name,
    isTime
      ? date
          .toISOString()
          .replace('T', ' ')
          .replace(/(\.000)?Z$/, ' UTC')
      : time.encoded,
    time.range,
  );
}

/** An AlgorithmIdentifier by its name. */
export function algorithmField(name: string, algorithm: AlgorithmIdentifier): Field {
  const { pss } = algorithm;
  const details = pss ? ` (${pss.hash}, MGF1 with ${pss.maskHash}, salt of ${pss.saltLength} bytes)` : '';
  return field(name, `${algorithm.name}${details}`, algorithm.range);
}

/** A signature or unique identifier by its size. */
export function bitStringField(name: string, { range, content }: BitString): Field {
  return field(name, `${content.end - content.start} bytes`, range);
}

/** From the first to the last of parts that stand one after the other; undefined where there are none. */
export function coverAll(parts: readonly Ranged[]): ByteRange | undefined {
  const first = parts[0];
  const last = parts.at(-1);
  return first && last && { start: first.range.start, end: last.range.end };
}

/** The TLVs directly inside the one at `range`: for what a model keeps no range of. */
export function childrenAt(der: Uint8Array, range: ByteRange): readonly DerNode[] {
  const reader = new DerReader(der, { ...defaultDerLimits, maxProblems: 0 });
  return reader.children(reader.nodeAt(range.start, range.end, ''), '');
}

function shorten(text: string): string {
  return text.length <= maxValueLength ? text : `${text.slice(0, maxValueLength)}…`;
}
