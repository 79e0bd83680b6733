import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import type { CertificateRule } from '../types.ts';
import { silent } from '../types.ts';
import { quote } from '../wording.ts';

/** Same dNSName twice, in whatever case. */
export const duplicateDnsName: CertificateRule = {
  id: 'san/duplicate-dns-name',
  title: 'Same DNS name twice',
  severity: 'hint',
  force: 'advice',
  citation: rfc5280('4.2.1.6'),
  fixable: false,
  zlint: ['n_san_dns_name_duplicate'],
  scope: 'certificate',
  extension: extensionOids.subjectAltName,
  check({ dnsNames }, { t }) {
    if (dnsNames.length < 2) return silent;
    const seen = new Set<string>();
    const repeated = dnsNames.find(({ value }) => seen.size === seen.add(value.toLowerCase()).size);
    if (repeated === undefined) return silent;
    const message = t(
      'The DNS name {0} stands here twice. No handshake fails for it; leave one out.',
      quote(repeated.value),
    );
    return [{ message, bytes: repeated.range }];
  },
};
