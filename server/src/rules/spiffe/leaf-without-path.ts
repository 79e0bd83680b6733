import { parseSpiffeId } from '../../x509/spiffe.ts';
import { spiffeX509Svid } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { quote } from '../wording.ts';
import { getSpiffeName } from './spiffe-names.ts';

/** A workload whose SPIFFE ID is that of the whole trust domain. */
export const leafWithoutPath: CertificateRule = {
  id: 'spiffe/leaf-without-path',
  title: 'SPIFFE ID of a workload without a path',
  severity: 'warning',
  force: 'MUST',
  citation: spiffeX509Svid('3.1'),
  fixable: false,
  scope: 'certificate',
  about: ['leaf'],
  extension: extensionOids.subjectAltName,
  check(subject, { t }) {
    const name = getSpiffeName(subject);
    const id = name && parseSpiffeId(name.value);
    if (name === undefined || id === undefined || typeof id === 'string' || id.path !== '') return silent;
    const message = t(
      '{0} names the trust domain and no workload in it. Peers that verify SPIFFE IDs refuse a leaf without a path, which only a CA may lack; issue it with one, such as {1}.',
      quote(name.value),
      quote(`${name.value}/payments/api`),
    );
    return [{ message, bytes: name.range }];
  },
};
