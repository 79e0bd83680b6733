import { type DerNode, type DerReader, Tag } from '../asn1/reader.ts';
import { decodeLatin1 } from '../asn1/strings.ts';
import type { Time } from './types.ts';

/** A time read from text: its instant, and what RFC 5280 §4.1.2.5 would not have written so. */
interface ReadTime {
  readonly epochMilliseconds: number | undefined;
  readonly complaint: string | undefined;
}

const unreadable: ReadTime = { epochMilliseconds: undefined, complaint: 'these characters are no time' };

/** UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5.1, .2). Other forms that X.680 knows are read, and reported as `bad-value`. */
export function parseTime(reader: DerReader, node: DerNode, where: string): Time {
  const { bytes } = reader;
  const range = node.range;
  const encoded = decodeLatin1(bytes, node.contentStart, node.contentEnd);
  if (node.tag !== Tag.utcTime && node.tag !== Tag.generalizedTime) {
    if (node.present) reader.report('unexpected-tag', node, where, 'expected UTCTime or GeneralizedTime');
    return { range, epochMilliseconds: undefined, encoded, encoding: 'other' };
  }
  const yearDigits = node.tag === Tag.utcTime ? 2 : 4;
  const { epochMilliseconds, complaint } =
    readStrict(bytes, node.contentStart, node.contentEnd, yearDigits) ?? readLenient(encoded, yearDigits);
  if (complaint !== undefined) reader.report('bad-value', node, where, complaint);
  return { range, epochMilliseconds, encoded, encoding: yearDigits === 2 ? 'UTCTime' : 'GeneralizedTime' };
}

/** `YYMMDDHHMMSSZ` or `YYYYMMDDHHMMSSZ`, the only forms of RFC 5280; undefined for any other. */
function readStrict(bytes: Uint8Array, start: number, end: number, yearDigits: 2 | 4): ReadTime | undefined {
  if (end - start !== yearDigits + 11 || bytes[end - 1] !== 0x5a) return undefined;
  for (let position = start; position < end - 1; position++) {
    const octet = bytes[position] ?? 0;
    if (octet < 0x30 || octet > 0x39) return undefined;
  }
  const pair = (at: number): number => ((bytes[at] ?? 0) - 0x30) * 10 + (bytes[at + 1] ?? 0) - 0x30;
  const afterYear = start + yearDigits;
  const year = yearDigits === 2 ? fullYear(pair(start)) : pair(start) * 100 + pair(start + 2);
  const epochMilliseconds = toEpoch(
    year,
    pair(afterYear),
    pair(afterYear + 2),
    pair(afterYear + 4),
    pair(afterYear + 6),
    pair(afterYear + 8),
  );
  return epochMilliseconds === undefined ? unreadable : { epochMilliseconds, complaint: undefined };
}

const lenientForm = /^(\d\d)(\d\d)(\d\d)(?:(\d\d)(?:(\d\d)(?:[.,](\d+))?)?)?(Z|[+-]\d\d(?:\d\d)?)?$/;

/** Missing seconds or minutes, fractions, offsets, local time (taken as UTC): X.680 §46, §47. */
function readLenient(encoded: string, yearDigits: 2 | 4): ReadTime {
  const yearText = encoded.slice(0, yearDigits);
  const match = lenientForm.exec(encoded.slice(yearDigits));
  if (!/^\d+$/.test(yearText) || yearText.length !== yearDigits || match === null) return unreadable;
  const [, month = '', day = '', hour = '', minute = '0', second = '0', fraction = '0', zone = ''] = match;
  const year = yearDigits === 2 ? fullYear(Number(yearText)) : Number(yearText);
  const local = toEpoch(year, Number(month), Number(day), Number(hour), Number(minute), Number(second));
  if (local === undefined) return unreadable;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  const form = yearDigits === 2 ? 'YYMMDDHHMMSSZ' : 'YYYYMMDDHHMMSSZ';
  return {
    epochMilliseconds: local + milliseconds - offsetOf(zone),
    complaint: `not in the form ${form} that RFC 5280 demands`,
  };
}

/** UTCTime's two digits: RFC 5280 §4.1.2.5.1. */
function fullYear(twoDigits: number): number {
  return twoDigits >= 50 ? 1900 + twoDigits : 2000 + twoDigits;
}

function offsetOf(zone: string): number {
  if (zone === '' || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3) || '0');
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999 and rolls 31 February over into March.
function toEpoch(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const monthLength = (monthLengths[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0);
  if (day < 1 || day > monthLength || hour > 23 || minute > 59 || second > 60) return undefined;
  const seconds = daysSince1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  return seconds * 1000;
}

/** Days of the proleptic Gregorian calendar, counting years from March so that the leap day comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
