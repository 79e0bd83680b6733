// Dates of a certificate, written in every way that RFC 5280 §4.1.2.5 does not allow.
import { generalizedTimeBefore2050 } from '../../../server/src/rules/certificate/generalized-time-before-2050.ts';
import { generalizedTimeNotUtc } from '../../../server/src/rules/certificate/generalized-time-not-utc.ts';
import { generalizedTimeWithFraction } from '../../../server/src/rules/certificate/generalized-time-with-fraction.ts';
import { generalizedTimeWithoutSeconds } from '../../../server/src/rules/certificate/generalized-time-without-seconds.ts';
import { utcTimeNotUtc } from '../../../server/src/rules/certificate/utc-time-not-utc.ts';
import { utcTimeWithoutSeconds } from '../../../server/src/rules/certificate/utc-time-without-seconds.ts';
import type { CertificateRule } from '../../../server/src/rules/types.ts';
import { der, makeCa, makeLeaf } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';

const root = makeCa();

function written(rule: CertificateRule, notAfter: Uint8Array, what = ''): FieldFixture {
  return {
    rule,
    what,
    bad: () => makeLeaf(root, { notAfter }).der,
    at: notAfter,
    message: /^notAfter is /,
    good: () => makeLeaf(root, { notAfter: der.generalizedTime('20510101000000Z') }).der,
  };
}

export const timeFixtures: readonly FieldFixture[] = [
  written(utcTimeWithoutSeconds, der.utcTime('2712010607Z')),
  written(utcTimeNotUtc, der.utcTime('271201060708+0100'), 'an offset'),
  written(utcTimeNotUtc, der.utcTime('271201060708'), 'no zone'),
  written(generalizedTimeWithoutSeconds, der.generalizedTime('205112010607Z')),
  written(generalizedTimeWithFraction, der.generalizedTime('20511201060708.5Z')),
  written(generalizedTimeNotUtc, der.generalizedTime('20511201060708+0100')),
  written(generalizedTimeBefore2050, der.generalizedTime('20271201060708Z')),
];
