import { effective } from './effective-dates.ts';
import { lifetimeRule } from './lifetime-rule.ts';

/** Public certificate for more than 398 days. */
export const validityOver398Days = lifetimeRule({
  id: 'webpki/validity-over-398-days',
  title: 'Public certificate for more than 398 days',
  force: 'MUST',
  since: effective.days398,
  until: effective.days200,
  zlint: ['e_tls_server_cert_valid_time_longer_than_398_days'],
  limit: { days: 398, lastSecond: 'counts' },
});
