import { effective } from './effective-dates.ts';
import { lifetimeRule } from './lifetime-rule.ts';

/** Public certificate for more than 200 days. */
export const validityOver200Days = lifetimeRule({
  id: 'webpki/validity-over-200-days',
  title: 'Public certificate for more than 200 days',
  force: 'MUST',
  since: effective.days200,
  until: effective.days100,
  zlint: ['e_server_cert_valid_time_longer_than_200_days'],
  limit: { days: 200, lastSecond: 'counts' },
});
