import { timeRule } from './time-rule.ts';

/** GeneralizedTime with an offset, or without a zone. */
export const generalizedTimeNotUtc = timeRule({
  id: 'certificate/generalized-time-not-utc',
  title: 'GeneralizedTime that is not in UTC',
  severity: 'error',
  zlint: ['e_generalized_time_not_in_zulu'],
  section: '4.1.2.5.2',
  encoding: 'GeneralizedTime',
  isWrong: ({ encoded }) => !encoded.endsWith('Z'),
  describe: (t, field, encoded) =>
    t(
      '{0} is {1}: it must be in UTC and end with Z. OpenSSL refuses the certificate (format error in the {0} field), and so do nginx, Node and curl; issue it again.',
      field,
      encoded,
    ),
});
