import { effective } from './effective-dates.ts';
import { lifetimeRule } from './lifetime-rule.ts';

/** Public certificate for more than 199 days. */
export const validityOver199Days = lifetimeRule({
  id: 'webpki/validity-over-199-days',
  title: 'Public certificate for more than 199 days',
  force: 'SHOULD',
  since: effective.days200,
  until: effective.days100,
  zlint: ['w_server_cert_valid_time_longer_than_199_days'],
  impliedBy: ['webpki/validity-over-200-days'],
  limit: { days: 199, lastSecond: 'counts' },
});
