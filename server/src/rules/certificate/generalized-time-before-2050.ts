import { timeRule } from './time-rule.ts';

const FIRST_GENERALIZED = Date.UTC(2050, 0);

/** GeneralizedTime for a date that UTCTime is for. */
export const generalizedTimeBefore2050 = timeRule({
  id: 'certificate/generalized-time-before-2050',
  title: 'GeneralizedTime before 2050',
  severity: 'information',
  zlint: ['e_wrong_time_format_pre2050'],
  section: '4.1.2.5',
  encoding: 'GeneralizedTime',
  isWrong: ({ epochMilliseconds }) => epochMilliseconds !== undefined && epochMilliseconds < FIRST_GENERALIZED,
  describe: (t, field) =>
    t(
      '{0} is written as GeneralizedTime, which is for dates from 2050 on. OpenSSL, Go and Java read it all the same, strict readers may not.',
      field,
    ),
});
