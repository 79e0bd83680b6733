import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isExtendedValidation } from './onion.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Older name below .onion without extended validation. */
export const onionWithoutExtendedValidation = webRule({
  id: 'webpki/onion-without-extended-validation',
  title: 'Older name below .onion without extended validation',
  force: 'MUST',
  section: 'Appendix B',
  since: effective.onion,
  until: effective.v169,
  zlint: ['e_san_dns_name_onion_not_ev_cert'],
  about: ['leaf'],
  check(subject, { t }) {
    const name = [...subject.dnsNames, ...subject.commonNames].find(({ value }) => /\.onion$/i.test(value));
    if (name === undefined || isExtendedValidation(subject)) return silent;
    const message = t(
      'The name {0} is below .onion, and until 2020-03-27 that took extended validation. A public CA has to revoke the certificate; have it issued again.',
      quote(name.value),
    );
    return reportOne(message, name.range);
  },
});
