import { effective } from './effective-dates.ts';
import { lifetimeRule } from './lifetime-rule.ts';

/** Public certificate for more than 39 months. */
export const validityOver39Months = lifetimeRule({
  id: 'webpki/validity-over-39-months',
  title: 'Public certificate for more than 39 months',
  force: 'MUST',
  since: effective.months39,
  until: effective.days825,
  zlint: ['e_sub_cert_valid_time_longer_than_39_months'],
  limit: { months: 39 },
});
