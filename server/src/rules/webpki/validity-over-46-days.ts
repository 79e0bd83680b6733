import { effective } from './effective-dates.ts';
import { lifetimeRule } from './lifetime-rule.ts';

/** Public certificate for more than 46 days. */
export const validityOver46Days = lifetimeRule({
  id: 'webpki/validity-over-46-days',
  title: 'Public certificate for more than 46 days',
  force: 'SHOULD',
  since: effective.days47,
  zlint: ['w_server_cert_valid_time_longer_than_46_days'],
  impliedBy: ['webpki/validity-over-47-days'],
  limit: { days: 46, lastSecond: 'counts' },
});
