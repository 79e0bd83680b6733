import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { shortName } from '../wording.ts';
import { reportOne, webCrlRule } from './web-rule.ts';

/** Whether each is critical. */
const allowed: ReadonlyMap<string, boolean> = new Map<string, boolean>([
  [extensionOids.crlNumber, false],
  [extensionOids.authorityKeyIdentifier, false],
  [extensionOids.issuingDistributionPoint, true],
]);

/** Extension that a revocation list had better not have. */
export const crlExtension = webCrlRule({
  id: 'webpki/crl-extension',
  title: 'Extension that a revocation list had better not have',
  force: 'SHOULD',
  section: '7.2.2',
  zlint: ['e_crl_extensions_validity'],
  check(subject, { t }) {
    const wrong = subject.list.extensions.find(({ oid, critical }) => allowed.get(oid) !== critical);
    if (wrong === undefined) return silent;
    const { name, range } = wrong;
    const issuer = shortName(subject.list.issuer);
    if (allowed.has(wrong.oid)) {
      const message = t(
        'The revocation list of {0} has {1} critical where it must not be, or the other way round. Have the CA issue it again.',
        issuer,
        name,
      );
      return [{ message, bytes: range, severity: 'error' }];
    }
    const message = t(
      'The revocation list of {0} has {1}, which the Baseline Requirements advise against. Clients that do not know it pass over it where it is not critical, and refuse the list where it is.',
      issuer,
      name,
    );
    return reportOne(message, range);
  },
});
