import { effective } from './effective-dates.ts';
import { lifetimeRule } from './lifetime-rule.ts';

/** Public certificate for more than 397 days. */
export const validityOver397Days = lifetimeRule({
  id: 'webpki/validity-over-397-days',
  title: 'Public certificate for more than 397 days',
  force: 'SHOULD',
  since: effective.days398,
  until: effective.days200,
  zlint: ['w_tls_server_cert_valid_time_longer_than_397_days'],
  impliedBy: ['webpki/validity-over-398-days'],
  limit: { days: 397, lastSecond: 'counts' },
});
