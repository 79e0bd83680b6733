import { effective } from './effective-dates.ts';
import { lifetimeRule } from './lifetime-rule.ts';

/** Public certificate for more than 825 days. */
export const validityOver825Days = lifetimeRule({
  id: 'webpki/validity-over-825-days',
  title: 'Public certificate for more than 825 days',
  force: 'MUST',
  since: effective.days825,
  until: effective.days398,
  zlint: ['e_sub_cert_valid_time_longer_than_825_days'],
  limit: { days: 825 },
});
