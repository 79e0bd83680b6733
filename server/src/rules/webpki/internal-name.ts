import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';
import { isInternalName } from './internal-names.ts';

/** Name that only an inner network has. */
export const internalName = dnsNameRule({
  id: 'webpki/internal-name',
  title: 'Name that only an inner network has',
  force: 'MUST',
  section: '4.2.2',
  since: effective.firstVersion,
  zlint: ['e_dnsname_not_valid_tld'],
  about: ['leaf'],
  commonNames: true,
  isWrong: (name) => isInternalName(name),
  describe: (name, t) =>
    t(
      'The name {0} is one of an inner network, which nobody on the Internet holds. A public CA has to revoke the certificate; use a private CA for that name.',
      name,
    ),
});
