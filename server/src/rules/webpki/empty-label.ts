import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Empty label in a DNS name. */
export const emptyLabel = dnsNameRule({
  id: 'webpki/empty-label',
  title: 'Empty label in a DNS name',
  force: 'MUST',
  section: '7.1.4.2',
  since: effective.firstVersion,
  zlint: ['e_dnsname_empty_label'],
  about: ['leaf'],
  commonNames: true,
  isWrong: (name) => name !== '' && name.split('.').includes(''),
  describe: (name, t) =>
    t(
      'The name {0} has an empty label: two dots in a row, or one at an end. Most clients match it with nothing; have the certificate issued again without.',
      name,
    ),
});
