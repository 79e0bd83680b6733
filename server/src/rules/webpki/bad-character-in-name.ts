import { parseIpAddress } from '../../path/validation/names/ip-address.ts';
import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Character that no DNS name has. */
export const badCharacterInName = dnsNameRule({
  id: 'webpki/bad-character-in-name',
  title: 'Character that no DNS name has',
  force: 'MUST',
  section: '7.1.4.2',
  since: effective.firstVersion,
  zlint: ['e_dnsname_bad_character_in_label'],
  about: ['leaf'],
  impliedBy: ['webpki/empty-label'],
  commonNames: true,
  isWrong: (name) =>
    !/^(?:\*\.)?(?:\?\.)*(?:[a-z0-9*_-]+\.)*[a-z0-9*_-]*$/.test(name) && parseIpAddress(name) === undefined,
  describe: (name, t) =>
    t(
      'The name {0} holds characters that no DNS name has. No client finds a host by it; have the certificate issued again with letters, digits and hyphens (internationalised names as xn--…).',
      name,
    ),
});
