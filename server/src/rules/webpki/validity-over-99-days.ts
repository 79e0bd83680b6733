import { effective } from './effective-dates.ts';
import { lifetimeRule } from './lifetime-rule.ts';

/** Public certificate for more than 99 days. */
export const validityOver99Days = lifetimeRule({
  id: 'webpki/validity-over-99-days',
  title: 'Public certificate for more than 99 days',
  force: 'SHOULD',
  since: effective.days100,
  until: effective.days47,
  zlint: ['w_server_cert_valid_time_longer_than_99_days'],
  impliedBy: ['webpki/validity-over-100-days'],
  limit: { days: 99, lastSecond: 'counts' },
});
