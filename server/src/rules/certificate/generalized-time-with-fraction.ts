import { timeRule } from './time-rule.ts';

/** GeneralizedTime with fractions of a second. */
export const generalizedTimeWithFraction = timeRule({
  id: 'certificate/generalized-time-with-fraction',
  title: 'GeneralizedTime with fractions of a second',
  severity: 'error',
  zlint: ['e_generalized_time_includes_fraction_seconds'],
  section: '4.1.2.5.2',
  encoding: 'GeneralizedTime',
  isWrong: ({ encoded }) => /[.,]/.test(encoded),
  describe: (t, field, encoded) =>
    t(
      '{0} is {1}, with fractions of a second. OpenSSL and Go refuse the certificate; issue it again with whole seconds.',
      field,
      encoded,
    ),
});
