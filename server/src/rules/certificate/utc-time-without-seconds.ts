import { timeRule } from './time-rule.ts';

/** UTCTime that leaves out the seconds. */
export const utcTimeWithoutSeconds = timeRule({
  id: 'certificate/utc-time-without-seconds',
  title: 'UTCTime without seconds',
  severity: 'error',
  zlint: ['e_utc_time_does_not_include_seconds'],
  section: '4.1.2.5.1',
  encoding: 'UTCTime',
  isWrong: ({ encoded }) => /^\d{10}(?:Z|[+-]\d{4})?$/.test(encoded),
  describe: (t, field, encoded) =>
    t(
      '{0} is {1}: the seconds are missing. OpenSSL refuses the certificate (format error in the {0} field), and so do nginx, Node and curl; issue it again with a date of the form YYMMDDHHMMSSZ.',
      field,
      encoded,
    ),
});
