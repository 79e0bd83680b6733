import { isTooWide } from '../../path/validation/names/dns-name.ts';
import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Wildcard over all that a registry sells. */
export const wildcardOverRegistry = dnsNameRule({
  id: 'webpki/wildcard-over-registry',
  title: 'Wildcard over all that a registry sells',
  force: 'advice',
  section: '3.2.2.6',
  since: effective.firstVersion,
  zlint: ['n_dnsname_wildcard_left_of_public_suffix'],
  about: ['leaf'],
  commonNames: true,
  isWrong: (name) => isTooWide(name),
  describe: (name, t) =>
    t(
      'The wildcard {0} stands for everything that a registry sells. Browsers and curl refuse such a name; have the certificate issued for the domain that you hold.',
      name,
    ),
});
