import type { CertificateSubject } from '../certificate-subject.ts';
import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isExtendedValidation } from './onion.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Name below .onion that is no address of Tor. */
export const onionAddress = webRule({
  id: 'webpki/onion-address',
  title: 'Name below .onion that is no address of Tor',
  force: 'MUST',
  section: 'Appendix B',
  since: effective.onion,
  zlint: ['e_san_dns_name_onion_invalid'],
  check(subject, { t }) {
    const wrong = [...subject.dnsNames, ...subject.commonNames].find(
      ({ value }) => value.endsWith('.onion') && !isAddress(value, subject),
    );
    if (wrong === undefined) return silent;
    const message = t(
      'The name {0} is no onion address: before .onion stand 56 characters from a to z and 2 to 7. No Tor client finds it; have the certificate issued for the address of the service.',
      quote(wrong.value),
    );
    return reportOne(message, wrong.range);
  },
});

/** Version 3 of Tor; version 2, with 16 characters, only with extended validation. */
function isAddress(name: string, subject: CertificateSubject): boolean {
  const label = name.split('.').at(-2) ?? '';
  if (!/^[a-z2-7]+$/i.test(label)) return false;
  return label.length === 56 || (label.length === 16 && isExtendedValidation(subject));
}
