import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DerReader } from '../../server/src/asn1/reader.ts';
import { parseTime } from '../../server/src/x509/time.ts';
import type { Time } from '../../server/src/x509/types.ts';
import { der } from '../builders/index.ts';

function read(bytes: Uint8Array): { time: Time; iso: string | undefined; complaints: string[] } {
  const reader = new DerReader(bytes);
  const time = parseTime(reader, reader.root('time'), 'time');
  const at = time.epochMilliseconds;
  return {
    time,
    iso: at === undefined ? undefined : new Date(at).toISOString(),
    complaints: reader.problems.map(({ code }) => code),
  };
}

describe('times as RFC 5280 writes them', () => {
  it.each([
    ['500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['000229120000Z', '2000-02-29T12:00:00.000Z'],
    ['991231235959Z', '1999-12-31T23:59:59.000Z'],
  ])('UTCTime %s', (text, iso) => {
    expect(read(der.utcTime(text))).toMatchObject({
      iso,
      complaints: [],
      time: { encoded: text, encoding: 'UTCTime' },
    });
  });

  it.each([
    ['99991231235959Z', '9999-12-31T23:59:59.000Z'],
    ['20500101000000Z', '2050-01-01T00:00:00.000Z'],
    ['00010101000000Z', '0001-01-01T00:00:00.000Z'],
    ['00990228235959Z', '0099-02-28T23:59:59.000Z'],
    ['00000229000000Z', '0000-02-29T00:00:00.000Z'],
    ['18991231000000Z', '1899-12-31T00:00:00.000Z'],
  ])('GeneralizedTime %s', (text, iso) => {
    expect(read(der.generalizedTime(text))).toMatchObject({
      iso,
      complaints: [],
      time: { encoded: text, encoding: 'GeneralizedTime' },
    });
  });

  it('are the instant that was written, whatever the year', () => {
    const latest = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;
    const earliest = new Date('0000-01-01T00:00:00Z').getTime() / 1000;
    fc.assert(
      fc.property(fc.integer({ min: earliest, max: latest }), (seconds) => {
        const text = `${new Date(seconds * 1000).toISOString().replace(/[-:T]|\.000/g, '')}`;
        expect(read(der.generalizedTime(text)).time.epochMilliseconds).toBe(seconds * 1000);
      }),
    );
  });
});

describe('times as others write them', () => {
  it.each([
    ['without seconds', der.utcTime('2611231823Z'), '2026-11-23T18:23:00.000Z'],
    ['with an offset', der.utcTime('261123182300+0530'), '2026-11-23T12:53:00.000Z'],
    ['with a negative offset', der.utcTime('2611231823-0100'), '2026-11-23T19:23:00.000Z'],
    ['with a fraction', der.generalizedTime('20261123182300.25Z'), '2026-11-23T18:23:00.250Z'],
    ['with hours only', der.generalizedTime('2026112318Z'), '2026-11-23T18:00:00.000Z'],
    ['in local time', der.generalizedTime('20261123182300'), '2026-11-23T18:23:00.000Z'],
    ['of a year before 100 with an offset', der.generalizedTime('00500101000000+0000'), '0050-01-01T00:00:00.000Z'],
  ])('are read %s, and reported', (_, bytes, iso) => {
    expect(read(bytes)).toMatchObject({ iso, complaints: ['bad-value'] });
  });

  it.each([
    ['a 31st of February', der.utcTime('260231000000Z')],
    ['a 29th of February of no leap year', der.generalizedTime('21000229000000Z')],
    ['month 13', der.utcTime('261323000000Z')],
    ['hour 24', der.utcTime('261123240000Z')],
    ['letters', der.utcTime('26112318230xZ')],
    ['nothing', der.utcTime('')],
    ['four digits of year in UTCTime', der.utcTime('20261123182300Z')],
  ])('are no time with %s', (_, bytes) => {
    expect(read(bytes)).toMatchObject({ iso: undefined, complaints: ['bad-value'] });
  });

  it('keep the characters of what is no time type', () => {
    expect(read(der.string('utf8', 'tomorrow'))).toMatchObject({
      iso: undefined,
      complaints: ['unexpected-tag'],
      time: { encoded: 'tomorrow', encoding: 'other' },
    });
  });
});
