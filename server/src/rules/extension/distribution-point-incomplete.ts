import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** CRL distribution point that says neither where the list is nor who makes it. */
export const distributionPointIncomplete: CertificateRule = {
  id: 'extension/distribution-point-incomplete',
  title: 'CRL distribution point without a place or an issuer',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.13'),
  fixable: false,
  since: publication.rfc3280,
  zlint: ['e_distribution_point_incomplete'],
  scope: 'certificate',
  extension: extensionOids.crlDistributionPoints,
  check(subject, { t }) {
    const points = subject.value(extensionOids.crlDistributionPoints, 'crlDistributionPoints')?.points ?? [];
    const incomplete = points.find(
      ({ names, relativeName, crlIssuer }) =>
        names.length === 0 && relativeName === undefined && crlIssuer.length === 0,
    );
    if (incomplete === undefined) return silent;
    const message = t(
      'A CRL distribution point says neither where the list is nor who issues it. OpenSSL, and so nginx, Node and curl, refuses the certificate ("unable to get local issuer certificate"), Go and Java accept it; issue it again with the URL of the list.',
    );
    return [{ message, bytes: incomplete.range }];
  },
};
