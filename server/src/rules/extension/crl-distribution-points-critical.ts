import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustNotBeCritical } from './criticality-rule.ts';

/** CRL distribution points marked as critical. */
export const crlDistributionPointsCritical = mustNotBeCritical({
  id: 'extension/crl-distribution-points-critical',
  title: 'CRL distribution points marked as critical',
  severity: 'warning',
  force: 'SHOULD',
  citation: rfc5280('4.2.1.13'),
  since: publication.rfc2459,
  zlint: ['w_ext_crl_distribution_marked_critical'],
  impliedBy: ['webpki/crl-points-critical', 'webpki/ca-crl-points-critical'],
  extension: extensionOids.crlDistributionPoints,
  say: (t) =>
    t(
      'cRLDistributionPoints is marked as critical. Java peers that do not check revocation refuse the handshake ("unrecognized critical extension(s)"), OpenSSL and Go accept it; issue the certificate again with this extension not critical.',
    ),
});
