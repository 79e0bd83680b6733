import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Label with hyphens in its third and fourth place. */
export const reservedLabel = dnsNameRule({
  id: 'webpki/reserved-label',
  title: 'Label with hyphens in its third and fourth place',
  force: 'MUST',
  section: '7.1.2.7.12',
  since: effective.reservedLabels,
  zlint: ['e_dnsname_contains_prohibited_reserved_label'],
  about: ['leaf'],
  unless: 'plain-dns-names',
  isWrong: (name) => name.split('.').some((label) => /^..--/.test(label) && !label.startsWith('xn--')),
  describe: (name, t) =>
    t(
      'In {0} a label has hyphens in its third and fourth place, which is reserved for encodings such as xn--. A public CA has to revoke the certificate; have it issued for another name.',
      name,
    ),
});
