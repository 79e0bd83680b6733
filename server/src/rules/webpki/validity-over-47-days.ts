import { effective } from './effective-dates.ts';
import { lifetimeRule } from './lifetime-rule.ts';

/** Public certificate for more than 47 days. */
export const validityOver47Days = lifetimeRule({
  id: 'webpki/validity-over-47-days',
  title: 'Public certificate for more than 47 days',
  force: 'MUST',
  since: effective.days47,
  zlint: ['e_server_cert_valid_time_longer_than_47_days'],
  limit: { days: 47, lastSecond: 'counts' },
});
