import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';
import { isReverseName } from './reverse-names.ts';

/** Public certificate for a name of reverse DNS. */
export const reverseZone = dnsNameRule({
  id: 'webpki/reverse-zone',
  title: 'Public certificate for a name of reverse DNS',
  force: 'MUST',
  section: '4.2.2',
  since: effective.days200,
  zlint: ['e_arpa_domain_not_allowed'],
  about: ['leaf'],
  isWrong: (name) => isReverseName(name),
  describe: (name, t) =>
    t(
      'The name {0} is one of reverse DNS, and public CAs may not certify those since 2026-03-15. A public CA has to revoke it; use the name of the host.',
      name,
    ),
});
