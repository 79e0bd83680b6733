import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { isHttpOrLdap } from './http-or-ldap.ts';

/** CRL distribution points of which none has an HTTP or LDAP URL. */
export const distributionPointsWithoutHttp: CertificateRule = {
  id: 'extension/distribution-points-without-http',
  title: 'CRL distribution points without an HTTP or LDAP URL',
  severity: 'information',
  force: 'SHOULD',
  citation: rfc5280('4.2.1.13'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['w_distribution_point_missing_ldap_or_uri'],
  scope: 'certificate',
  impliedBy: ['extension/distribution-point-incomplete', 'extension/empty'],
  extension: extensionOids.crlDistributionPoints,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.crlDistributionPoints);
    const points = subject.value(extensionOids.crlDistributionPoints, 'crlDistributionPoints')?.points;
    if (extension === undefined || points === undefined) return silent;
    if (points.some(({ names }) => names.some(isHttpOrLdap))) return silent;
    const message = t(
      'No CRL distribution point has an http or ldap URL, so verifiers that check revocation cannot fetch the list: they refuse the handshake or check nothing, depending on their settings. Name an http URL; the list is signed and needs no TLS.',
    );
    return [{ message, bytes: extension.valueRange }];
  },
};
