import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';
import { isReservedAddress } from './reserved-addresses.ts';
import { readReverseName } from './reverse-names.ts';

/** Reverse DNS name of an address that belongs to nobody. */
export const reservedReverseAddress = dnsNameRule({
  id: 'webpki/reserved-reverse-address',
  title: 'Reverse DNS name of an address that belongs to nobody',
  force: 'MUST',
  section: '7.1.2.7.12',
  since: effective.firstVersion,
  zlint: ['e_subject_contains_reserved_arpa_ip'],
  impliedBy: ['webpki/reverse-zone'],
  isWrong: (name) => isReservedReverse(name),
  describe: (name, t) =>
    t(
      'The name {0} is the reverse of a private or reserved IP address, which belongs to nobody on the Internet. A public CA has to revoke it; use the name of the host.',
      name,
    ),
});

function isReservedReverse(name: string): boolean {
  const address = readReverseName(name);
  return address !== undefined && isReservedAddress(address);
}
