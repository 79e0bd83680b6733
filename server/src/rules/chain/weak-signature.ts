import { isSelfIssued } from '../../x509/identity.ts';
import { nist800131a } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** A signature of the path uses a broken digest. That of a certificate that is its own anchor counts for nothing. */
export const weakSignature = pathRule({
  id: 'chain/weak-signature',
  reason: 'weak-signature',
  title: 'Signature with a broken digest',
  severity: 'warning',
  force: 'advice',
  strict: true,
  citation: nist800131a('3'),
  applies: ({ certificate }, { certificates }) => certificates.length > 1 || !isSelfIssued(certificate),
  advise: (t) => t('Have the certificate issued again with a SHA-256 signature.'),
});
