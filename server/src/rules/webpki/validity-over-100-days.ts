import { effective } from './effective-dates.ts';
import { lifetimeRule } from './lifetime-rule.ts';

/** Public certificate for more than 100 days. */
export const validityOver100Days = lifetimeRule({
  id: 'webpki/validity-over-100-days',
  title: 'Public certificate for more than 100 days',
  force: 'MUST',
  since: effective.days100,
  until: effective.days47,
  zlint: ['e_server_cert_valid_time_longer_than_100_days'],
  limit: { days: 100, lastSecond: 'counts' },
});
