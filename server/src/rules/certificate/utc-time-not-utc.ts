import { timeRule } from './time-rule.ts';

/** UTCTime with an offset, or without a zone. */
export const utcTimeNotUtc = timeRule({
  id: 'certificate/utc-time-not-utc',
  title: 'UTCTime that is not in UTC',
  severity: 'error',
  zlint: ['e_utc_time_not_in_zulu'],
  section: '4.1.2.5.1',
  encoding: 'UTCTime',
  isWrong: ({ encoded }) => !encoded.endsWith('Z'),
  describe: (t, field, encoded) =>
    t(
      '{0} is {1}: it must be in UTC and end with Z. OpenSSL refuses the certificate (format error in the {0} field), and so do nginx, Node and curl; issue it again.',
      field,
      encoded,
    ),
});
