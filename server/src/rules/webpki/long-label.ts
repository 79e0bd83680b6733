import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Label of more than 63 characters. */
export const longLabel = dnsNameRule({
  id: 'webpki/long-label',
  title: 'Label of more than 63 characters',
  force: 'MUST',
  section: '7.1.4.2',
  since: effective.firstVersion,
  zlint: ['e_dnsname_label_too_long'],
  about: ['leaf'],
  commonNames: true,
  isWrong: (name) => name.split('.').some((label) => label.length > 63),
  describe: (name, t) =>
    t(
      'The name {0} has a label of more than 63 characters, which DNS cannot hold. No host can have it; have the certificate issued for another name.',
      name,
    ),
});
