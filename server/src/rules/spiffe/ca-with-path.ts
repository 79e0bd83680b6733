import { parseSpiffeId } from '../../x509/spiffe.ts';
import { spiffeX509Svid } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { quote } from '../wording.ts';
import { getSpiffeName, isWorkloadAsCa } from './spiffe-names.ts';

/** A CA whose SPIFFE ID names a workload. */
export const caWithPath: CertificateRule = {
  id: 'spiffe/ca-with-path',
  title: 'SPIFFE ID of a CA with a path',
  severity: 'information',
  force: 'MUST',
  citation: spiffeX509Svid('3.2'),
  fixable: false,
  scope: 'certificate',
  about: ['ca'],
  extension: extensionOids.subjectAltName,
  aboutWhole: true,
  check(subject, { t }) {
    const name = getSpiffeName(subject);
    const id = name && parseSpiffeId(name.value);
    if (name === undefined || id === undefined || typeof id === 'string' || id.path === '') return silent;
    if (isWorkloadAsCa(subject)) {
      const message = t(
        'The SPIFFE ID {0} and the extended key usage are those of a workload, and the certificate is a CA (CA:TRUE). Peers that verify SPIFFE IDs refuse it (go-spiffe: "leaf certificate with CA flag set to true"); a workload needs CA:FALSE, so issue it again without CA:TRUE.',
        quote(name.value),
      );
      return [{ message, bytes: name.range, severity: 'warning' }];
    }
    const message = t(
      "The SPIFFE ID {0} names a workload, and this certificate is a CA: peers that verify SPIFFE IDs never accept it as a workload's. The ID of a CA is that of its trust domain, {1}; a workload needs a certificate with CA:FALSE.",
      quote(name.value),
      quote(`spiffe://${id.trustDomain}`),
    );
    return [{ message, bytes: name.range }];
  },
};
