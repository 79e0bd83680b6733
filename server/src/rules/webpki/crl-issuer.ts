import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { listCrlPoints } from './locations.ts';
import { reportOne, webRule } from './web-rule.ts';

/** CRL distribution point that names another issuer. */
export const crlIssuer = webRule({
  id: 'webpki/crl-issuer',
  title: 'CRL distribution point that names another issuer',
  force: 'MUST',
  section: '7.1.2.11.2',
  since: effective.profiles,
  zlint: ['e_crlissuer_must_not_be_present_in_cdp'],
  about: ['leaf'],
  extension: extensionOids.crlDistributionPoints,
  check(subject, { t }) {
    const point = listCrlPoints(subject).find(({ crlIssuer }) => crlIssuer.length > 0);
    if (point === undefined) return silent;
    const message = t(
      'A CRL distribution point of {0} has the revocation list signed by somebody else (cRLIssuer), which the Baseline Requirements forbid and most TLS stacks cannot check; have it issued again without.',
      nameOf(subject.certificate),
    );
    return reportOne(message, point.range);
  },
});
