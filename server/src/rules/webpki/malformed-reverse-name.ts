import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';
import { isReverseName, readReverseName } from './reverse-names.ts';

/** Reverse DNS name of no address. */
export const malformedReverseName = dnsNameRule({
  id: 'webpki/malformed-reverse-name',
  title: 'Reverse DNS name of no address',
  force: 'SHOULD',
  section: '3.2.2.6',
  since: effective.firstVersion,
  zlint: ['w_subject_contains_malformed_arpa_ip'],
  impliedBy: ['webpki/reverse-zone'],
  isWrong: (name) => isReverseName(name) && readReverseName(name) === undefined,
  describe: (name, t) =>
    t(
      'The name {0} is below a zone of reverse DNS and is not the reverse of an IP address, so no host has it. Use the name of the host.',
      name,
    ),
});
