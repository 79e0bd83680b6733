import { timeRule } from './time-rule.ts';

/** GeneralizedTime that leaves out the seconds. */
export const generalizedTimeWithoutSeconds = timeRule({
  id: 'certificate/generalized-time-without-seconds',
  title: 'GeneralizedTime without seconds',
  severity: 'error',
  zlint: ['e_generalized_time_does_not_include_seconds'],
  section: '4.1.2.5.2',
  encoding: 'GeneralizedTime',
  isWrong: ({ encoded }) => /^\d{10}(?:\d\d)?(?:Z|[+-]\d{4})?$/.test(encoded),
  describe: (t, field, encoded) =>
    t(
      '{0} is {1}: the seconds are missing. OpenSSL and Go refuse the certificate; issue it again with a date of the form YYYYMMDDHHMMSSZ.',
      field,
      encoded,
    ),
});
